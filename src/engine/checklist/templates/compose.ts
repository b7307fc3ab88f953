/** A deployment with Docker Compose. */
export const COMPOSE = `# Production readiness: a deployment with Docker Compose

Copy it for each release with “Start a run”. Boxes with a comment at their end are compared with the files of the
repository; all others are for a person. Delete what your deployment does not have.

## 1. Host

- [ ] The host has the cores, the memory and the disk that the services were measured to need
- [ ] The operating system is supported and installs security updates by itself
- [ ] Docker 27+ and Compose 2.30+ are installed
- [ ] Only ports 80 and 443 are let through the firewall from outside
- [ ] Administrators sign in with keys, not passwords
- [ ] The clock is synchronised

## 2. Compose file

### Services

- [ ] Each service restarts when it fails or the host does <!-- seaworthy: restart-policy -->
- [ ] Services that run for long have a health check <!-- seaworthy: liveness-probe -->
- [ ] Memory of each service is limited <!-- seaworthy: memory-limit -->
- [ ] CPU of each service is limited (optional) <!-- seaworthy: cpu-limit -->
- [ ] Services get time to end <!-- seaworthy: grace-period -->

### Network and data

- [ ] Internal ports are not published on the host
- [ ] Docker networks keep the database away from the edge
- [ ] Persistent volumes hold what must outlive a container

### Images

- [ ] Images have a tag that stays <!-- seaworthy: image-tag -->
- [ ] Images are built in stages, without compilers in the last one
- [ ] Images are pushed to a registry that outlives the host
- [ ] A workflow scans images for known vulnerabilities <!-- seaworthy: workflow uses=trivy,grype,snyk,scout -->

### Security

- [ ] No service runs as root <!-- seaworthy: run-as-non-root -->
- [ ] No service is privileged <!-- seaworthy: privileged -->
- [ ] No service can gain privileges <!-- seaworthy: allow-privilege-escalation -->
- [ ] Capabilities are dropped <!-- seaworthy: drop-capabilities -->
- [ ] Root file systems are read-only (optional) <!-- seaworthy: read-only-root-fs -->
- [ ] No service gets the socket of Docker <!-- seaworthy: docker-socket -->
- [ ] No service shares the network of the host <!-- seaworthy: host-network -->

## 3. Configuration and secrets

- [ ] The production \`.env\` is on the host, readable by its owner alone
- [ ] Git ignores \`.env\` <!-- seaworthy: ignored path=.env -->
- [ ] No credential is written in clear in the Compose file <!-- seaworthy: plaintext-secret-env -->
- [ ] Each variable is set once <!-- seaworthy: duplicate-env -->
- [ ] Passwords that images come with are changed
- [ ] Settings meant for development are off

## 4. Reverse proxy

- [ ] Names point to the host, IPv6 included
- [ ] **TLS**
  - [ ] The certificate is in place and its renewal has been tried
  - [ ] Weak ciphers and old versions of TLS are off
  - [ ] Plain HTTP leads to HTTPS
- [ ] Headers tell browsers what they may load and frame
- [ ] The proxy limits how often one client may ask
- [ ] The proxy spreads requests over several instances (if needed)
- [ ] The proxy asks a service for its health before it sends requests there

## 5. Observability

- [ ] Prometheus scrapes the services and keeps its data on a volume
- [ ] A node exporter reports the host
- [ ] Somebody is told before the disk is full
- [ ] Metrics are kept for as long as capacity is planned from them
- [ ] Alerts reach a person by two ways
- [ ] Container logs rotate: log rotation configured
- [ ] Logs are kept as long as the law and the team ask, and no longer
- [ ] Logs leave the host, so that they survive it
- [ ] Scheduled jobs report when they did not run
- [ ] Unhandled errors are reported (optional)

## 6. Before the release

- [ ] Tests of the release candidate passed in the pipeline
- [ ] Migrations were run against a copy of the production data
- [ ] A guide to deployment is in the repository <!-- seaworthy: file path="**/*deploy*.md" -->
- [ ] People who use it know what changes
- [ ] The Compose file is read without errors

  ~~~sh
  docker compose config --quiet
  ~~~

- [ ] The backup of this day is complete, and stored elsewhere

## 7. Release

- [ ] The new version is started

  ~~~sh
  docker compose pull
  docker compose up --detach --wait
  ~~~

- [ ] Every service is up and healthy

  ~~~sh
  docker compose ps
  docker compose logs --since 10m --tail 100
  ~~~

- [ ] A person has walked through the most important thing that users do

Targets under the expected load:

- [ ] P95 latency < 800 ms
- [ ] Error rate < 0.5%

Roll back at once if:

- [ ] Error rate > 5% for 5 minutes
- [ ] Memory of the host > 95% for 10 minutes
- [ ] A service restarts again and again

## 8. Sign-off

- [ ] **Service owner**: ____________ Date: __________
- [ ] **Host administrator**: ____________ Date: __________

## 9. After go-live

### Daily

- [ ] Alerts and failed jobs of the night gone through

### Weekly

- [ ] Space on disks and volumes looked at
- [ ] Updates of images and host applied

### Monthly

- [ ] A backup restored on another host
`;
