import * as vscode from 'vscode';
import type { By } from '../../../workspace/index.ts';
import { changeList } from '../apply.ts';
import { askValue } from './measured.ts';
import { askWho } from './who.ts';
import { find, targetOf } from '../given.ts';
import { inTurn } from '../in-turn.ts';
import type { Checklists } from '../given.ts';
import type { ItemNode } from '../nodes.ts';
import type { SetTicks } from '../view.ts';
import { titleOf } from '../words.ts';

/** What checkboxes of the view do. Items of one checklist are one step. */
export function ticksOf(checklists: Pick<Checklists, 'service'>): SetTicks {
  return async (nodes, ticked) => {
    const byList = new Map<string, ItemNode[]>();
    for (const node of nodes) byList.set(node.live.uri, [...(byList.get(node.live.uri) ?? []), node]);
    for (const [uri, own] of byList) await setTicks(checklists, uri, own.map(({ status }) => status.id), ticked);
  };
}

const turn = inTurn();

/** Ticks the item, or un-ticks it: whichever is right once an earlier toggle is done. */
export async function toggle(checklists: Checklists, given: unknown): Promise<void> {
  const target = await targetOf(checklists, given);
  if (target === undefined) return;
  const { live: { uri }, status: { id } } = target;
  await turn(async () => {
    const now = find(checklists.service, { uri, id });
    await setTicks(checklists, uri, [id], now?.status.state !== 'ticked');
  });
}

/** Signs an item with a name and a date. */
export async function signItem(checklists: Checklists, given: unknown): Promise<void> {
  const target = await targetOf(checklists, given, ({ kind, state }) => kind === 'signoff' && state !== 'ticked');
  if (target !== undefined) await setTicks(checklists, target.live.uri, [target.status.id], true);
}

/** Asks for a name where something is signed, and for the value of a target that is ticked by itself. */
async function setTicks({ service }: Pick<Checklists, 'service'>, uri: string, ids: readonly string[], ticked: boolean): Promise<void> {
  if (!ticked) {
    await changeList(service, uri, edits => edits.untick(ids));
    return;
  }
  const targets = ids.flatMap(id => find(service, { uri, id }) ?? []);
  const signs = targets.find(({ status }) => holdsSignOff(status.item));
  let by: By | undefined;
  if (signs !== undefined) {
    by = await askWho(titleOf(signs.status), vscode.Uri.parse(uri));
    if (by === undefined) return;
  }
  const [only] = targets;
  if (targets.length === 1 && only?.status.item.kind === 'target' && !(await askValue(service, only))) return;
  await changeList(service, uri, edits => edits.tick(ids, by));
}

function holdsSignOff(item: ItemNode['status']['item']): boolean {
  return item.kind === 'signoff' || item.children.some(holdsSignOff);
}
