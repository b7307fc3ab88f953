import type { Labelled, Word } from '../model/labelled.ts';
import type { Finding } from './rule.ts';
import { rule } from './rule.ts';
import { judgement } from './support/judgement.ts';

const VALUE = /^(?:[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)?$/;
const KEY = /^(?:(?<prefix>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)\/)?(?<name>[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)$/;
const LONGEST_NAME = 63;
const LONGEST_PREFIX = 253;
const TEMPLATE = /[{}$<>%]|\(\(/;

export const labelValues = rule({
  id: 'label-values',
  subject: 'labelled',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'metadata',
    summary: 'Labels and annotations are such as the API takes.',
    why: `The API server refuses an object with a label or an annotation that is no text (\`version: 1.4\`, \`enabled: true\`), and with a label of more than 63 characters or of others than letters, digits, \`-\`, \`_\` and \`.\`. The file looks right and nothing is deployed.

The labels and annotations of objects and of pod templates are examined, those that a template decides are not. What annotations say may be of any length and form.`,
    references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set', 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set'],
  },
  check(subject) {
    const { words } = subject;
    if (words === undefined || words.length === 0) return 'not-applicable';
    return judgement(words.flatMap(word => faultsOf(subject, word)), words.some(({ text, otherwise }) => text === undefined && otherwise === undefined));
  },
  examples: {
    kubernetes: [
      {
        title: 'No texts',
        file: `
apiVersion: v1
kind: Service
metadata:
  name: shop
  labels:
    version: 1.10
    #        ^^^^ Service shop has a label version that is a number: the API takes texts alone.
  annotations:
    prometheus.io/scrape: true
    #                     ^^^^ Service shop has an annotation prometheus.io/scrape that is true or false: the API takes texts alone.
`,
        fixed: `
apiVersion: v1
kind: Service
metadata:
  name: shop
  labels:
    version: "1.10"
  annotations:
    prometheus.io/scrape: "true"
`,
      },
      {
        title: 'Texts that the API refuses',
        file: `
apiVersion: v1
kind: Service
metadata:
  name: shop
  labels:
    owner: team checkout
    #      ^^^^^^^^^^^^^ Service shop has a label owner with a value that the API refuses: letters, digits, '-', '_' and '.' alone, a letter or digit at both ends.
    team:checkout: shop
  # ^^^^^^^^^^^^^ Service shop has a label team:checkout, whose key the API refuses.
    app.kubernetes.io/name: shop
  annotations:
    example.com/note: What an annotation says is its own affair.
`,
      },
      {
        title: 'Templates, and no value at all',
        file: `
apiVersion: v1
kind: Service
metadata:
  name: shop
  labels:
    version: \${VERSION}
    tier: ""
    team:
`,
      },
    ],
    compose: { notApplicable: 'Docker takes any text as a label, and numbers and switches for texts.' },
    terraform: [
      {
        file: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
    labels = {
      owner = "Anna Berg"
      #       ^^^^^^^^^^^ Deployment shop has a label owner with a value that the API refuses: letters, digits, '-', '_' and '.' alone, a letter or digit at both ends.
      tier  = "web"
    }
  }

  spec {
    selector {
      match_labels = {
        app = "shop"
      }
    }

    template {
      metadata {
        labels = {
          app = "shop"
        }
      }

      spec {
        container {
          name  = "web"
          image = "example.com/web:1.4.2"
        }
      }
    }
  }
}
`,
      },
      {
        title: 'Valid',
        file: `
resource "kubernetes_deployment_v1" "shop" {
  metadata {
    name = "shop"
    labels = {
      owner = "anna.berg"
    }
  }

  spec {
    selector {
      match_labels = {
        app = "shop"
      }
    }

    template {
      metadata {
        labels = {
          app = "shop"
        }
      }

      spec {
        container {
          name  = "web"
          image = "example.com/web:1.4.2"
        }
      }
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Tasks have tags, which take nearly any text.' },
  },
});

function faultsOf({ kind, name }: Labelled, word: Word): Finding[] {
  const { key, keySpan, span, text, otherwise } = word;
  if (TEMPLATE.test(key)) return [];
  const what = `${kind} ${name} has ${word.kind === 'label' ? 'a label' : 'an annotation'} ${key}`;
  const found: Finding[] = isKey(key) ? [] : [{ span: keySpan, message: `${what}, whose key the API refuses.` }];
  if (otherwise !== undefined) {
    const fixes = text === undefined ? [] : [{ title: `Write ${key} as a text`, safety: 'safe' as const, changes: () => [word.quote()] }];
    return [...found, { span, message: `${what} that is ${otherwise}: the API takes texts alone.`, fixes }];
  }
  if (word.kind === 'annotation' || text === undefined || TEMPLATE.test(text)) return found;
  if (text.length > LONGEST_NAME) return [...found, { span, message: `${what} with ${String(text.length)} characters: the API takes ${String(LONGEST_NAME)} at most.` }];
  return VALUE.test(text) ? found : [...found, { span, message: `${what} with a value that the API refuses: letters, digits, '-', '_' and '.' alone, a letter or digit at both ends.` }];
}

function isKey(key: string): boolean {
  const { prefix = '', name = '' } = KEY.exec(key)?.groups ?? {};
  return name !== '' && name.length <= LONGEST_NAME && prefix.length <= LONGEST_PREFIX && !prefix.includes('..');
}
