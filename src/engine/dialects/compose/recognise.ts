import type { Neighbours, Recognition } from '../dialect.ts';
import { ALONE } from '../dialect.ts';
import { splitDocuments } from '../../syntax/yaml/split.ts';

/** Names that say it: `compose.yaml`, `docker-compose.prod.yml`, `web.compose.yml`, `docker-stack.yml`. */
const NAME = /(^|[/.-])(docker-)?(compose|stack)([.-][\w.-]+)?\.ya?ml$/i;

/** `services:` at the start of a line, or as the key of a map in braces. */
const SERVICES = /^["']?services["']?[ \t]*:/m;

/** A service has one of these, a line or a brace in front. */
const OF_A_SERVICE = /(^[ \t]+|\{[ \t]*)["']?(image|build|extends|container_name|depends_on|env_file|provider)["']?[ \t]*:/m;

/** What else has `services:`: workflows, manifests, Symfony, GitLab, Terraform's and Home Assistant's files. */
const OTHER = /^["']?(apiVersion|kind|on|parameters|stages|language|stage|imports|openapi|swagger|_format_version|http|doctrine|AWSTemplateFormatVersion|Resources|steps|pipelines|pool|trigger)["']?[ \t]*:/m;

/** What Travis has beside its services, and Compose since 2026. */
const JOBS = /^["']?jobs["']?[ \t]*:/m;

/** A line that a template engine takes out or repeats: of Go, Jinja or ERB. */
const CONTROL_LINE = /^[ \t]*(?:-[ \t]+)?(?:\{\{-?[ \t]*(?:\/\*|#|if|range|with|define|end|else|include|template|block|\$)|\{[%#]|<%)/m;

/** A line that is no YAML before a template engine has filled it in: `- {{ port }}:80`, `{{ name }}:`. */
const UNQUOTED = /^[ \t]*(?:-[ \t]+)?(?:[\w.-]+:[ \t]+)?\{\{[^}\n]*\}\}[^\s,\]}]/m;

/** All documents of a file are laid over each other, so that each is read with all others. */
const MAXIMUM_DOCUMENTS = 50;

/** Tells Compose files from what only looks like them, by name, by a look at the text, and by what the configuration says of them. */
export function recogniseCompose(path: string, text: string, neighbours: Pick<Neighbours, 'setsOf'> = ALONE): Recognition {
  const isNamed = NAME.test(path) || neighbours.setsOf(path).length > 0;
  if (!/\.ya?ml$/i.test(path) || !text.includes('services') || !SERVICES.test(text)) return isNamed ? emptyOrOther(text) : { kind: 'not-ours' };
  if (OTHER.test(text) || (!isNamed && JOBS.test(text))) return { kind: 'not-ours' };
  if (!isNamed && !OF_A_SERVICE.test(text)) return { kind: 'not-ours', unless: true };
  if (/\.j2$|\.(tpl|tmpl)\./i.test(path) || CONTROL_LINE.test(text) || UNQUOTED.test(text)) {
    return { kind: 'left-alone', because: 'It is a template: Compose reads it only after another program has rendered it.' };
  }
  const documents = splitDocuments(text).length;
  if (documents > MAXIMUM_DOCUMENTS) return { kind: 'left-alone', because: `It holds ${String(documents)} documents; Compose files with more than ${String(MAXIMUM_DOCUMENTS)} are not read.` };
  return { kind: 'ours' };
}

/** A file of Compose's name may hold nothing but `include`, volumes or networks. */
function emptyOrOther(text: string): Recognition {
  return /^(include|volumes|networks|secrets|configs)[ \t]*:/m.test(text) && !OTHER.test(text) ? { kind: 'ours' } : { kind: 'not-ours' };
}
