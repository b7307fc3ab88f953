import { rule } from './rule.ts';
import { judgement } from './support/judgement.ts';
import { secretInEntry } from './support/secrets-in-text.ts';
import { enumerated } from './support/words.ts';

export const secretLiteral = rule({
  id: 'secret-literal',
  subject: 'configuration',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'secrets',
    summary: 'Secrets do not lie in the repository in clear.',
    why: `A Secret's values are encoded, not encrypted: whoever reads the repository, or its history, reads them. They are best made in the cluster by an operator (External Secrets, Sealed Secrets), encrypted in the file (SOPS), or put there by hand; what was in a repository once is to be changed.

Only what is certainly a credential counts: a value under a key that says so, or of a form that only credentials have (private keys, tokens, logins of registries, passwords in URLs). Placeholders, references to secret stores, encrypted values and templates are left alone. Of a Compose secret the file is looked at, where it is in the repository and Git does not ignore it; whether Git ignores it is asked only where the repository itself is open.`,
    references: ['https://kubernetes.io/docs/concepts/security/secrets-good-practices/', 'https://docs.docker.com/compose/how-tos/use-secrets/'],
    alsoKnownAs: { kubescape: ['C-0012'] },
  },
  check({ kind, name, span, isForSecrets, isEncrypted, entries }) {
    if (!isForSecrets || entries.length === 0) return 'not-applicable';
    if (isEncrypted) return [];
    const keys = entries.flatMap(entry => (secretInEntry(entry) === undefined ? [] : [entry.file ?? entry.key]));
    const findings = keys.length === 0 ? [] : [{ span, message: `${kind} ${name} holds credentials in clear: ${listed(keys)}.` }];
    return judgement(findings, entries.some(({ value }) => value.kind === 'dynamic'));
  },
  examples: {
    kubernetes: [
      {
        title: 'Encoded, and as text',
        file: `
apiVersion: v1
kind: Secret
metadata:
  name: shop
  #     ^^^^ Secret shop holds credentials in clear: db-password and API_KEY.
stringData:
  username: shop
  db-password: tr0ub4dor
data:
  API_KEY: OGYxNGU0NWZjZWVhMTY3YQ==
`,
      },
      {
        title: 'A placeholder, a template, and encrypted with SOPS',
        file: `
apiVersion: v1
kind: Secret
metadata:
  name: shop
stringData:
  password: <the password of the database>
---
apiVersion: v1
kind: Secret
metadata:
  name: till
stringData:
  password: \${TILL_PASSWORD}
---
apiVersion: v1
kind: Secret
metadata:
  name: search
data:
  password: ENC[AES256_GCM,data:p673w==,iv:YY=,aad:UQ=,tag:A==]
sops:
  version: 3.9.0
`,
      },
    ],
    compose: [
      {
        title: 'From the environment, or from a file that is not in the repository',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    secrets:
      - db_password
      - api_token
secrets:
  db_password:
    file: ./secrets/db_password.txt
  api_token:
    environment: API_TOKEN
`,
      },
    ],
    terraform: [
      {
        file: `
resource "kubernetes_secret_v1" "shop" {
  metadata {
    name = "shop"
    #      ^^^^^^ Secret shop holds credentials in clear: db-password.
  }

  data = {
    db-password = "hX3-7kQ9-plum"
  }
}
`,
      },
      {
        title: 'Text that could be Base64 is none here, where the provider encodes it',
        file: `
resource "kubernetes_secret" "mail" {
  metadata {
    name = "mail"
    #      ^^^^^^ Secret mail holds credentials in clear: api_key and smtp-password.
  }

  data = {
    api_key = "p9VwQ2xkT7LmZb4u"
    host    = "smtp.example.com"
  }

  binary_data = {
    smtp-password = "aFgzLTdrUTktcGx1bQ=="
  }
}
`,
      },
      {
        title: 'In a URL whose host is known once it is created',
        file: `
resource "kubernetes_secret" "db" {
  metadata {
    name = "db"
    #      ^^^^ Secret db holds credentials in clear: url.
  }

  data = {
    url = "postgres://shop:hX3-7kQ9-plum@\${aws_db_instance.main.endpoint}/shop"
  }
}
`,
      },
      {
        title: 'Given from outside',
        file: `
variable "db_password" {
  type      = string
  sensitive = true
}

resource "kubernetes_secret_v1" "shop" {
  metadata {
    name = "shop"
  }

  data = {
    db-password = var.db_password
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Secrets are kept in Secrets Manager and in Systems Manager: secrets-manager judges what Terraform writes there.' },
  },
});

function listed(keys: readonly string[]): string {
  const shown = keys.length > 4 ? [...keys.slice(0, 3), `${String(keys.length - 3)} others`] : keys;
  return enumerated(shown);
}
