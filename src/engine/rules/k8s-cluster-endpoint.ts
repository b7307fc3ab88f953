import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const k8sClusterEndpoint = rule({
  id: 'k8s-cluster-endpoint',
  subject: 'managed-cluster',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'edge',
    summary: 'The API of a cluster does not answer to everybody.',
    why: `Whoever reaches the API can try stolen tokens, and the next vulnerability of the API server before it is mended. Nodes reach it inside the network; people through a VPN, or from networks that are named.

The endpoint of EKS is public, and to every network, where nobody writes anything. Good is one that is private, or for networks that are named.`,
    references: ['https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_38', 'CKV_AWS_39'],
      trivy: ['AVD-AWS-0040', 'AVD-AWS-0041'],
      tfsec: ['aws-eks-no-public-cluster-access', 'aws-eks-no-public-cluster-access-to-cidr'],
    },
  },
  check: ({ title, openEndpoint }) =>
    judgeSwitch(openEndpoint, false, `${title} lets everybody on the internet reach its API.`, {
      title: `Make the API of ${title} private (reached from inside the network only)`,
      safety: 'review',
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_eks_cluster" "main" {
#                          ^^^^^^ aws_eks_cluster.main lets everybody on the internet reach its API.
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids = ["subnet-0a", "subnet-0b"]
  }
}
`,
      fixed: `
resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids              = ["subnet-0a", "subnet-0b"]
    endpoint_public_access  = false
    endpoint_private_access = true
  }
}
`,
    },
    {
      title: 'Open on purpose',
      file: `
resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids          = ["subnet-0a", "subnet-0b"]
    public_access_cidrs = ["0.0.0.0/0"]
    #                      ^^^^^^^^^^^ aws_eks_cluster.main lets everybody on the internet reach its API.
  }
}
`,
      fixed: `
resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids              = ["subnet-0a", "subnet-0b"]
    public_access_cidrs     = ["0.0.0.0/0"]
    endpoint_public_access  = false
    endpoint_private_access = true
  }
}
`,
    },
    {
      title: 'Private, or for networks that are named',
      file: `
resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids              = ["subnet-0a", "subnet-0b"]
    endpoint_private_access = true
    endpoint_public_access  = false
  }
}

resource "aws_eks_cluster" "office" {
  name     = "office"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids          = ["subnet-0a", "subnet-0b"]
    public_access_cidrs = ["203.0.113.0/24"]
  }
}
`,
    },
  ),
});
