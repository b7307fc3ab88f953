/** A service on Kubernetes. */
export const KUBERNETES = `# Production readiness: a service on Kubernetes

Copy it for each release with “Start a run”. Boxes with a comment at their end are compared with the files of the
repository; all others are for a person. Delete what your service does not have.

## 1. Cluster

- [ ] Everyone who deploys can reach the cluster with an account of their own
- [ ] Kubernetes version ≥ 1.30, and the provider still supports it
- [ ] The cluster runs with 3+ nodes in different zones
- [ ] The namespace of the service is created
- [ ] Secrets encrypted in etcd with a key that is rotated
- [ ] The API server keeps an audit log where the team cannot alter it
- [ ] **Namespace limits**
  - [ ] The namespace has a quota <!-- seaworthy: resource-quota -->
  - [ ] The namespace has default requests and limits <!-- seaworthy: limit-range -->
  - [ ] The namespace enforces a Pod Security Standard <!-- seaworthy: pod-security-standards -->

## 2. Workloads

### Health and lifecycle

- [ ] Liveness probes are set <!-- seaworthy: liveness-probe -->
- [ ] Readiness probes are set <!-- seaworthy: readiness-probe -->
- [ ] Slow starters have a startup probe <!-- seaworthy: startup-probe -->
- [ ] A probe waits 1 to 5 seconds for its answer <!-- seaworthy: probe-timings minimumTimeout=1 maximumTimeout=5 -->
- [ ] Liveness asks something else than readiness <!-- seaworthy: probe-identical -->
- [ ] Probes ask ports that are there <!-- seaworthy: probe-port -->
- [ ] 30 seconds of grace are written down, so that requests in flight can end <!-- seaworthy: grace-period minimum=30 required=true -->
- [ ] Containers behind a Service drain before they stop <!-- seaworthy: lifecycle-prestop -->

### Resources

- [ ] Memory is requested <!-- seaworthy: memory-request -->
- [ ] Memory is limited to 2Gi at most <!-- seaworthy: memory-limit max=2Gi -->
- [ ] CPU is requested <!-- seaworthy: cpu-request -->
- [ ] CPU is limited (optional) <!-- seaworthy: cpu-limit -->
- [ ] No request is greater than its limit <!-- seaworthy: requests-exceed-limits -->
- [ ] Quantities have the units that were meant <!-- seaworthy: resource-units -->

### Availability

- [ ] 3 replicas or more serve requests <!-- seaworthy: replicas min=3 -->
- [ ] Replicas stand on different nodes <!-- seaworthy: anti-affinity -->
- [ ] Replicas stand in different zones <!-- seaworthy: topology-spread -->
- [ ] Disruption budgets are declared <!-- seaworthy: pdb -->
- [ ] Disruption budgets leave room to drain a node <!-- seaworthy: pdb-blocks-drain -->
- [ ] An update adds one pod at a time and takes none away first <!-- seaworthy: rolling-update maxSurge=1 maxUnavailable=0 -->
- [ ] A second region can take over (if required)
- [ ] **Autoscaling (optional)**
  - [ ] An autoscaler keeps 3 to 10 replicas <!-- seaworthy: hpa-target min=3 max=10 -->
  - [ ] What it measures is requested by its target <!-- seaworthy: hpa-metrics -->
  - [ ] Scale-down policies with a stabilization window are configured
  - [ ] Its target does not fix a number of replicas <!-- seaworthy: hpa-replicas -->
  - [ ] A VerticalPodAutoscaler is declared <!-- seaworthy: object kind=VerticalPodAutoscaler -->

## 3. Security

### Containers

- [ ] No container runs as root <!-- seaworthy: run-as-non-root; run-as-root-user -->
- [ ] Root file systems are read-only <!-- seaworthy: read-only-root-fs -->
- [ ] Capabilities are dropped, and no dangerous one is added <!-- seaworthy: drop-capabilities; added-capabilities -->
- [ ] Security contexts rule out privileged mode and privilege escalation <!-- seaworthy: privileged; allow-privilege-escalation -->
- [ ] System calls are filtered <!-- seaworthy: seccomp -->
- [ ] Pods share neither network, processes nor IPC with their node <!-- seaworthy: host-network; host-pid; host-ipc -->
- [ ] Pods mount no sensitive path and no socket of their node <!-- seaworthy: host-path; docker-socket -->

### Images

- [ ] Tags stay where they are: no \`latest\` <!-- seaworthy: image-tag -->
- [ ] Images come from our own registry only
- [ ] Pull secrets for the registry are created in the namespace
- [ ] A workflow scans images for known vulnerabilities <!-- seaworthy: workflow uses=trivy,grype,snyk -->
- [ ] A workflow signs images (optional) <!-- seaworthy: workflow uses=cosign -->

### Access

- [ ] Each workload runs under a service account of its own <!-- seaworthy: default-service-account -->
- [ ] Pods that do not call the API get no token <!-- seaworthy: service-account-token -->
- [ ] A role binding is declared <!-- seaworthy: object kind=RoleBinding,ClusterRoleBinding -->
- [ ] Roles have been reviewed: each verb has a reason
- [ ] Which service may call which is decided by an authorization policy of the mesh (if used)

### Secrets and configuration

- [ ] No credential is written in clear in an environment, an argument or a URL <!-- seaworthy: plaintext-secret-env -->
- [ ] Secrets are stored in Kubernetes Secrets, not ConfigMaps
- [ ] The Secrets of the service are created
- [ ] The ConfigMaps of the service are applied
- [ ] Defaults of the application have been gone through with production in mind
- [ ] \`LOG_LEVEL=info\` is set (not debug)
- [ ] \`APP_ENV=production\` is set
- [ ] An overlay for an environment is in the repository <!-- seaworthy: file path="**/overlays/*/kustomization.yaml" -->
- [ ] Secrets are rotated by a documented procedure

## 4. Traffic

- [ ] A Service is exposed to whom it serves
- [ ] An ingress controller runs and is kept up to date
- [ ] An Ingress, a Gateway or a route is declared <!-- seaworthy: object kind=Ingress,Gateway,HTTPRoute -->
- [ ] TLS is configured on every Ingress host
- [ ] The certificate is issued and renews itself
- [ ] Clients with less than TLS 1.2 are turned away
- [ ] Names resolve to the new address, with a short time to live
- [ ] The load balancer spreads requests over the replicas
- [ ] The load balancer takes a sick replica out
- [ ] Answers carry HSTS, a content security policy and their companions
- [ ] A client that asks too often is slowed down
- [ ] IP allow-list configured for administration paths (if required)
- [ ] A network policy is declared <!-- seaworthy: object kind=NetworkPolicy,CiliumNetworkPolicy -->
- [ ] Mutual TLS of a service mesh configured (if used)

## 5. Observability

- [ ] Prometheus and its Alertmanager run in the cluster
- [ ] Metrics are scraped: a monitor is declared <!-- seaworthy: object kind=ServiceMonitor,PodMonitor,ScrapeConfig -->
- [ ] Alert rules are declared <!-- seaworthy: object kind=PrometheusRule -->
- [ ] An alert has reached the person on call
- [ ] Grafana runs and reads the metrics
- [ ] A dashboard of the service is in the repository <!-- seaworthy: file path="**/dashboards/**/*.json" -->
- [ ] Logs are collected in one place, and one can be found by its request
- [ ] Logs are written as structured records
- [ ] Traces show a request from the edge to the database
- [ ] Unhandled errors are reported with their release (optional)

## 6. Documents

- [ ] A runbook is in the repository <!-- seaworthy: file path="**/*runbook*" -->
- [ ] An overview of the architecture is in the repository <!-- seaworthy: file path="**/*architecture*" -->
- [ ] A guide to deployment is in the repository <!-- seaworthy: file path="**/*deploy*.md" -->
- [ ] A plan for a rollback is in the repository <!-- seaworthy: file path="**/*rollback*" -->
- [ ] A guide to troubleshooting is in the repository <!-- seaworthy: file path="**/*troubleshoot*" -->
- [ ] What operations need to know is in the repository <!-- seaworthy: file path="**/docs/**/*operation*" -->
- [ ] A plan for incidents is in the repository <!-- seaworthy: file path="**/*incident*" -->
- [ ] A description of the API is in the repository <!-- seaworthy: file path="**/*openapi*" -->
- [ ] A guide to the settings is in the repository <!-- seaworthy: file path="**/docs/**/*config*" -->
- [ ] Users find out what changes for them
- [ ] A change log is in the repository <!-- seaworthy: file path="**/CHANGELOG*" -->
- [ ] The changes of this release are listed in it
- [ ] A license file is in the repository <!-- seaworthy: file path="LICENSE*" -->

## 7. Release

- [ ] A workflow deploys <!-- seaworthy: workflow uses=deploy,kubectl,helm,argocd,flux -->
- [ ] The maintenance window is announced (if needed)
- [ ] A blue-green or a canary rollout is declared (optional) <!-- seaworthy: object kind=Rollout,Canary -->
- [ ] Traffic moves to the new version in steps: 5 %, 25 %, 100 %
- [ ] What will change has been looked at

  ~~~sh
  kubectl diff -k overlays/production
  ~~~

- [ ] The Deployment is applied

  ~~~sh
  kubectl apply -k overlays/production
  ~~~

- [ ] The rollout has come to its end

  ~~~sh
  kubectl rollout status deployment --timeout=5m
  ~~~

- [ ] Its pods are ready and stay so

  ~~~sh
  kubectl get pods
  kubectl get events --field-selector type=Warning
  ~~~

- [ ] The autoscaler reads its metrics

  ~~~sh
  kubectl get hpa
  ~~~

- [ ] Objects carry the labels that dashboards and policies select by

Targets under the expected load:

- [ ] P95 latency < 500 ms
- [ ] Error rate < 0.1%
- [ ] Availability ≥ 99.9%

Roll back at once if:

- [ ] Error rate > 5% for 5 minutes
- [ ] P95 latency > 2 s for 10 minutes
- [ ] Containers restart more than 3 times in 10 minutes
- [ ] Data is lost or seen by somebody whom it does not concern

## 8. Sign-off

- [ ] **Service owner**: ____________ Date: __________
- [ ] **Operations lead**: ____________ Date: __________
- [ ] **Security lead**: ____________ Date: __________

## 9. After go-live

### First 24 hours

- [ ] Errors, latency and saturation watched against the day before
- [ ] Nobody was woken by an alert that needed nothing done

### Weekly

- [ ] Open findings and image updates gone through
- [ ] Requests compared with what pods really use

### Quarterly

- [ ] A rollback practised
`;
