import { parseDuration } from '../../model/values/duration.ts';

/** What an image says of the containers that run it, as far as its Dockerfile does. */
export interface ImageSettings {
  /** Undefined where it has none, or the one of an image that is not built here. */
  readonly healthcheck: ImageHealthcheck | undefined;
  /** `user[:group]` as it is written, variables and all; undefined where the image that it is made from decides. */
  readonly user: string | undefined;
}

/** The timings of a HEALTHCHECK that are written. Durations in seconds. */
export interface ImageHealthcheck {
  readonly interval?: number | undefined;
  readonly timeout?: number | undefined;
  readonly retries?: number | undefined;
}

interface Stage {
  readonly name: string | undefined;
  healthcheck: ImageHealthcheck | undefined;
  user: string | undefined;
}

/** No person wrote a longer one. In UTF-16 units. */
const MAXIMUM_LENGTH = 100_000;

/**
 * Reads what the last stage of a Dockerfile, or the one that is the target, ends up with, from the stages that it is made from
 * too (reference of the Dockerfile). Undefined where it has no such stage or cannot be read.
 */
export function readDockerfile(text: string, target?: string): ImageSettings | undefined {
  const stages: Stage[] = [];
  for (const { keyword, rest } of instructionsOf(text) ?? []) {
    const stage = stages.at(-1);
    if (keyword === 'FROM') stages.push(begun(rest, stages));
    else if (stage !== undefined && keyword === 'HEALTHCHECK') stage.healthcheck = healthcheckOf(rest);
    else if (stage !== undefined && keyword === 'USER') stage.user = rest;
  }
  return target === undefined ? stages.at(-1) : (named(target, stages) ?? stages[/^\d+$/.test(target) ? Number(target) : -1]);
}

/** `FROM [--platform=...] image [AS name]`, where the image may be a stage before it. */
function begun(rest: string, before: readonly Stage[]): Stage {
  const [, image = '', name] = /^(?:--\S+\s+)*(\S+)(?:\s+as\s+(\S+))?/i.exec(rest) ?? [];
  const base = named(image, before);
  return { name: name?.toLowerCase(), healthcheck: base?.healthcheck, user: base?.user };
}

function named(name: string, stages: readonly Stage[]): Stage | undefined {
  return stages.findLast(stage => stage.name === name.toLowerCase());
}

/** `[--interval=30s ...] CMD ...`; NONE takes back what the image before had. */
function healthcheckOf(rest: string): ImageHealthcheck | undefined {
  const [, options = ''] = /^((?:--\S+\s+)*)CMD\s/i.exec(rest) ?? [];
  const option = (name: string): string | undefined => new RegExp(`--${name}=(\\S+)`, 'i').exec(options)?.[1];
  const duration = (name: string): number | undefined => parseDuration(option(name) ?? '');
  const retries = Number(option('retries') ?? 0);
  return /^NONE\b/i.test(rest) ? undefined : { interval: duration('interval'), timeout: duration('timeout'), retries: retries > 0 ? retries : undefined };
}

interface Instruction {
  /** In capitals. */
  readonly keyword: string;
  readonly rest: string;
}

/** The instructions, each on one line, without comments and here-documents; undefined for a text that is no Dockerfile's. */
function instructionsOf(text: string): readonly Instruction[] | undefined {
  if (text.length > MAXIMUM_LENGTH) return undefined;
  const escape = /^(?:[ \t]*#[ \t]*\w+[ \t]*=.*\r?\n)*?[ \t]*#[ \t]*escape[ \t]*=[ \t]*`/i.test(text) ? '`' : '\\';
  const lines = text.split(/\r?\n/);
  const found: Instruction[] = [];
  let open = '';
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i]?.trim() ?? '';
    if (line.startsWith('#') || line === '') continue;
    if (line.endsWith(escape)) {
      open += `${line.slice(0, -1)} `;
      continue;
    }
    const [, keyword = '', rest = ''] = /^([a-z]+)\s+(.*)$/i.exec((open + line).trim()) ?? [];
    open = '';
    const end = /^(RUN|COPY|ADD)$/i.test(keyword) ? endOfDocuments(rest, lines, i) : i;
    if (end === undefined) return undefined;
    i = end;
    found.push({ keyword: keyword.toUpperCase(), rest: rest.trim() });
  }
  return found;
}

/** The line that ends the last here-document (`<<EOF`) of an instruction; undefined where one has no end. */
function endOfDocuments(rest: string, lines: readonly string[], at: number): number | undefined {
  let end = at;
  for (const [, dash = '', , word = ''] of rest.matchAll(/(?<=^|\s)\d*<<(-?)(["']?)([A-Za-z_]\w*)\2(?=\s|$)/g)) {
    end = lines.findIndex((line, i) => i > end && (dash === '' ? line : line.replace(/^\t+/, '')) === word);
    if (end < 0) return undefined;
  }
  return end;
}
