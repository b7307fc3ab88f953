/** Answers the questions that commands put, in the person's place, and keeps what was asked. */
import * as vscode from 'vscode';

export interface Answers {
  /** What input boxes are answered with, in turn: a text, `undefined` to cancel, or a function of what is proposed. */
  readonly texts?: readonly (string | undefined | ((proposed: string) => string))[];
  /** Which rows are picked, in turn, by a part of their label; `undefined` cancels. Where many can be picked, all picked ones stay. */
  readonly picks?: readonly (string | undefined)[];
  /** Which button of a question is pressed, in turn. */
  readonly buttons?: readonly string[];
}

export interface Asked {
  /** Titles and prompts of input boxes. */
  readonly texts: string[];
  /** The values that input boxes proposed. */
  readonly proposed: string[];
  /** The rows of each list: label and description. */
  readonly rows: string[][];
  /** What was told or asked in notifications and dialogs. */
  readonly messages: string[];
}

/** Plays with VS Code's questions answered. A question without an answer is cancelled. */
export async function answering(answers: Answers, play: (asked: Asked) => Promise<void>): Promise<Asked> {
  const asked: Asked = { texts: [], proposed: [], rows: [], messages: [] };
  const [texts, picks, buttons] = [[...(answers.texts ?? [])], [...(answers.picks ?? [])], [...(answers.buttons ?? [])]];
  const inputBox = (options: vscode.InputBoxOptions = {}): Promise<string | undefined> => {
    asked.texts.push([options.title, options.prompt].join(' — '));
    asked.proposed.push(options.value ?? '');
    const next = texts.shift();
    return Promise.resolve(typeof next === 'function' ? next(options.value ?? '') : next);
  };
  const quickPick = (given: readonly Row[] | Promise<readonly Row[]>, options: vscode.QuickPickOptions = {}): Promise<unknown> => Promise.resolve(given).then(rows => {
    asked.rows.push(rows.map(row => (typeof row === 'string' ? row : [row.label, row.description ?? ''].join(' — '))));
    const wanted = picks.shift();
    if (wanted === undefined) return undefined;
    if (options.canPickMany === true) return rows.filter(row => typeof row !== 'string' && row.picked === true);
    return rows.find(row => (typeof row === 'string' ? row : row.label).includes(wanted));
  });
  const message = (text: string, ...rest: readonly unknown[]): Promise<unknown> => {
    asked.messages.push(text);
    return Promise.resolve(rest.includes(buttons[0]) ? buttons.shift() : undefined);
  };
  const back = replace(vscode.window, { showInputBox: inputBox, showQuickPick: quickPick, showInformationMessage: message, showWarningMessage: message, showErrorMessage: message });
  try {
    await play(asked);
  } finally {
    back();
  }
  return asked;
}

type Row = string | vscode.QuickPickItem;

/** Puts other members into an object of VS Code. @returns what puts the old ones back. */
export function replace(object: object, members: Readonly<Record<string, unknown>>): () => void {
  const old = Object.keys(members).map((name): [string, PropertyDescriptor | undefined] => [name, Object.getOwnPropertyDescriptor(object, name)]);
  for (const [name, value] of Object.entries(members)) Object.defineProperty(object, name, { value, configurable: true, writable: true });
  return () => {
    for (const [name, descriptor] of old) if (descriptor !== undefined) Object.defineProperty(object, name, descriptor);
  };
}
