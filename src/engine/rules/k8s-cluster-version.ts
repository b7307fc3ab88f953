import { rule } from './rule.ts';
import { judgeSetting } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';
import { isBelow } from './support/versions.ts';

export const k8sClusterVersion = rule({
  id: 'k8s-cluster-version',
  subject: 'managed-cluster',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'operation',
    summary: 'A cluster runs a version of Kubernetes that is still supported, and at least the one that the team states.',
    why: `When the standard support of a version ends, the cluster costs several times as much, and a year later it is upgraded whether one is ready or not.

Amazon EKS supports a version for 14 months. When this was written, 1.33 and all before it had left standard support. Where nobody writes a version, EKS takes the newest. \`min\` is the least version that the team admits.`,
    references: ['https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_339'],
    },
  },
  parameters: {
    min: { type: 'text', description: 'The least version of Kubernetes, such as 1.33.' },
  },
  check: ({ title, version, oldestSupported }, { min }) =>
    judgeSetting(version, written => {
      if (written === undefined) return 'good';
      if (min !== undefined && isBelow(written, min)) return { message: `${title} runs Kubernetes ${written}, below the minimum of ${min}.` };
      if (oldestSupported === undefined) return 'unknown';
      return isBelow(written, oldestSupported) ? { message: `${title} runs Kubernetes ${written}, whose standard support has ended: ${oldestSupported} is the oldest that has it.` } : 'good';
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  version  = "1.29"
  #          ^^^^^^ aws_eks_cluster.main runs Kubernetes 1.29, whose standard support has ended: 1.34 is the oldest that has it.

  vpc_config {
    subnet_ids = ["subnet-0a", "subnet-0b"]
  }
}
`,
    },
    {
      title: 'At least what the team states',
      parameters: { min: '1.35' },
      file: `
resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  version  = "1.34"
  #          ^^^^^^ aws_eks_cluster.main runs Kubernetes 1.34, below the minimum of 1.35.

  vpc_config {
    subnet_ids = ["subnet-0a", "subnet-0b"]
  }
}
`,
    },
    {
      title: 'Supported, or the newest',
      file: `
resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  version  = "1.34"

  vpc_config {
    subnet_ids = ["subnet-0a", "subnet-0b"]
  }
}

resource "aws_eks_cluster" "newest" {
  name     = "newest"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids = ["subnet-0a", "subnet-0b"]
  }
}
`,
    },
  ),
});
