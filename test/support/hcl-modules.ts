import fc from 'fast-check';

/**
 * What may stand in a resource, slot by slot, each in the spellings that people use. Two spaces stand for a step of the
 * file's own indentation; heredocs end with EOT.
 */
type Slots = Readonly<Record<string, readonly string[]>>;

const CONTAINER = [
  'container {\n  name  = "web"\n  image = "example.com/web:1.4.2"\n}',
  'container {\n  name  = "web"\n  image = "nginx"\n  image_pull_policy = "Never"\n  resources {\n    limits = { memory = "512Mi" }\n  }\n  security_context { privileged = true }\n}',
  'container {\n  image = var.image\n  name = "api" # the one\n\n  port { container_port = 80 }\n  resources {\n    limits = {\n      cpu = "1" # one\n      memory = "1G"\n    }\n    requests = {\n      "memory" : "2G"\n    }\n  }\n  liveness_probe {\n    http_get {\n      path = "/"\n      port = 80\n    }\n    timeout_seconds = 1\n  }\n  readiness_probe {\n    http_get {\n      path = "/"\n      port = 80\n    }\n  }\n}',
  'container {\n  name = "web"\n  image = "web:latest"\n  command = ["sh", "-c", "sleep 1"]\n  dynamic "env" {\n    for_each = { A = "b" }\n    content {\n      name = env.key\n      value = env.value\n    }\n  }\n  security_context {\n    run_as_user = 0\n    capabilities {\n      add = ["SYS_ADMIN", "ALL"]\n    }\n    read_only_root_filesystem = false\n  }\n}',
  'container {\n  name = "web"\n  image = "web:1"\n  env {\n    name = "PASSWORD"\n    value = "Kj8mango42harbour"\n  }\n  env {\n    name = "A"\n    value = "1"\n  }\n  volume_mount {\n    name = "host"\n    mount_path = "/host"\n  }\n}',
] as const;

const POD: Slots = {
  container: CONTAINER,
  second: ['', '', 'init_container {\n  name = "init"\n  image = "busybox"\n}', 'container {\n  name = "side"\n  image = "side:2"\n}'],
  host: ['', '', 'host_network = true', 'host_pid = true\nhost_ipc = "true"'],
  security: ['', 'security_context {\n  run_as_non_root = false\n}', 'security_context {}', 'security_context {\n  # later\n  sysctl {\n    name = "kernel.shm_rmid_forced"\n    value = "1"\n  }\n}'],
  account: ['', 'service_account_name = "default"', 'automount_service_account_token = true'],
  volume: ['', 'volume {\n  name = "host"\n  host_path {\n    path = "/"\n  }\n}', 'volume {\n  name = "tmp"\n  empty_dir {}\n}'],
  grace: ['', 'termination_grace_period_seconds = 0', 'restart_policy = "Never"'],
};

const METADATA = ['metadata {\n  name = "web"\n}', 'metadata {\n  name = "web"\n  labels = { app = "web" }\n}', 'metadata {\n  name = var.name\n  namespace = "shop"\n  annotations = {\n    "a/b" = "c"\n    owner : "team"\n  }\n}'] as const;

const pods = (wrap: (body: string) => string) => (body: string): string => wrap(`spec {\n${inner(body)}\n}`);
const inner = (text: string): string => text.split('\n').map(line => (line === '' ? '' : `  ${line}`)).join('\n');
const template = (body: string): string => `template {\n  metadata {\n    labels = { app = "web" }\n  }\n${inner(body)}\n}`;

const DEFINITIONS = [
  'container_definitions = jsonencode([{ name = "web", image = "nginx", essential = true }])',
  'container_definitions = jsonencode([\n  {\n    name = "web"\n    image = "example.com/web:latest" # moves\n    memory = 512\n    privileged = true\n    portMappings = [{ containerPort = 80 }]\n    environment = [\n      { name = "API_KEY", value = "Kj8mango42harbour" },\n      { "name" : "A", "value" : "1" }\n    ]\n  },\n])',
  'container_definitions = jsonencode([{\n  "name": "web",\n  "image": "${var.image}:1",\n  "logConfiguration": { "logDriver": "awslogs" },\n  "user": "root",\n  linuxParameters = { capabilities = { add = ["SYS_ADMIN"] } }\n}, local.side])',
  'container_definitions = <<EOT\n[\n  {\n    "name": "web",\n    "image": "example.com/web:latest",\n    "privileged": true,\n    "readonlyRootFilesystem": false\n  }\n]\nEOT',
  'container_definitions = <<-EOT\n  [{ "name": "web", "image": "${var.image}", "memory": 128, "healthCheck": { "command": ["CMD", "true"], "interval": 5 } }]\n  EOT',
] as const;

