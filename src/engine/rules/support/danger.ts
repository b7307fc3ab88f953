import { isShell, programOf } from './shell.ts';
import type { ShellCommand } from './shell.ts';

/** Folders that a system cannot do without, themselves or all that is in them. */
const SYSTEM_FOLDER = /^(?:\/|\/\*|~\/?|\$\{?HOME\}?\/?|\/(?:bin|boot|dev|etc|home|lib|lib64|opt|proc|root|run|sbin|srv|sys|usr|var)\/?\*?)$/;
const PACKAGE_MANAGERS: Readonly<Record<string, RegExp>> = {
  'apt-get': /^(install|upgrade|dist-upgrade|update)$/,
  apt: /^(install|upgrade|full-upgrade|update)$/,
  yum: /^(install|update|upgrade)$/,
  dnf: /^(install|update|upgrade)$/,
  microdnf: /^(install|update)$/,
  apk: /^(add|update|upgrade)$/,
  zypper: /^(install|in|update)$/,
  pip: /^install$/,
  pip3: /^install$/,
  npm: /^(install|i|ci)$/,
  yarn: /^(install|add)$/,
  gem: /^install$/,
};

/** What a command does that neither a probe nor a hook should, ending the sentence `a hook that ...`. */
export function dangerOf(command: ShellCommand): string | undefined {
  const program = programOf(command.words[0]);
  const operands = command.words.slice(1).filter(word => !word.startsWith('-'));
  if (/^(reboot|shutdown|halt|poweroff)$/.test(program) || stopsMachine(program, operands)) return 'shuts the machine down';
  if (/^(mkfs(\..+)?|wipefs)$/.test(program) || (program === 'dd' && operands.some(word => /^of=\/dev\/(?!null|stdout|stderr)/.test(word)))) return 'overwrites a disk';
  if (program === 'nsenter') return "enters the host's namespaces";
  if (isRecursiveRemoval(command) && operands.some(word => SYSTEM_FOLDER.test(word))) return 'deletes a folder that the system needs';
  if (installs(program, operands)) return 'installs packages';
  return runsDownload(command) ? 'runs what it downloads' : undefined;
}

/** What only a hook may do: a probe runs every few seconds for as long as its container lives. */
export function dangerOfProbe(command: ShellCommand): string | undefined {
  const [first, ...options] = command.words;
  const program = programOf(first);
  // Signal 0 only asks whether a process is there.
  const asks = options.some((word, i) => /^-(0|l|L)$/.test(word) || (word === '0' && /^-[sn]$/.test(options[i - 1] ?? '')));
  if (/^(kill|pkill|killall)$/.test(program) && options.length > 0 && !asks) return 'ends processes';
  return isRecursiveRemoval(command) ? 'deletes folders' : dangerOf(command);
}

function stopsMachine(program: string, [verb]: readonly string[]): boolean {
  if (program === 'systemctl') return /^(reboot|halt|poweroff)$/.test(verb ?? '');
  return /^(init|telinit)$/.test(program) && /^[06]$/.test(verb ?? '');
}

function isRecursiveRemoval({ words: [program, ...options] }: ShellCommand): boolean {
  return programOf(program) === 'rm' && options.some(option => /^(-[a-zA-Z]*[rR][a-zA-Z]*|--recursive)$/.test(option));
}

function installs(program: string, [verb = '']: readonly string[]): boolean {
  return Object.hasOwn(PACKAGE_MANAGERS, program) && PACKAGE_MANAGERS[program]?.test(verb) === true;
}

/** `curl ... | sh`, `sh -c "$(curl ...)"`. */
function runsDownload({ words, from }: ShellCommand): boolean {
  if (!isShell(words[0])) return false;
  if (words.some(word => /^\$\((curl|wget)\b/.test(word))) return true;
  return !words.slice(1).some(word => !word.startsWith('-')) && isDownload(from);
}

function isDownload(command: ShellCommand | undefined): boolean {
  return command !== undefined && (/^(curl|wget)$/.test(programOf(command.words[0])) || isDownload(command.from));
}
