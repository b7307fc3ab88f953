import { rule } from './rule.ts';
import { judgeSetting, mend } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';
import { enumerated } from './support/words.ts';

export const k8sClusterLogging = rule({
  id: 'k8s-cluster-logging',
  subject: 'managed-cluster',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'operation',
    summary: 'The control plane of a cluster writes down who did what.',
    why: `The audit log is the only record of who changed what in a cluster, and who tried. It cannot be switched on for yesterday.

None of the logs is kept where nobody writes \`enabled_cluster_log_types\`. \`types\` are those that are asked for.`,
    references: ['https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_37'],
      trivy: ['AVD-AWS-0038'],
      tfsec: ['aws-eks-enable-control-plane-logging'],
    },
  },
  parameters: {
    types: { type: 'list', default: ['audit', 'authenticator'], description: 'The logs that are asked for: api, audit, authenticator, controllerManager, scheduler.' },
  },
  check: ({ title, logs, allLogs }, { types }) =>
    judgeSetting(logs, (kept, setting) => {
      if (kept === undefined) return 'unknown';
      const missing = types.filter(type => !kept.includes(type));
      if (missing.length === 0) return 'good';
      const wanted = allLogs.filter(type => kept.includes(type) || missing.includes(type));
      return {
        message: `${title} does not keep the ${missing.length === 1 ? 'log' : 'logs'} ${enumerated(missing)} of its control plane.`,
        fixes: mend(setting, { title: `Keep the logs ${wanted.join(', ')} of ${title}`, safety: 'review', value: wanted }),
      };
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_eks_cluster" "main" {
#                          ^^^^^^ aws_eks_cluster.main does not keep the logs audit and authenticator of its control plane.
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids = ["subnet-0a", "subnet-0b"]
  }
}
`,
      fixed: `
resource "aws_eks_cluster" "main" {
  name                      = "main"
  role_arn                  = "arn:aws:iam::123456789012:role/eks"
  enabled_cluster_log_types = ["audit", "authenticator"]

  vpc_config {
    subnet_ids = ["subnet-0a", "subnet-0b"]
  }
}
`,
    },
    {
      title: 'One is missing',
      file: `
resource "aws_eks_cluster" "main" {
  name                      = "main"
  role_arn                  = "arn:aws:iam::123456789012:role/eks"
  enabled_cluster_log_types = ["api", "audit"]
  #                           ^^^^^^^^^^^^^^^^ aws_eks_cluster.main does not keep the log authenticator of its control plane.

  vpc_config {
    subnet_ids = ["subnet-0a", "subnet-0b"]
  }
}
`,
      fixed: `
resource "aws_eks_cluster" "main" {
  name                      = "main"
  role_arn                  = "arn:aws:iam::123456789012:role/eks"
  enabled_cluster_log_types = ["api", "audit", "authenticator"]

  vpc_config {
    subnet_ids = ["subnet-0a", "subnet-0b"]
  }
}
`,
    },
    {
      title: 'Kept',
      file: `
resource "aws_eks_cluster" "main" {
  name                      = "main"
  role_arn                  = "arn:aws:iam::123456789012:role/eks"
  enabled_cluster_log_types = ["audit", "authenticator"]

  vpc_config {
    subnet_ids = ["subnet-0a", "subnet-0b"]
  }
}
`,
    },
  ),
});