/** Resources by their type: the slots of their bodies. */
const RESOURCES: Readonly<Record<string, { readonly slots: Slots; readonly wrap?: (body: string) => string }>> = {
  kubernetes_deployment: { slots: POD, wrap: body => `${METADATA[1]}\n\nspec {\n  replicas = 1\n${inner(template(pods(one => one)(body)))}\n}` },
  kubernetes_deployment_v1: { slots: POD, wrap: body => `${METADATA[2]}\nspec {\n  replicas = var.replicas\n  selector {\n    match_labels = { app = "web" }\n  }\n${inner(template(pods(one => one)(body)))}\n  strategy {\n    type = "Recreate"\n  }\n}` },
  kubernetes_pod: { slots: POD, wrap: body => `${METADATA[0]}\n${pods(one => one)(body)}` },
  kubernetes_stateful_set: { slots: POD, wrap: body => `${METADATA[0]}\n\nspec {\n  service_name = ""\n  replicas = 3\n\n${inner(template(pods(one => one)(body)))}\n}` },
  kubernetes_cron_job_v1: { slots: POD, wrap: body => `${METADATA[0]}\nspec {\n  schedule = "* * * * *"\n  job_template {\n    metadata {}\n    spec {\n${inner(inner(inner(template(pods(one => one)(body)))))}\n    }\n  }\n}` },
  kubernetes_manifest: { slots: { manifest: ['manifest = {\n  apiVersion = "apps/v1"\n  kind = "Deployment"\n  metadata = { name = "web" }\n  spec = {\n    replicas = 1\n    template = {\n      metadata = { labels = { app = "web" } }\n      spec = {\n        containers = [{\n          name = "web", image = "nginx"\n          securityContext = { privileged = true }\n        }]\n      }\n    }\n  }\n}', 'manifest = {\n  "apiVersion" : "v1", "kind" : "Pod"\n  "metadata" = {\n    "name" = "web"\n  }\n  "spec" = {\n    "hostNetwork" = true\n    "containers" = [\n      { "name" = "web", "image" = "web:latest" },\n    ]\n  }\n}'] } },
  aws_ecs_task_definition: { slots: { family: ['family = "web"'], definitions: DEFINITIONS, mode: ['', 'network_mode = "awsvpc"\nrequires_compatibilities = ["FARGATE"]\ncpu = 256\nmemory = "512"', 'network_mode = "host"\npid_mode = "host"'], roles: ['', 'execution_role_arn = aws_iam_role.a.arn', 'volume {\n  name = "sock"\n  host_path = "/var/run/docker.sock"\n}'] } },
  aws_ecs_service: { slots: { name: ['name = "web"'], task: ['task_definition = aws_ecs_task_definition.main.arn', 'task_definition = "web:1"'], count: ['', 'desired_count = 1', 'desired_count = 0'], net: ['', 'network_configuration {\n  subnets = ["a"]\n  assign_public_ip = true\n}'], breaker: ['', 'deployment_circuit_breaker {\n  enable = false\n  rollback = false\n}', 'deployment_minimum_healthy_percent = 0 # all at once'] } },
  aws_ecs_cluster: { slots: { name: ['name = "main"'], insights: ['', 'setting {\n  name = "containerInsights"\n  value = "disabled"\n}'] } },
  aws_s3_bucket: { slots: { bucket: ['bucket = "logs-${var.name}"', ''], acl: ['', 'acl = "public-read"'], versioning: ['', 'versioning { enabled = false }', 'versioning {\n  enabled = false # yet\n}'], tags: ['', 'tags = {\n  Name = "logs"\n}', 'tags = merge(local.tags, { a = "b" })'], force: ['', 'force_destroy = true'] } },
  aws_s3_bucket_public_access_block: { slots: { bucket: ['bucket = aws_s3_bucket.main.id'], block: ['block_public_acls = false', 'block_public_acls = true\nblock_public_policy = false'], more: ['', 'ignore_public_acls = false\n\n# and\nrestrict_public_buckets = var.restrict'] } },
  aws_s3_bucket_versioning: { slots: { bucket: ['bucket = aws_s3_bucket.main.id'], conf: ['versioning_configuration { status = "Suspended" }', 'versioning_configuration {\n  status = "Disabled"\n}'] } },
  aws_db_instance: { slots: { engine: ['engine = "postgres"\nengine_version = "9.6"', 'engine = "mysql"\ninstance_class = "db.t3.micro"'], public: ['', 'publicly_accessible = true', 'publicly_accessible = "true"'], backup: ['', 'backup_retention_period = 0', 'backup_retention_period = 1\nskip_final_snapshot = true'], zones: ['', 'multi_az = false'], secret: ['', 'password = "Kj8mango42harbour"', 'username = "admin"\npassword = var.password'], storage: ['', 'storage_encrypted = false', 'allocated_storage = 20'], life: ['', 'lifecycle {\n  ignore_changes = [engine_version]\n}', 'deletion_protection = false'], logs: ['', 'enabled_cloudwatch_logs_exports = []', 'enabled_cloudwatch_logs_exports = [\n  "audit",\n]'] } },
  aws_rds_cluster: { slots: { engine: ['engine = "aurora-postgresql"'], backup: ['', 'backup_retention_period = 1'], more: ['', 'storage_encrypted = false\nskip_final_snapshot = true', 'deletion_protection = false'] } },
  aws_elasticache_replication_group: { slots: { id: ['replication_group_id = "a"\ndescription = "b"'], transit: ['', 'transit_encryption_enabled = false'], rest: ['', 'at_rest_encryption_enabled = false\nautomatic_failover_enabled = false'], backup: ['', 'snapshot_retention_limit = 0'] } },
  aws_security_group: { slots: { name: ['name = "web"'], ingress: ['', 'ingress {\n  from_port = 22\n  to_port = 22\n  protocol = "tcp"\n  cidr_blocks = ["0.0.0.0/0"]\n}', 'ingress = [{ from_port = 0, to_port = 0, protocol = "-1", cidr_blocks = ["0.0.0.0/0"] }]', 'dynamic "ingress" {\n  for_each = [22, 80]\n  content {\n    from_port = ingress.value\n    to_port = ingress.value\n    protocol = "tcp"\n    cidr_blocks = ["0.0.0.0/0"]\n  }\n}'], egress: ['', 'egress {\n  from_port = 0\n  to_port = 0\n  protocol = "-1"\n  cidr_blocks = ["0.0.0.0/0"]\n  ipv6_cidr_blocks = ["::/0"]\n}'] } },
  aws_lb: { slots: { name: ['name = "web"\nload_balancer_type = "application"'], logs: ['', 'access_logs {\n  bucket = "b"\n  enabled = false\n}', 'access_logs { bucket = "b" }'], more: ['', 'drop_invalid_header_fields = false', 'enable_deletion_protection = false\ninternal = false'] } },
  aws_lb_listener: { slots: { lb: ['load_balancer_arn = aws_lb.main.arn\nport = 80\nprotocol = "HTTP"', 'load_balancer_arn = aws_lb.main.arn\nport = 443\nprotocol = "HTTPS"\nssl_policy = "ELBSecurityPolicy-2016-08"'], act: ['default_action {\n  type = "forward"\n}'] } },
  aws_instance: { slots: { ami: ['ami = "ami-1"\ninstance_type = "t3.micro"'], ip: ['', 'associate_public_ip_address = true'], meta: ['', 'metadata_options {\n  http_tokens = "optional"\n}', 'metadata_options {}'], disk: ['', 'root_block_device { encrypted = false }', 'ebs_block_device {\n  device_name = "/dev/sdb"\n}'] } },
  aws_kms_key: { slots: { a: ['description = "k"', ''], b: ['', 'enable_key_rotation = false'] } },
  aws_sqs_queue: { slots: { a: ['name = "q"'], b: ['', 'sqs_managed_sse_enabled = false'] } },
  aws_dynamodb_table: { slots: { a: ['name = "t"\nhash_key = "id"'], b: ['', 'point_in_time_recovery { enabled = false }'], c: ['attribute {\n  name = "id"\n  type = "S"\n}'] } },
  aws_lambda_function: { slots: { a: ['function_name = "f"\nrole = "r"'], b: ['', 'environment {\n  variables = {\n    API_KEY = "Kj8mango42harbour"\n  }\n}', 'tracing_config { mode = "PassThrough" }'] } },
  aws_eks_cluster: { slots: { a: ['name = "main"\nrole_arn = "r"'], net: ['vpc_config {\n  subnet_ids = []\n}', 'vpc_config {\n  subnet_ids = var.subnets\n  endpoint_public_access = true\n  public_access_cidrs = ["0.0.0.0/0"]\n}'], logs: ['', 'enabled_cluster_log_types = ["api"]'], version: ['', 'version = "1.21"'] } },
  aws_cloudwatch_log_group: { slots: { a: ['name = "l"'], b: ['', 'retention_in_days = 0', 'retention_in_days = 1'] } },
  aws_iam_policy: { slots: { a: ['name = "p"'], b: ['policy = jsonencode({\n  Version = "2012-10-17"\n  Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]\n})', 'policy = <<EOT\n{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }] }\nEOT'] } },
  aws_subnet: { slots: { a: ['vpc_id = "v"\ncidr_block = "10.0.0.0/24"'], b: ['', 'map_public_ip_on_launch = true'] } },
};

