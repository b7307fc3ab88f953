import type { Container } from '../../model/container.ts';
import { describe } from '../../rules/support/describe.ts';
import { fact, OF } from './fact.ts';

/** A container is started with a flag: `--requirepass`, with a value, or in the ways in which Redis keeps its data. */
export const argument = fact({
  id: 'argument',
  subject: 'container',
  summary: 'Containers are started with this flag.',
  parameters: {
    name: { type: 'list', description: 'The flag, or several of which one is enough: `--requirepass`.' },
    value: { type: 'text', description: 'Its value; a `*` at its beginning or end stands for anything.' },
    modes: { type: 'list', description: 'How Redis keeps its data: `aof`, `rdb`; all of them.' },
    of: OF,
  },
  check(container, { name = [], value, modes, of }) {
    // A file of settings, or a default, may say the same.
    const silent = of === undefined ? 'not-applicable' : 'unknown';
    const words = wordsOf(container);
    if (words === undefined) return silent;
    if (modes !== undefined) return modes.every(mode => MODES[mode]?.(words) === true) ? [] : silent;
    const given = name.flatMap(flag => valueOf(words, flag) ?? []).filter(one => one !== 'no' && one !== '');
    if (given.length === 0) return silent;
    if (value === undefined || given.some(one => isLike(one, value))) return [];
    return [{ span: container.span, message: `${describe(container)} is started with ${name.join(' or ')} ${given.join(', ')}; ${value} is stated.` }];
  },
});

const MODES: Readonly<Partial<Record<string, (words: readonly string[]) => boolean>>> = {
  aof: words => valueOf(words, '--appendonly') === 'yes',
  rdb: words => (valueOf(words, '--save') ?? '') !== '',
};

/** The words of command and arguments, those of a line for a shell one by one; undefined where they are not all known. */
function wordsOf({ command, args }: Container): readonly string[] | undefined {
  const lists = [command, args].flatMap(list => (list === undefined ? [] : [list.value]));
  if (lists.some(({ kind }) => kind === 'dynamic')) return undefined;
  return lists.flatMap(list => (list.kind === 'known' ? list.value : [])).flatMap(word => (/\s/.test(word) ? word.split(/\s+/) : [word]));
}

/** What stands behind a flag, or after its `=`; an empty text where it has no value. Undefined without the flag. */
function valueOf(words: readonly string[], flag: string): string | undefined {
  const at = words.findIndex(word => word === flag || word.startsWith(`${flag}=`));
  const word = words[at];
  if (word === undefined) return undefined;
  const value = word === flag ? (words[at + 1] ?? '') : word.slice(flag.length + 1);
  return value.replace(/^["']|["']$/g, '');
}

function isLike(text: string, pattern: string): boolean {
  const bare = pattern.replace(/^\*|\*$/g, '');
  return pattern.startsWith('*') ? text.endsWith(bare) : pattern.endsWith('*') ? text.startsWith(bare) : text === bare;
}
