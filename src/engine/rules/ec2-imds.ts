import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const ec2Imds = rule({
  id: 'ec2-imds',
  subject: 'machine',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'identity',
    summary: 'A virtual machine gives its credentials only to who asks with a token.',
    why: `A machine's credentials can be had from an address inside it. Without the token of version 2 of that service, one request that an application forwards for an attacker is enough, as in the theft of a hundred million records in 2019.

Good is \`http_tokens = "required"\`, or the service switched off. An image or a whole account can ask for it as well: a machine that says nothing is found, since nothing here shows that they do. \`aws_ec2_instance_metadata_defaults\` in the same code leaves the question open, as does a launch template for the machine that is made from it: the template is judged by itself. Old tools in the machine may not know the token: try it first.`,
    references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_79'],
      trivy: ['AVD-AWS-0028', 'AVD-AWS-0130'],
      tfsec: ['aws-ec2-enforce-http-token-imds', 'aws-ec2-enforce-launch-config-http-token-imds', 'aws-autoscaling-enforce-http-token-imds'],
    },
  },
  check: ({ title, tokenForMetadata }) =>
    judgeSwitch(tokenForMetadata, true, `${title} does not ask for a token before it gives its credentials away.`, {
      title: `Ask for a token (IMDSv2) in ${title}`,
      safety: 'review',
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_instance" "app" {
#                       ^^^^^ aws_instance.app does not ask for a token before it gives its credentials away.
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"
}

resource "aws_launch_template" "app" {
  name = "app"

  metadata_options {
    http_tokens = "optional"
    #             ^^^^^^^^^^ aws_launch_template.app does not ask for a token before it gives its credentials away.
  }
}
`,
      fixed: `
resource "aws_instance" "app" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_launch_template" "app" {
  name = "app"

  metadata_options {
    http_tokens = "required"
  }
}
`,
    },
    {
      title: 'Asked for, or switched off',
      file: `
resource "aws_instance" "app" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_launch_template" "app" {
  name = "app"

  metadata_options {
    http_endpoint = "disabled"
  }
}

resource "aws_instance" "made_from_it" {
  launch_template {
    id = aws_launch_template.app.id
  }
}
`,
    },
  ),
});