const REST = [
  '',
  '',
  'variable "name" {}\n',
  'variable "image" {\n  type = string\n  default = "nginx"\n}\n\nvariable "replicas" { default = 1 }\n',
  'terraform {\n  required_version = ">= 1.5"\n  required_providers {\n    aws = {\n      source = "hashicorp/aws"\n    }\n  }\n}\n',
  'provider "aws" {\n  region = "eu-west-1"\n  access_key = "AKIAIOSFODNN7EXAMPLE"\n}\n',
  'locals {\n  tags = { team = "shop" }\n  side = { name = "side", image = "side:1" }\n}\n',
  'output "password" {\n  value = var.password\n}\n\nvariable "password" {\n  sensitive = true\n}\n',
  'terraform {\n  backend "local" {}\n}\n',
] as const;

export interface Layout {
  readonly indent: string;
  readonly lineBreak: string;
  readonly aligned: boolean;
  readonly tight: boolean;
  readonly head: string;
  readonly comments: readonly number[];
  readonly meta: string;
  readonly finalBreak: boolean;
}

const layouts: fc.Arbitrary<Layout> = fc.record({
  indent: fc.constantFrom('  ', '  ', '  ', '    ', '\t'),
  lineBreak: fc.constantFrom('\n', '\n', '\r\n'),
  aligned: fc.constantFrom(true, true, false),
  tight: fc.constantFrom(false, false, false, true),
  head: fc.constantFrom('', '', '# the shop\n', '/*\n * The shop.\n */\n\n', '\ufeff'),
  comments: fc.array(fc.nat({ max: 400 }), { maxLength: 5 }),
  meta: fc.constantFrom('', '', '', 'count = 1', 'count = var.enabled ? 1 : 0', 'for_each = toset(["a", "b"])', 'depends_on = [aws_s3_bucket.other]'),
  finalBreak: fc.constantFrom(true, true, true, false),
});

