import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const k8sClusterSecretsEncryption = rule({
  id: 'k8s-cluster-secrets-encryption',
  subject: 'managed-cluster',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'A cluster encrypts its secrets before it stores them.',
    why: `A Secret of Kubernetes is stored as it is unless something encrypts it first. Whoever gets at a copy of the store has them all.

EKS encrypts what the API stores by itself from Kubernetes 1.28 on, with a key of its own. Good is such a version, or an \`encryption_config\`. \`own-key\` asks for the latter: a key of ours, whose use is logged.`,
    references: ['https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_58'],
      trivy: ['AVD-AWS-0039'],
      tfsec: ['aws-eks-encrypt-secrets'],
    },
  },
  parameters: {
    'own-key': { type: 'boolean', default: false, description: 'Whether a key of ours is asked for.' },
  },
  check: ({ title, secretsEncrypted, ownKey }, stated) =>
    stated['own-key']
      ? judgeSwitch(ownKey, true, `${title} does not encrypt its secrets with a key of ours.`)
      : judgeSwitch(secretsEncrypted, true, `${title} stores its secrets unencrypted.`),
  examples: inTerraform(
    {
      file: `
resource "aws_eks_cluster" "main" {
#                          ^^^^^^ aws_eks_cluster.main stores its secrets unencrypted.
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  version  = "1.27"

  vpc_config {
    subnet_ids = ["subnet-0a", "subnet-0b"]
  }
}
`,
    },
    {
      title: 'A key of ours is asked for',
      parameters: { 'own-key': true },
      file: `
resource "aws_eks_cluster" "main" {
#                          ^^^^^^ aws_eks_cluster.main does not encrypt its secrets with a key of ours.
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  version  = "1.33"

  vpc_config {
    subnet_ids = ["subnet-0a", "subnet-0b"]
  }
}
`,
    },
    {
      title: 'By version, and by a key',
      file: `
resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  version  = "1.33"

  vpc_config {
    subnet_ids = ["subnet-0a", "subnet-0b"]
  }
}

resource "aws_eks_cluster" "old" {
  name     = "old"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  version  = "1.27"

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1"
    }
  }

  vpc_config {
    subnet_ids = ["subnet-0a", "subnet-0b"]
  }
}
`,
    },
  ),
});
