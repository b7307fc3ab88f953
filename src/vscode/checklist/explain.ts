/** All that is known of a box, in Markdown: for hovers and for the tree's tooltips. */
import { dueDate } from '../../engine/index.ts';
import type { ItemStatus, Judged } from '../../engine/index.ts';
import { isSuggested, reasonOf, signature, spoken, stateOf, titleOf } from './words.ts';

/** @param goLive the date from which work afterwards is reckoned. */
export function explain(status: ItemStatus, goLive?: string): string {
  const { item, record, evaluation } = status;
  const word = spoken(stateOf(status));
  const due = item.due === undefined ? undefined : [item.due.text, goLive === undefined ? undefined : dueDate(item.due, goLive)].filter(part => part !== undefined).join(': ');
  const lines = [
    `**${escape(titleOf(status))}**${word === '' ? '' : ` — ${word}`}`,
    escape(reasonOf(status)),
    evaluation.judged.filter(({ evidence }) => evidence.kind === 'rule' || evidence.kind === 'repository').map(bullet).join('\n'),
    isSuggested(status) ? '*Read from the words of the item: nobody has accepted it yet.*' : undefined,
    ...[['Signed or ticked by', signature(record)], ['Owner', record?.owner], ['Note', record?.note], ['Measured', record?.value], ['Due', due], ['Links', record?.links?.join(', ')]]
      .map(([label = '', value]) => (value === undefined ? undefined : `${label}: ${escape(value)}`)),
  ];
  return lines.filter(line => line !== undefined && line !== '').join('\n\n');
}

function bullet({ evidence: { id, parameters }, verdict }: Judged): string {
  const given = Object.entries(parameters).map(([name, value]) => ` ${name}=${String(value)}`).join('');
  return `- \`${id}${given}\`: ${verdict.kind}`;
}

/** Text of the file is text, whatever Markdown would make of it. */
function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!<>|~]/g, '\\$&');
}