const resources: fc.Arbitrary<string> = fc.constantFrom(...Object.entries(RESOURCES)).chain(([type, { slots, wrap }]) =>
  fc.record(Object.fromEntries(Object.entries(slots).map(([slot, spellings]) => [slot, fc.constantFrom(...spellings)]))).map(chosen => {
    const body = Object.values(chosen).filter(one => one !== '').join('\n');
    return `resource "${type}" "main" {\n${inner(`@META@\n${wrap === undefined ? body : wrap(body)}`)}\n}\n`;
  }),
);

/** Files of modules, as people write them. */
export const modules: fc.Arbitrary<string> = fc.record({ first: resources, second: fc.option(resources), rest: fc.constantFrom(...REST), layout: layouts }).map(({ first, second, rest, layout }) =>
  laidOut([first, ...(second === null ? [] : [second.replace('"main"', '"other"')]), ...(rest === '' ? [] : [rest])].join('\n'), layout),
);

const COMMENTS = ['# why', '// why', '/* why */', '/*\n why\n*/'] as const;

function laidOut(text: string, { indent, lineBreak, aligned, tight, head, comments, meta, finalBreak }: Layout): string {
  const lines = text.replaceAll(/^ *@META@\n/gm, meta === '' ? '' : `${inner(meta)}\n`).split('\n');
  const commented = withComments(lines, comments);
  const spaced = tight ? outsideHeredocs(commented, line => line.replace(/^(\s*[\w"/]+) = /, '$1=')) : aligned ? alignedLines(commented) : commented;
  const indented = outsideHeredocs(spaced, line => line.replace(/^ +/, blanks => indent.repeat(blanks.length / 2) + ' '.repeat(blanks.length % 2)));
  const whole = head + indented.join('\n');
  return (finalBreak ? whole : whole.trimEnd()).replaceAll('\n', lineBreak);
}

/** Comments above lines, and behind those that an attribute ends. */
function withComments(lines: readonly string[], places: readonly number[]): string[] {
  const inHeredoc = heredocLines(lines);
  return lines.flatMap((line, i) => {
    const place = places.find(one => one % lines.length === i);
    if (place === undefined || inHeredoc.has(i) || line.trim() === '') return [line];
    const comment = COMMENTS[place % COMMENTS.length] ?? '# why';
    const isSimple = /^\s*[\w"/]+ = [^[{(<#]*$/.test(line);
    if (place % 3 === 0 && isSimple && !comment.includes('\n') && !line.includes('/*')) return [`${line} ${comment}`];
    return [...comment.split('\n').map(one => (/^ */.exec(line)?.[0] ?? '') + one), line];
  });
}

/** As `terraform fmt` aligns them, as far as these files go. */
function alignedLines(lines: readonly string[]): string[] {
  const inHeredoc = heredocLines(lines);
  const result = [...lines];
  const cells: readonly RegExp[] = [/^(\s*(?:"[^"]*"|[\w-]+)) +(= .*)$/, /^(\s*[^\s#/].*\S) +((?:#|\/\/|\/\*) ?\w[^"]*)$/];
  for (const cell of cells) {
    for (let start = 0; start < result.length; ) {
      let end = start;
      while (end < result.length && !inHeredoc.has(end) && cell.test(result[end] ?? '') && closes(result[end] ?? '')) end += 1;
      const rows = result.slice(start, end).map(line => cell.exec(line) ?? []);
      const width = Math.max(...rows.map(([, lead = '']) => lead.length));
      rows.forEach(([, lead = '', rest = ''], i) => { result[start + i] = `${lead.padEnd(width)} ${rest}`; });
      start = Math.max(end, start + 1);
    }
  }
  return result;
}

function closes(line: string): boolean {
  const bare = line.replaceAll(/"[^"]*"/g, '').replaceAll(/(#|\/\/).*$/g, '');
  return !/<<-?EOT/.test(bare) && bare.replaceAll(/[^([{]/g, '').length === bare.replaceAll(/[^)\]}]/g, '').length;
}

function heredocLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let open = false;
  lines.forEach((line, i) => {
    if (open) found.add(i);
    if (open && line.trim() === 'EOT') open = false;
    else if (/<<-?EOT$/.test(line)) open = true;
  });
  return found;
}

/** A heredoc's marker without a dash stands at the margin. */
function outsideHeredocs(lines: readonly string[], change: (line: string) => string): string[] {
  const inHeredoc = heredocLines(lines);
  return lines.map((line, i) => (inHeredoc.has(i) ? (line.trim() === 'EOT' ? line.trim() : line) : change(line)));
}
