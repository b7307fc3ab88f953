import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const ebsEncryption = rule({
  id: 'ebs-encryption',
  subject: 'disk',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'Disks of virtual machines are encrypted.',
    why: `A disk outlives its machine, and its snapshots are shared with a click. Encryption costs nothing and no time.

It is off where nobody writes it. What is made from a snapshot is as that is, the disk that a machine starts from is as its image's, and an account can be told to encrypt every disk (\`aws_ebs_encryption_by_default\`): all of them leave the question open. File systems of EFS are judged as well. The fix replaces a disk that exists.`,
    references: ['https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_3', 'CKV_AWS_8', 'CKV_AWS_42'],
      trivy: ['AVD-AWS-0026', 'AVD-AWS-0131', 'AVD-AWS-0008', 'AVD-AWS-0037'],
      tfsec: ['aws-ec2-enable-volume-encryption', 'aws-ec2-enable-at-rest-encryption', 'aws-ebs-enable-volume-encryption', 'aws-autoscaling-enable-at-rest-encryption', 'aws-efs-enable-at-rest-encryption'],
    },
  },
  check: ({ title, encryptedAtRest }) =>
    judgeSwitch(encryptedAtRest, true, `${title} is not encrypted at rest.`, { title: `Encrypt ${title} (a disk that exists is replaced)`, safety: 'review' }),
  examples: inTerraform(
    {
      file: `
resource "aws_ebs_volume" "data" {
#                         ^^^^^^ aws_ebs_volume.data is not encrypted at rest.
  availability_zone = "eu-central-1a"
  size              = 40
}

resource "aws_instance" "app" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"

  root_block_device {
    volume_size = 20
    encrypted   = false
    #             ^^^^^ root_block_device of aws_instance.app is not encrypted at rest.
  }
}
`,
      fixed: `
resource "aws_ebs_volume" "data" {
  availability_zone = "eu-central-1a"
  size              = 40
  encrypted         = true
}

resource "aws_instance" "app" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"

  root_block_device {
    volume_size = 20
    encrypted   = true
  }
}
`,
    },
    {
      title: 'Encrypted, from a snapshot, or the disk of the image',
      file: `
resource "aws_ebs_volume" "data" {
  availability_zone = "eu-central-1a"
  size              = 40
  encrypted         = true
}

resource "aws_ebs_volume" "restored" {
  availability_zone = "eu-central-1a"
  snapshot_id       = "snap-0123456789abcdef0"
}

resource "aws_instance" "app" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"

  root_block_device {
    volume_size = 20
  }
}
`,
    },
    {
      title: 'An account that encrypts everything',
      file: `
resource "aws_ebs_encryption_by_default" "main" {}

resource "aws_ebs_volume" "data" {
  availability_zone = "eu-central-1a"
  size              = 40
}
`,
    },
  ),
});
