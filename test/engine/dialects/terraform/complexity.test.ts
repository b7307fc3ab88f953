import { describe } from 'node:test';
import { growsLinearly, times } from '../../../support/growth.ts';
import { lintIn } from '../../../support/terraform.ts';

function grows(what: string, n: number, textOf: (n: number) => string): void {
  growsLinearly(what, n, textOf, text => { lintIn({ 'main.tf': text }); });
}

const locals = (n: number, value: (i: number) => string): string => `locals {\n${times(n, i => `  a${String(i)} = ${value(i)}\n`)}}\nresource "aws_db_instance" "x" {\n  multi_az = local.a0\n}\n`;

const bucket = (i: number): string => `resource "aws_s3_bucket" "b${String(i)}" {
  bucket = "b${String(i)}"
}
resource "aws_s3_bucket_versioning" "b${String(i)}" {
  bucket = aws_s3_bucket.b${String(i)}.id
}
`;

const rule = (): string => `resource "aws_security_group_rule" "r" {
  security_group_id = aws_security_group.g.id
  type              = "ingress"
}
`;

const service = (i: number): string => `resource "aws_ecs_task_definition" "t${String(i)}" {
  family                = "t${String(i)}"
  container_definitions = jsonencode([{ name = "a", image = "b" }])
}
resource "aws_ecs_service" "s${String(i)}" {
  task_definition = aws_ecs_task_definition.t${String(i)}.arn
}
`;

describe('time grows with the length of the configuration', () => {
  grows('a chain of locals', 4000, n => locals(n, i => `local.a${String(i + 1)}`));
  grows('a chain of locals, upwards', 4000, n => locals(n, i => `local.a${String(i - 1)}`));
  grows('locals that need each other in pairs', 4000, n => locals(n, i => `local.a${String(i ^ 1)}`));
  grows('locals that all need each other in one circle', 4000, n => locals(n, i => `[local.a${String((i + 1) % n)}, local.a0]`));
  grows('buckets and what belongs to them', 100, n => times(n, bucket));
  grows('buckets that modules which are not here are told of', 100, n => times(n, i => `${bucket(i)}module "m${String(i)}" {\n  source  = "acme/x/aws"\n  buckets = [${times(20, j => `aws_s3_bucket.b${String((i + j) % n)}.id, `)}]\n}\n`));
  grows('rules of one security group', 300, n => `resource "aws_security_group" "g" {}\n${times(n, rule)}`);
  grows('tasks with their services', 100, n => times(n, service));
  grows('variables in the JSON of a heredoc', 1000, n => `resource "aws_ecs_task_definition" "t" {\n  container_definitions = <<E\n[{ "image": "b", "command": [${times(n, () => '"${var.x}", ')}"b"] }]\nE\n}\n`);
  grows('a secret through a chain of locals', 1000, n => `variable "x" {}\n${locals(n, i => `local.a${String(i + 1)}`)}locals {\n  a${String(n)} = var.x\n}\noutput "o" {\n  value = local.a0\n}\n`);
  grows('variables, outputs and what they go to', 150, n => times(n, i => `variable "v${String(i)}" {}\nlocals {\n  l${String(i)} = var.v${String(i)}\n}\nresource "aws_db_instance" "d${String(i)}" {\n  password = local.l${String(i)}\n  tags = { a = "b" }\n}\noutput "o${String(i)}" {\n  value = aws_db_instance.d${String(i)}.password\n}\n`));
  grows('calls of one module', 40, n => times(n, i => `module "m${String(i)}" {\n  source = "acme/x/aws"\n  password = var.p\n}\n`));
  grows('comments', 10_000, n => `resource "aws_s3_bucket" "b" {\n${'  # nothing\n'.repeat(n)}}\n`);
  grows('suppressions of ours', 150, n => times(n, i => `# seaworthy: ignore-object bucket-versioning -- a demo\n${bucket(i)}`));
  grows('suppressions of others', 3000, n => `resource "aws_s3_bucket" "b" {\n${times(n, i => `  # trivy:ignore:AVD-AWS-0090\n  x${String(i)} = 1\n`)}}\n`);
  grows('blocks that are broken', 300, n => times(n, () => 'resource "aws_s3_bucket" "b" {\n  x = = 3\n}\n'));
  grows('braces that never close', 300, n => 'resource "aws_s3_bucket" "b" {\n'.repeat(n));
  grows('quotes that never close', 300, n => 'resource "aws_s3_bucket" "b" {\n  x = "${"a\n}\n'.repeat(n));
});
