import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file to be linted: its path within the workspace, and its text. */
export interface Input {
  readonly path: string;
  readonly text: string;
}

const CORPUS = join(import.meta.dirname, '..', '..', '..', 'shared', 'corpus');

/** The real files beside the repository, or undefined on a machine without them. */
export function corpus(of: 'kubernetes' | 'compose'): Input[] | undefined {
  const folder = join(CORPUS, of);
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.ya?ml$/.test(path) && statSync(join(folder, path)).isFile())
    .map(path => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

/** A manifest of one service, as a small team writes it: about 70 lines in three documents. */
export function manifest(i: number): string {
  const name = `service-${String(i)}`;
  return `# ${name}, kept by the shop team
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: team-${String(i % 40)}
  labels:
    app.kubernetes.io/name: ${name}
spec:
  replicas: ${String((i % 3) + 1)}
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
    spec:
      containers:
        - name: web
          image: registry.example.com/shop/${name}:1.${String(i % 20)}.0
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: LOG_LEVEL
              value: info
            - name: DATABASE_HOST
              value: db.team-${String(i % 40)}.svc
            - name: DATABASE_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: ${name}
                  key: password
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 256Mi
          readinessProbe:
            httpGet:
              path: /ready
              port: http
          securityContext:
            runAsNonRoot: true
---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: team-${String(i % 40)}
spec:
  selector:
    app.kubernetes.io/name: ${name}
  ports:
    - name: http
      port: 80
      targetPort: http
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  namespace: team-${String(i % 40)}
data:
  features.json: |
    {"checkout": true, "wishlist": ${i % 2 === 0 ? 'true' : 'false'}}
`;
}

/** A Compose file of that many services, as a team writes it: about 24 lines each. */
export function composeFile(services: number): string {
  const written = Array.from({ length: services }, (_, i) => `  service-${String(i)}:
    image: registry.example.com/shop/service-${String(i)}:1.${String(i % 20)}.0
    restart: unless-stopped
    ports:
      - "127.0.0.1:${String(8000 + i)}:8080"
    environment:
      LOG_LEVEL: \${LOG_LEVEL:-info}
      DATABASE_URL: postgres://shop@db/service_${String(i)}
    env_file:
      - shop.env
    depends_on:
      db:
        condition: service_healthy
    healthcheck:
      test: [CMD, wget, -q, --spider, "http://127.0.0.1:8080/healthz"]
      interval: 10s
    volumes:
      - data-${String(i)}:/var/lib/service
    networks: [shop]
    logging: *logging
    deploy:
      resources:
        limits:
          memory: 256m
          cpus: "0.5"
`);
  const volumes = Array.from({ length: services }, (_, i) => `  data-${String(i)}:\n`);
  return `name: shop
x-logging: &logging
  driver: json-file
  options:
    max-size: 10m
services:
  db:
    image: postgres:17.2
    healthcheck:
      test: [CMD, pg_isready, -U, postgres]
${written.join('\n')}
networks:
  shop:
volumes:
${volumes.join('')}`;
}

/** A synthetic workspace of that many files. */
export function workspaceOf(count: number): Input[] {
  return Array.from({ length: count }, (_, i) => ({ path: `team-${String(i % 40)}/service-${String(i)}.yaml`, text: manifest(i) }));
}

/** One file of that many documents. */
export function largeFile(documents: number): string {
  return Array.from({ length: Math.ceil(documents / 3) }, (_, i) => manifest(i)).join('---\n');
}
