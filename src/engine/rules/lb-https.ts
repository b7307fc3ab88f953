import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const lbHttps = rule({
  id: 'lb-https',
  subject: 'listener',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'edge',
    summary: 'What people send to a load balancer is encrypted.',
    why: `Passwords, cookies and personal data cross networks that nobody knows on their way to a load balancer. A listener for HTTP is there to redirect to HTTPS, and for nothing else.

Good is HTTPS, and HTTP that redirects to it or gives a fixed answer. Left alone are load balancers that only a private network reaches, and those of the network type, whose listeners know nothing of requests. A classic load balancer cannot redirect: where it has a listener for HTTPS too, what stands behind it may. The fix redirects, where the same load balancer has a listener for HTTPS.`,
    references: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_2', 'CKV2_AWS_20'],
      trivy: ['AVD-AWS-0054'],
      tfsec: ['aws-elb-http-not-used'],
    },
  },
  check: ({ title, isPublic, encrypted }) => {
    if (isPublic === false) return 'not-applicable';
    const judged = judgeSwitch(encrypted, true, `${title} takes requests over plain HTTP.`, { title: `Redirect ${title} to HTTPS`, safety: 'review' });
    // Whether the load balancer is public is not known.
    return isPublic === undefined && judged !== 'not-applicable' && judged.length > 0 ? 'unknown' : judged;
  },
  examples: inTerraform(
    {
      file: `
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/1"
  }
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP"
  #                   ^^^^^^ aws_lb_listener.http takes requests over plain HTTP.

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/1"
  }
}
`,
      fixed: `
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/1"
  }
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}
`,
    },
    {
      title: 'Nothing to redirect to',
      file: `
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP"
  #                   ^^^^^^ aws_lb_listener.http takes requests over plain HTTP.

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/1"
  }
}
`,
    },
    {
      title: 'A classic load balancer that knows nothing else',
      file: `
resource "aws_elb" "web" {
  subnets = ["subnet-0a"]

  listener {
    instance_port     = 8080
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
    #                   ^^^^^^ The listener of aws_elb.web takes requests over plain HTTP.
  }
}

resource "aws_elb" "both" {
  subnets = ["subnet-0a"]

  listener {
    instance_port     = 8080
    instance_protocol = "http"
    lb_port           = 80
    lb_protocol       = "http"
  }

  listener {
    instance_port      = 8443
    instance_protocol  = "http"
    lb_port            = 443
    lb_protocol        = "https"
    ssl_certificate_id = "arn:aws:acm:eu-central-1:123456789012:certificate/1"
  }
}
`,
    },
    {
      title: 'Redirected, private, or of the network type',
      file: `
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80

  default_action {
    type = "redirect"

    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb" "internal" {
  name     = "internal"
  internal = true
}

resource "aws_lb_listener" "internal" {
  load_balancer_arn = aws_lb.internal.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/1"
  }
}

resource "aws_lb" "tcp" {
  name               = "tcp"
  load_balancer_type = "network"
}

resource "aws_lb_listener" "tcp" {
  load_balancer_arn = aws_lb.tcp.arn
  port              = 5000
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/1"
  }
}
`,
    },
  ),
});
