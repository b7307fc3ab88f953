import { rule } from './rule.ts';
import { judgement } from './support/judgement.ts';
import { inTerraform } from './support/terraform.ts';

export const iamWildcard = rule({
  id: 'iam-wildcard',
  subject: 'identity-policy',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'identity',
    summary: 'No policy allows every action on everything.',
    why: `Whoever holds such a policy, or steals it from a machine, owns the account. A policy names what its holder needs; Access Analyzer writes one from what was used.

Found are statements that allow every action, all but some, or every action of IAM (which may give itself all others) on every resource, and the policies \`AdministratorAccess\` and \`IAMFullAccess\` of Amazon. Read are policies of \`jsonencode\`, of a heredoc and of \`aws_iam_policy_document\`, wherever they are given to a role, a user or a group. Who may take a role on is not judged here.`,
    references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_1', 'CKV_AWS_49', 'CKV_AWS_62', 'CKV_AWS_63', 'CKV_AWS_274'],
      trivy: ['AVD-AWS-0057'],
      tfsec: ['aws-iam-no-policy-wildcards'],
    },
  },
  check({ title, statements, isWhole }) {
    const findings = statements
      .filter(({ allows, allActions, allResources }) => allows === true && allActions === true && allResources === true)
      .map(({ span, says }) => ({ span, message: `${title} allows ${says} on everything.` }));
    const isUnknown = !isWhole || statements.some(({ allows, allActions, allResources }) => [allows, allActions, allResources].includes(undefined) && ![allows, allActions, allResources].includes(false));
    return judgement(findings, isUnknown);
  },
  examples: inTerraform(
    {
      file: `
resource "aws_iam_policy" "deploy" {
  name = "deploy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "*"
        #          ^^^ aws_iam_policy.deploy allows every action on everything.
        Resource = "*"
      }
    ]
  })
}

data "aws_iam_policy_document" "people" {
  statement {
    actions   = ["iam:*"]
    #            ^^^^^^^ aws_iam_group_policy.people allows every action of IAM on everything.
    resources = ["*"]
  }
}

resource "aws_iam_group_policy" "people" {
  group  = "people"
  policy = data.aws_iam_policy_document.people.json
}

resource "aws_iam_role_policy_attachment" "ci" {
  role       = "ci"
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
  #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ aws_iam_role_policy_attachment.ci allows every action on everything.
}
`,
    },
    {
      title: 'Named actions, a denial, and a policy that is not here',
      file: `
resource "aws_iam_policy" "read" {
  name   = "read"
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        { "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::shop-uploads/*" },
        { "Effect": "Deny", "Action": "*", "Resource": "*" }
      ]
    }
  EOT
}

resource "aws_iam_role_policy" "other" {
  role   = "other"
  policy = file("policy.json")
}
`,
    },
  ),
});
