import type { Example, ExamplesId } from './example.ts';
import type { Parameter } from './parameters.ts';
import type { Rule } from './rule.ts';

/** A rule's page in Markdown: what it wants and why, its examples, how to set it, how to silence it, who else knows it. */
export function rulePage(rule: Rule): string {
  const { id, meta } = rule;
  const sections = [
    `# ${id}`,
    meta.summary,
    `Severity **${meta.severity}**, ${PROFILES[meta.profile]}.`,
    `## Why\n\n${meta.why}`,
    examples(rule),
    `## Settings\n\n${settings(rule)}`,
    `## Silence it\n\nA comment with a reason silences the rule for a line; \`ignore-container\`, \`ignore-object\` and \`ignore-file\` reach further.\n\n${code('yaml', `# seaworthy: ignore-line ${id} -- why this is fine here`)}`,
    otherTools(rule),
    meta.references.length === 0 ? '' : `## References\n\n${meta.references.map(address => `- <${address}>`).join('\n')}`,
  ];
  return `${sections.filter(section => section !== '').join('\n\n')}\n`;
}

/** The table of all rules, in Markdown; each links to its page, `ID.md`. */
export function ruleIndex(rules: readonly Rule[]): string {
  const rows = rules.map(({ id, meta }) => `| [${id}](${id}.md) | ${meta.severity} | ${meta.profile} | ${cell(meta.summary)} |`);
  return `# Rules\n\n| rule | severity | profile | good state |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

const PROFILES = {
  recommended: 'on by default',
  strict: 'on in the strict profile',
  optional: 'on when one of its parameters is set',
} as const;

const DIALECTS: readonly { readonly id: ExamplesId; readonly title: string; readonly language: string }[] = [
  { id: 'kubernetes', title: 'Kubernetes', language: 'yaml' },
  { id: 'compose', title: 'Compose', language: 'yaml' },
  { id: 'terraform', title: 'Terraform', language: 'hcl' },
  { id: 'ecs', title: 'Amazon ECS', language: 'hcl' },
];

function examples(rule: Rule): string {
  const parts = DIALECTS.flatMap(({ id, title, language }) => {
    const list = rule.examples[id];
    if ('notApplicable' in list) return `## In ${title}\n\n${list.notApplicable}`;
    return [`## In ${title}`, ...list.map(example => oneExample(rule, example, language))].join('\n\n');
  });
  return parts.join('\n\n');
}

function oneExample(rule: Rule, { title, file, fixed, parameters, beside }: Example, language: string): string {
  const given = Object.entries(parameters ?? {});
  return [
    title === undefined ? '' : `### ${title}`,
    given.length === 0 ? '' : `With these settings:\n\n${code('yaml', configuration(rule.id, given))}`,
    code(language, file),
    ...Object.entries(beside ?? {}).map(([path, content]) => `Beside it, in \`${path}\`:\n\n${code(language, content)}`),
    fixed === undefined ? '' : `After the fix:\n\n${code(language, fixed)}`,
  ].filter(part => part !== '').join('\n\n');
}

function settings({ id, meta, parameters }: Rule): string {
  const entries = Object.entries(parameters);
  const given = entries.map(([name, parameter]) => [name, parameter.default ?? PLACEHOLDERS[parameter.type]] as const);
  const sample = code('yaml', configuration(id, [['severity', meta.severity], ...given]));
  if (entries.length === 0) return `In \`.seaworthy.yaml\`, \`off\` in place of the severity switches the rule off:\n\n${sample}`;
  const rows = entries.map(([name, parameter]) => `| \`${name}\` | ${typeOf(parameter)} | ${defaultOf(parameter)} | ${cell(parameter.description)} |`);
  return `| parameter | type | default | |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n\nIn \`.seaworthy.yaml\`:\n\n${sample}`;
}

/** What a sample shows for a parameter that has no default. */
const PLACEHOLDERS = { number: 1, boolean: true, text: 'text', quantity: '512Mi', amount: '25%', list: ['text'] } as const;

/** JSON's spelling of a plain value is YAML's too; words that need no quotes stand bare. */
function configuration(id: string, entries: readonly (readonly [string, unknown])[]): string {
  const spell = (value: unknown): string => (typeof value === 'string' && /^[\w.-]+$/.test(value) ? value : JSON.stringify(value));
  return ['rules:', `  ${id}:`, ...entries.map(([name, value]) => `    ${name}: ${spell(value)}`)].join('\n');
}

function typeOf(parameter: Parameter): string {
  if (parameter.type === 'number' && parameter.minimum !== undefined) return `number, at least ${String(parameter.minimum)}`;
  return parameter.type;
}

function defaultOf({ default: value }: Parameter): string {
  return value === undefined ? '' : `\`${cell(JSON.stringify(value))}\``;
}

function otherTools({ meta }: Rule): string {
  const rows = Object.entries(meta.alsoKnownAs ?? {}).map(([tool, ids]) => `- ${tool}: ${ids.map(id => `\`${id}\``).join(', ')}`);
  return rows.length === 0 ? '' : `## In other tools\n\n${rows.join('\n')}\n\nTheir suppressions are honoured where they can be read.`;
}

function code(language: string, text: string): string {
  const inner = text.replace(/^\n/, '').replace(/\n$/, '');
  return `\`\`\`${language}\n${inner}\n\`\`\``;
}

/** A text in a table's cell: a bar would end it. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
