import { partOf } from '../text/source.ts';
import { rule } from './rule.ts';
import { judgement } from './support/judgement.ts';
import { secretInEntry } from './support/secrets-in-text.ts';

export const secretsInConfigmap = rule({
  id: 'secrets-in-configmap',
  subject: 'configuration',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'secrets',
    summary: 'What is meant for settings holds no credentials.',
    why: `A ConfigMap is read by everybody who may look at the namespace, is shown by every dashboard and is never encrypted at rest; the same goes for a config of Compose. A Secret has rights of its own.

Each entry is judged as a variable is: by its key's name and by the form of its value (tokens, private keys, passwords in URLs). In entries that are files of settings (\`.properties\`, \`.yaml\`, \`.ini\`, \`.env\`, \`.json\` and the like) each line is, and the first that holds a credential is underlined. Programs, pages and placeholders are left alone. The message never repeats the credential.`,
    references: ['https://kubernetes.io/docs/concepts/configuration/configmap/', 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/'],
    alsoKnownAs: { polaris: ['sensitiveConfigmapContent'], trivy: ['KSV-0109'], kubescape: ['C-0012'] },
  },
  check({ kind, name, isForSecrets, isEncrypted, entries }) {
    if (isForSecrets || entries.length === 0) return 'not-applicable';
    if (isEncrypted) return [];
    const findings = entries.flatMap(entry => {
      const secret = secretInEntry(entry);
      if (secret === undefined) return [];
      return [{ span: partOf(entry.value.span, secret.text, secret.start, secret.end), message: `${kind} ${name} holds a credential in ${entry.key}: ${secret.because}.` }];
    });
    return judgement(findings, entries.some(({ value }) => value.kind === 'dynamic'));
  },
  examples: {
    kubernetes: [
      {
        title: 'By itself, and in a file of settings',
        file: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: shop
data:
  LOG_LEVEL: info
  DB_PASSWORD: tr0ub4dor
  #            ^^^^^^^^^ ConfigMap shop holds a credential in DB_PASSWORD: its name says that it is a password, and its value is written in clear.
  application.properties: |
    server.port=8080
    spring.datasource.password=tr0ub4dor
    #                          ^^^^^^^^^ ConfigMap shop holds a credential in application.properties: spring.datasource.password in it is written in clear.
`,
      },
      {
        title: 'References, placeholders and programs',
        file: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: shop
data:
  DB_PASSWORD_FILE: /run/secrets/db
  API_TOKEN: changeme
  application.yaml: |
    datasource:
      password: \${DB_PASSWORD}
      # password: tr0ub4dor
  wait.sh: |
    password=$(cat /run/secrets/db)
    until login --password "$password"; do sleep 1; done
`,
      },
    ],
    compose: [
      {
        title: 'In the text of a config',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    configs:
      - shop.ini
configs:
  shop.ini:
    content: |
      port = 8080
      password = tr0ub4dor
      #          ^^^^^^^^^ Config shop.ini holds a credential in shop.ini: password in it is written in clear.
`,
      },
      {
        title: 'From a variable, and from a file',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    configs:
      - shop.ini
      - edge.conf
configs:
  shop.ini:
    content: |
      port = 8080
      password = \${PASSWORD}
  edge.conf:
    file: ./edge.conf
`,
      },
    ],
    terraform: [
      {
        file: `
resource "kubernetes_config_map_v1" "shop" {
  metadata {
    name = "shop"
  }

  data = {
    mode        = "production"
    db-password = "hX3-7kQ9-plum"
    #              ^^^^^^^^^^^^^ ConfigMap shop holds a credential in db-password: its name says that it is a password, and its value is written in clear.
  }
}
`,
      },
      {
        title: 'What is not known is not judged',
        file: `
resource "kubernetes_config_map_v1" "shop" {
  metadata {
    name = "shop"
  }

  data = {
    mode        = "production"
    db-password = var.db_password
  }
}

variable "db_password" {
  type = string
}
`,
      },
    ],
    ecs: { notApplicable: 'There are no ConfigMaps; plaintext-secret-env judges the environment.' },
  },
});
