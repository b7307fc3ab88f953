import { Project, RULES, detach, lintFile, plainReport, readFile, reportFile, rulesetOf, toPlain } from '../../src/engine/index.ts';
import type { FileModel, FileReport, PlainReport, Ruleset } from '../../src/engine/index.ts';

/** Every rule there is, the optional ones too. */
export const EVERY_RULE: Ruleset = rulesetOf(RULES, 'strict', new Map(RULES.map(({ id, meta }) => [id, { severity: meta.severity }])));

export const RECOMMENDED: Ruleset = rulesetOf(RULES, 'recommended');

export interface Checked {
  readonly file: FileModel;
  readonly report: FileReport;
  readonly plain: PlainReport;
}

/** Takes a text all the way that an editor and the command line take it. */
export function check(text: string, ruleset: Ruleset = EVERY_RULE, beside: readonly FileModel[] = []): Checked {
  const file = readFile('manifest.yaml', text);
  const lint = lintFile(file, ruleset);
  const project = new Project([file, ...beside].flatMap(one => one.units.flatMap(unit => [...unit.facts])), true);
  return { file, report: reportFile(lint, project), plain: plainReport(detach(toPlain(lint), new Map()), project) };
}

/** A Pod whose one container goes on with these lines, which are indented for it. */
export function pod(lines = ''): string {
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: shop\nspec:\n  containers:\n    - name: web\n      image: example.com/web:1.4.2\n${lines}`;
}

/** What is wrong with a text, in words. */
export function problemsOf(text: string): string[] {
  return check(text).report.problems.map(({ message }) => message);
}

/** What stands beside `DEPLOYMENT` in its repository. */
export const BESIDE: readonly FileModel[] = [
  readFile('beside.yaml', `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: web
`),
];

/** A manifest as people write them, with every style of YAML in it. With `BESIDE`, the recommended rules find nothing in it. */
export const DEPLOYMENT = `# The shop's front.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: {app: web, tier: "front"}
  annotations:
    note: 'it''s fine'
spec:
  replicas: 3
  strategy:
    type: RollingUpdate
    rollingUpdate: {maxUnavailable: 0, maxSurge: 1}
  selector:
    matchLabels: &labels
      app: web
  template:
    metadata:
      labels: *labels
    spec:
      serviceAccountName: web
      automountServiceAccountToken: false
      terminationGracePeriodSeconds: 60
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        seccompProfile:
          type: RuntimeDefault
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels: *labels
      initContainers:
        - name: migrate
          image: example.com/migrate:1.2.3
          command: ["sh", "-c", "migrate up"]
          resources: &small
            requests: {cpu: 50m, memory: 64Mi}
            limits: {cpu: 100m, memory: 64Mi}
          securityContext: &hard
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
      containers:
        - name: web
          image: "example.com/web:1.2.3" # pinned
          ports:
            - containerPort: 8080
              name: http
          env:
            - name: LOG_LEVEL
              value: info
            - name: DB_PASSWORD
              valueFrom:
                secretKeyRef: {name: db, key: password}
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              cpu: 500m
              memory: 128Mi
          securityContext: *hard
          livenessProbe:
            httpGet: {path: /live, port: http}
            periodSeconds: 10
          readinessProbe:
            httpGet:
              path: /ready
              port: http
          lifecycle:
            preStop:
              exec:
                command:
                  - sleep
                  - "5"
        - name: proxy
          image: example.com/proxy:2.0.1
          args:
            - |
              listen 8443
              # not a comment: x
              upstream web
          resources: *small
          securityContext:
            <<: *hard
            runAsGroup: 10001
          livenessProbe: {tcpSocket: {port: 8443}}
      volumes:
        - name: cache
          emptyDir:
            sizeLimit: 1Gi
`;
