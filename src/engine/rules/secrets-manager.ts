import type { SecretContent } from '../model/platform/compute.ts';
import { isStandIn } from '../model/values/secret-literal.ts';
import { looksLikeSecret } from '../model/values/secret.ts';
import { rule } from './rule.ts';
import { joinJudgements, judgement } from './support/judgement.ts';
import { judgeSetting, mend } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

/** One of several is a credential by its name; the only one is what the store is for. */
function isCredential({ name, literal }: SecretContent): boolean {
  return name === undefined ? !isStandIn(literal) : looksLikeSecret(name, literal) !== undefined;
}

export const secretsManager = rule({
  id: 'secrets-manager',
  subject: 'secret-store',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'A secret is not written in the code, and can be had back when it was deleted.',
    why: `A password in a \`.tf\` file is in the repository, its history and every copy of it, whatever store Terraform puts it into afterwards. It belongs into a variable without a default, a generated \`random_password\`, or an argument that is only written (\`secret_string_wo\`).

With \`recovery_window_in_days = 0\` a secret that was deleted by mistake is gone at once; where nobody writes it there are 30 days. Read are secrets of Secrets Manager and their versions, parameters of Systems Manager of the type \`SecureString\`, and arguments of any resource that take a secret by their name, such as the password of a database or a variable of a function. What a variable is given is said of the variable.`,
    references: [
      'https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html',
      'https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html',
    ],
  },
  check({ title, recoveryDays, contents, contentsKnown }) {
    const window = judgeSetting(recoveryDays, (days, setting) => {
      if (days === undefined) return 'unknown';
      if (days > 0) return 'good';
      return { message: `${title} is gone at once when it is deleted.`, fixes: mend(setting, { title: `Keep ${title} for 7 days after it was deleted`, safety: 'review', value: 7 }) };
    });
    const literals = contents.filter(isCredential).map(({ span }) => ({ span, message: `${title} is written in clear in the code.` }));
    return joinJudgements([window, recoveryDays === undefined ? judgement(literals, !contentsKnown) : 'not-applicable']);
  },
  examples: inTerraform(
    {
      file: `
resource "aws_secretsmanager_secret" "db" {
  name                    = "db"
  recovery_window_in_days = 0
  #                         ^ aws_secretsmanager_secret.db is gone at once when it is deleted.
}
`,
      fixed: `
resource "aws_secretsmanager_secret" "db" {
  name                    = "db"
  recovery_window_in_days = 7
}
`,
    },
    {
      title: 'Written in clear',
      file: `
resource "aws_secretsmanager_secret_version" "db" {
  secret_id     = "db"
  secret_string = jsonencode({ username = "shop", password = "Tr0ub4dor-and-3" })
  #                                                          ^^^^^^^^^^^^^^^^^ aws_secretsmanager_secret_version.db is written in clear in the code.
}

resource "aws_ssm_parameter" "token" {
  name  = "/shop/token"
  type  = "SecureString"
  value = "p9VwQ2xkT7"
  #       ^^^^^^^^^^^^ aws_ssm_parameter.token is written in clear in the code.
}
`,
    },
    {
      title: 'In an argument that takes a secret, and in the environment of a function',
      file: `
locals {
  broker_password = "Kj8mango42harbour"
  #                 ^^^^^^^^^^^^^^^^^^^ aws_mq_broker.orders.password is written in clear in the code.
}

resource "aws_db_instance" "main" {
  engine   = "postgres"
  username = "shop"
  password = "Tr0ub4dor-and-3"
  #          ^^^^^^^^^^^^^^^^^ aws_db_instance.main.password is written in clear in the code.
}

resource "aws_mq_broker" "orders" {
  user {
    username = "orders"
    password = local.broker_password
  }
}

resource "aws_lambda_function" "mail" {
  function_name = "mail"
  environment {
    variables = {
      SMTP_HOST     = "smtp.example.com"
      SMTP_PASSWORD = "Kj8mango42harbour"
      #               ^^^^^^^^^^^^^^^^^^^ aws_lambda_function.mail.SMTP_PASSWORD is written in clear in the code.
    }
  }
}

resource "aws_lambda_function" "report" {
  function_name = "report"
  environment {
    variables = {
      DATABASE_URL = "postgres://shop:Kj8mango42harbour@\${aws_db_instance.main.endpoint}/shop"
      #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ aws_lambda_function.report.DATABASE_URL is written in clear in the code.
    }
  }
}
`,
    },
    {
      title: 'Stand-ins, names and references are none',
      file: `
resource "aws_db_instance" "main" {
  engine                      = "postgres"
  manage_master_user_password = true
}

resource "aws_db_instance" "reports" {
  engine   = "postgres"
  password = random_password.reports.result
}

resource "random_password" "reports" {
  length = 32
}

resource "aws_rds_cluster" "search" {
  master_password = "CHANGE_ME"
}

resource "aws_lambda_function" "mail" {
  function_name = "mail"
  environment {
    variables = { API_KEY_SECRET_NAME = "mail/api-key", TOKEN_URL = "https://example.com/token" }
  }
}
`,
    },
    {
      title: 'From elsewhere',
      file: `
variable "password" {
  type      = string
  sensitive = true
}

resource "aws_secretsmanager_secret" "db" {
  name = "db"
}

resource "aws_secretsmanager_secret_version" "db" {
  secret_id     = aws_secretsmanager_secret.db.id
  secret_string = jsonencode({ username = "shop", password = var.password })
}
`,
    },
  ),
});
