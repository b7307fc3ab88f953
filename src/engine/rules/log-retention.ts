import { rule } from './rule.ts';
import { judgeSetting, mend } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';
import { inDays } from './support/words.ts';

export const logRetention = rule({
  id: 'log-retention',
  subject: 'log-store',
  meta: {
    severity: 'information',
    profile: 'recommended',
    topic: 'operation',
    summary: 'Logs are kept for as long as they are needed, and no longer.',
    why: `Where nobody writes \`retention_in_days\`, CloudWatch keeps every line for ever and bills it every month. Personal data in them must go at some time, and an investigation needs them until then.

\`days\` is the least that lines are kept. The fix proposes a number: what is right is for you to decide.`,
    references: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_66', 'CKV_AWS_338'],
    },
  },
  parameters: {
    days: { type: 'number', minimum: 1, description: 'The least number of days that lines are kept.' },
  },
  check: ({ title, retentionDays, retentions }, { days }) =>
    judgeSetting(retentionDays, (kept, setting) => {
      if (kept === undefined) return 'unknown';
      const proposed = retentions.find(one => one >= (days ?? 30));
      const fixes = proposed === undefined ? [] : mend(setting, { title: `Keep the lines of ${title} for a time: choose how long (proposed ${inDays(proposed)})`, safety: 'fill-in', value: proposed });
      if (kept === 0) return { message: `${title} keeps its lines for ever.`, fixes };
      if (days === undefined || kept >= days) return 'good';
      return { message: `${title} keeps its lines for ${inDays(kept)} only: at least ${inDays(days)} are asked for.`, fixes };
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_cloudwatch_log_group" "web" {
#                                   ^^^^^ aws_cloudwatch_log_group.web keeps its lines for ever.
  name = "/shop/web"
}
`,
      fixed: `
resource "aws_cloudwatch_log_group" "web" {
  name              = "/shop/web"
  retention_in_days = 30
}
`,
    },
    {
      title: 'As long as the team states',
      parameters: { days: 100 },
      file: `
resource "aws_cloudwatch_log_group" "web" {
  name              = "/shop/web"
  retention_in_days = 14
  #                   ^^ aws_cloudwatch_log_group.web keeps its lines for 14 days only: at least 100 days are asked for.
}
`,
      fixed: `
resource "aws_cloudwatch_log_group" "web" {
  name              = "/shop/web"
  retention_in_days = 120
}
`,
    },
    {
      title: 'Longer than can be chosen',
      parameters: { days: 5000 },
      file: `
resource "aws_cloudwatch_log_group" "web" {
  name              = "/shop/web"
  retention_in_days = 3653
  #                   ^^^^ aws_cloudwatch_log_group.web keeps its lines for 3653 days only: at least 5000 days are asked for.
}
`,
    },
    {
      title: 'For a time',
      file: `
resource "aws_cloudwatch_log_group" "web" {
  name              = "/shop/web"
  retention_in_days = 30
}
`,
    },
  ),
});
