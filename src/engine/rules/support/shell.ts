import { fileNameOf } from '../../text/paths.ts';

/** One command of a shell script, quotes undone. Offsets are UTF-16 within the script, half-open. */
export interface ShellCommand {
  readonly words: readonly string[];
  /** The command whose output it reads, through a pipe. */
  readonly from: ShellCommand | undefined;
  readonly start: number;
  readonly end: number;
}

/** What a command line runs: itself, or the commands of the script that it hands to a shell. */
export interface CommandLine {
  readonly commands: readonly ShellCommand[];
  /** The argument that holds the script; 0 where the command is run without a shell. */
  readonly argument: number;
}

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'zsh']);

/** The last part of a program's path: `/bin/sh` is `sh`. */
export function programOf(word: string | undefined): string {
  return fileNameOf(word ?? '');
}

export function isShell(word: string | undefined): boolean {
  return SHELLS.has(programOf(word));
}

/** Reads an exec array. A script is read only as far as words and operators go; nothing is expanded. */
export function readCommandLine(words: readonly string[]): CommandLine {
  const option = isShell(words[0]) ? words.findIndex(word => /^-[a-z]*c$/.test(word)) : -1;
  const script = option < 0 ? undefined : words[option + 1];
  if (script !== undefined) return { commands: readScript(script), argument: option + 1 };
  const text = words[0] ?? '';
  return { commands: [{ words: withoutPrefixes(words), from: undefined, start: 0, end: text.length }], argument: 0 };
}

/** In order: space and continued lines, a comment, a here-document, a quoted part, a nested command, an operator, a redirection, plain text. */
const PIECE =
  /(?<space>(?:[ \t\r]|\\\n)+)|(?<comment>#[^\n]*)|(?<here><<)|'(?<single>[^']*)'|"(?<double>(?:\\[\s\S]|[^"\\])*)"|`[^`]*`|(?<open>\$?\()|(?<close>\))|(?<pipe>\|(?!\|))|(?<end>&&|\|\||;+|\n|&(?!>))|(?<redirect>\d*[<>]+(?:&[\d-]?)?|&>+)|(?<text>\\[\s\S]|[^\s;|&()<>`'"\\$]+|[\s\S])/y;

/** A command while it is being read. */
interface Draft {
  words: string[];
  from: Draft | undefined;
  start: number;
  end: number;
}

function readScript(script: string): ShellCommand[] {
  const drafts: Draft[] = [];
  const outer: Draft[] = [];
  let command = draft(0);
  let word: string | undefined;
  const endWord = (): void => {
    if (word !== undefined) command.words.push(word);
    word = undefined;
  };
  const endCommand = (next: Draft): void => {
    endWord();
    drafts.push(command);
    command = next;
  };
  PIECE.lastIndex = 0;
  for (let match = PIECE.exec(script); match !== null; match = PIECE.exec(script)) {
    const { space, comment, here, single, double, open, close, pipe, end, redirect, text } = match.groups ?? {};
    if (here !== undefined) break;
    if (comment !== undefined && word === undefined) continue;
    if (open !== undefined) {
      outer.push(command);
      endWord();
      command = draft(PIECE.lastIndex);
    } else if (close !== undefined) endCommand(outer.pop() ?? draft(PIECE.lastIndex));
    else if (pipe !== undefined) endCommand(draft(PIECE.lastIndex, command));
    else if (end !== undefined) endCommand(draft(PIECE.lastIndex));
    else if (space !== undefined) endWord();
    else {
      if (command.words.length === 0 && word === undefined) command.start = match.index;
      command.end = PIECE.lastIndex;
      word = (word ?? '') + (single ?? double ?? redirect ?? text?.replace(/^\\/, '') ?? match[0]);
    }
  }
  endCommand(draft(script.length));
  return finished(drafts);
}

function draft(start: number, from?: Draft): Draft {
  return { words: [], from, start, end: start };
}

/** Those with words. What a command reads from stands before it. */
function finished(drafts: readonly Draft[]): ShellCommand[] {
  const commands = new Map<Draft, ShellCommand>();
  for (const one of drafts) {
    const { words, from, start, end } = one;
    commands.set(one, { words: withoutPrefixes(words), from: from && commands.get(from), start, end });
  }
  return drafts.flatMap(one => (one.words.length === 0 ? [] : (commands.get(one) ?? [])));
}

/** Keywords, assignments and programs that only run another program. */
const PREFIX = /^(?:if|then|else|elif|while|until|do|!|\{|exec|command|sudo|nohup|time|env|timeout|nice|[A-Za-z_]\w*=.*)$/s;

function withoutPrefixes(words: readonly string[]): readonly string[] {
  let at = 0;
  for (let word = words[0]; word !== undefined && PREFIX.test(word); word = words[at]) {
    at += 1;
    if (word === 'timeout' && /^[\d.]+[smh]?$/.test(words[at] ?? '')) at += 1;
  }
  return words.slice(at);
}
