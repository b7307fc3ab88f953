import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseYaml } from '../../src/engine/syntax/yaml/document.ts';
import { splitDocuments } from '../../src/engine/syntax/yaml/split.ts';
import { applyToSource } from '../../src/engine/text/edit.ts';
import { applied, at, isMap, pathsOf, readBoth } from '../engine/syntax/yaml/oracle.ts';
import type { Json, Step } from '../engine/syntax/yaml/oracle.ts';
import { areAllThere, linesOf, untouchedLines } from '../engine/syntax/yaml/untouched.ts';

const CORPUS = join(import.meta.dirname, '../../../shared/corpus');
const MAPS_PER_DOCUMENT = 3;

/** A refusal that is right: what other places use, what a template or a tag decides. */
const FAIR = /alias|merge|<<|as \*|template|tag|explicit keys/;

interface Tally {
  documents: number;
  changes: number;
  readonly refused: Map<string, number>;
}

for (const dialect of ['kubernetes', 'compose']) {
  const folder = join(CORPUS, dialect);
  const skip = existsSync(folder) ? false : `${folder} is not here`;
  test(`every change of every real ${dialect} document comes out right`, { skip }, context => {
    const tally: Tally = { documents: 0, changes: 0, refused: new Map() };
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (/\.(ya?ml|json)$/.test(file)) changeFile(join(folder, file), tally);
    }
    const refused = [...tally.refused.values()].reduce((sum, count) => sum + count, 0);
    context.diagnostic(`${String(tally.documents)} documents, ${String(tally.changes)} changes, ${String(refused)} refused`);
    for (const [because, count] of tally.refused) context.diagnostic(`${String(count)} times: ${because}`);
    assert.ok(refused < tally.changes / 10);
  });
}

function changeFile(path: string, tally: Tally): void {
  const text = readFileSync(path, 'utf8');
  for (const { start, end } of splitDocuments(text)) {
    const piece = text.slice(start, end);
    const value = readable(piece);
    if (value === undefined) continue;
    tally.documents += 1;
    for (const steps of changesOf(value)) {
      tally.changes += 1;
      const because = changeOnce(path, piece, value, steps)?.replace(/\*\S+/, '*x');
      if (because !== undefined) tally.refused.set(because, (tally.refused.get(because) ?? 0) + 1);
    }
  }
}

function readable(text: string): Json | undefined {
  try {
    const value = readBoth(text);
    return isMap(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** In some maps, spread evenly over the document: a new key, a nested one, another scalar, one entry less. */
function changesOf(value: Json): Step[][] {
  const maps = pathsOf(value).filter(path => isMap(at(value, path)));
  const every = Math.max(1, Math.floor(maps.length / MAPS_PER_DOCUMENT));
  return maps.filter((_, i) => i % every === 0).flatMap(path => {
    const map = at(value, path);
    const keys = isMap(map) ? Object.keys(map) : [];
    const key = keys[Math.floor(keys.length / 2)];
    const steps: Step[][] = [
      [{ kind: 'set', path: [...path, 'seaworthy'], value: 'yes' }],
      [
        { kind: 'set', path: [...path, 'seaworthy', 'limits', 'memory'], value: '128Mi' },
        { kind: 'set', path: [...path, 'seaworthy', 'drop'], value: ['ALL'] },
      ],
    ];
    if (key !== undefined) {
      steps.push([{ kind: 'set', path: [...path, key], value: 'new: value' }]);
      steps.push([{ kind: 'remove', path: [...path, key] }]);
    }
    return steps;
  });
}

/** @returns why the change was refused, where it was. */
function changeOnce(path: string, text: string, value: Json, steps: readonly Step[]): string | undefined {
  const document = parseYaml({ uri: path, text, offset: 0 });
  const edit = document.write(steps.map(step => ({ ...step, writer: document })));
  const story = `${path}: ${JSON.stringify(steps)}`;
  if (edit.kind === 'refused') {
    assert.match(edit.because, FAIR, story);
    return edit.because;
  }
  const after = applyToSource(document.source, edit.edits);
  assert.deepEqual(readBoth(after), applied(value, steps), story);
  assert.ok(areAllThere(untouchedLines(text, steps), linesOf(after)), story);
  return undefined;
}
