import * as vscode from 'vscode';
import { localDate } from '../../../workspace/index.ts';
import type { By } from '../../../workspace/index.ts';

/** The name given last in this window: the next signature begins with it where Git knows none. */
let lastName: string | undefined;

/** Asks for the name and the date of a signature; Git's `user.name` and today are proposed. */
export async function askWho(what: string, where: vscode.Uri): Promise<By | undefined> {
  const name = await vscode.window.showInputBox({
    title: `Sign: ${what}`,
    prompt: 'The name of the person who signs',
    value: (await gitName(where)) ?? lastName ?? '',
    validateInput: value => (value.trim() === '' ? 'A signature needs a name.' : undefined),
  });
  if (name === undefined) return undefined;
  const date = await askDate(`Sign: ${what}`, 'The date of the signature');
  if (date === undefined) return undefined;
  lastName = name.trim();
  return { name: lastName, date };
}

/** Asks for a date. @param proposed today where absent. */
export async function askDate(title: string, prompt: string, proposed = today()): Promise<string | undefined> {
  const date = await vscode.window.showInputBox({
    title,
    prompt,
    value: proposed,
    validateInput: value => (/^\d{4}-\d\d-\d\d$/.test(value.trim()) && !Number.isNaN(Date.parse(value.trim())) ? undefined : 'Write it as 2026-01-31.'),
  });
  return date?.trim();
}

/** In the person's own time zone. */
export function today(): string {
  return localDate(new Date());
}

interface Repository {
  getConfig(key: string): Promise<string>;
}

interface GitApi {
  readonly repositories: readonly Repository[];
  getRepository(uri: vscode.Uri): Repository | null;
}

/** `user.name` as Git has it for a file. Undefined where there is no Git extension, as in a browser. */
async function gitName(where: vscode.Uri): Promise<string | undefined> {
  try {
    const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
    if (extension === undefined) return undefined;
    const git = (await extension.activate()).getAPI(1);
    const name = await (git.getRepository(where) ?? git.repositories[0])?.getConfig('user.name');
    return name === '' ? undefined : name;
  } catch {
    return undefined;
  }
}
