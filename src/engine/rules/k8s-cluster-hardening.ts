import { rule } from './rule.ts';
import { judgeWeaknesses } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const k8sClusterHardening = rule({
  id: 'k8s-cluster-hardening',
  subject: 'managed-cluster',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'edge',
    summary: 'A cluster does without what is no longer needed: access by ConfigMap alone, nodes that come over the internet, open SSH.',
    why: `Three settings that were once the usual ones:

- Without the private endpoint nodes and controllers leave the network to reach their own API.
- With \`authentication_mode = "CONFIG_MAP"\` who may administrate a cluster stands in a ConfigMap that anybody with rights in it can change, and one slip locks everybody out. Access entries of the API are seen, and mended, from outside.
- A node group with an SSH key and no \`source_security_group_ids\` opens port 22 of its nodes to everybody.`,
    references: [
      'https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html',
      'https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html',
    ],
    alsoKnownAs: {
      checkov: ['CKV_AWS_100'],
    },
  },
  check: ({ title, hardening }) => judgeWeaknesses(title, hardening),
  examples: inTerraform(
    {
      file: `
resource "aws_eks_cluster" "main" {
#                          ^^^^^^ aws_eks_cluster.main makes its nodes reach the API over the internet: its private endpoint is off.
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  access_config {
    authentication_mode = "CONFIG_MAP"
    #                     ^^^^^^^^^^^^ aws_eks_cluster.main keeps who may administrate it in a ConfigMap alone.
  }

  vpc_config {
    subnet_ids = ["subnet-0a", "subnet-0b"]
  }
}
`,
      fixed: `
resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  access_config {
    authentication_mode = "API_AND_CONFIG_MAP"
  }

  vpc_config {
    subnet_ids              = ["subnet-0a", "subnet-0b"]
    endpoint_private_access = true
  }
}
`,
    },
    {
      title: 'Nodes with open SSH',
      file: `
resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids              = ["subnet-0a", "subnet-0b"]
    endpoint_private_access = true
  }
}

resource "aws_eks_node_group" "main" {
  cluster_name = aws_eks_cluster.main.name

  remote_access {
    ec2_ssh_key = "operators"
    #             ^^^^^^^^^^^ aws_eks_cluster.main lets everybody on the internet reach SSH on the nodes of aws_eks_node_group.main.
  }
}
`,
    },
    {
      title: 'As it should be',
      file: `
resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids              = ["subnet-0a", "subnet-0b"]
    endpoint_private_access = true
  }
}
`,
    },
  ),
});
