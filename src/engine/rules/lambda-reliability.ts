import { rule } from './rule.ts';
import { joinJudgements } from './support/judgement.ts';
import { judgeSetting, judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const lambdaReliability = rule({
  id: 'lambda-reliability',
  subject: 'function',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'operation',
    summary: 'A function runs on a runtime that is still supported, and loses no event.',
    why: `When a runtime's support ends, Amazon stops mending it, and soon after refuses to update functions on it: the day on which one must mend something is the wrong one to find out.

\`failed-events\` asks for a place where events go that the function could not take: a dead-letter queue, or a destination on failure. Only what is called without waiting for the answer needs one.`,
    references: [
      'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
      'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
    ],
    alsoKnownAs: {
      checkov: ['CKV_AWS_116', 'CKV_AWS_363'],
    },
  },
  parameters: {
    'failed-events': { type: 'boolean', default: false, description: 'Whether events that a function could not take must be kept.' },
  },
  check({ title, runtime, isRuntimeEnded, keepsFailedEvents }, stated) {
    const version = judgeSetting(runtime, name => {
      if (name === undefined) return 'unknown';
      return isRuntimeEnded ? { message: `${title} runs on ${name}, whose support has ended.` } : 'good';
    });
    const events = stated['failed-events'] ? judgeSwitch(keepsFailedEvents, true, `${title} loses the events that it could not take.`) : 'not-applicable';
    return joinJudgements([version, events]);
  },
  examples: inTerraform(
    {
      file: `
resource "aws_lambda_function" "resize" {
  function_name = "resize"
  handler       = "index.handler"
  runtime       = "nodejs16.x"
  #               ^^^^^^^^^^^^ aws_lambda_function.resize runs on nodejs16.x, whose support has ended.
}
`,
    },
    {
      title: 'Events must be kept',
      parameters: { 'failed-events': true },
      file: `
resource "aws_lambda_function" "resize" {
#                              ^^^^^^^^ aws_lambda_function.resize loses the events that it could not take.
  function_name = "resize"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}

resource "aws_lambda_function" "mail" {
  function_name = "mail"
  package_type  = "Image"

  dead_letter_config {
    target_arn = "arn:aws:sqs:eu-central-1:123456789012:mail-failed"
  }
}
`,
    },
    {
      title: 'Supported',
      file: `
resource "aws_lambda_function" "resize" {
  function_name = "resize"
  handler       = "index.handler"
  runtime       = "python3.13"
}
`,
    },
  ),
});
