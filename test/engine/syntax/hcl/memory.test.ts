import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadHcl } from '../../../../src/engine/syntax/hcl/parse.ts';
import { sourceOf } from '../../../../src/engine/text/source.ts';
import { wasmFiles } from './wasm.ts';

interface Memory {
  readonly buffer: ArrayBuffer;
}

/** Node's types do not declare WebAssembly's classes. */
const wasm = Reflect.get(globalThis, 'WebAssembly') as { Memory: new (descriptor: object) => Memory };

/** WebAssembly memory as the runtime makes it. */
const memories: Memory[] = [];
wasm.Memory = class extends wasm.Memory {
  constructor(descriptor: object) {
    super(descriptor);
    memories.push(this);
  }
};

const resource = 'resource "a" "b" {\n  name = "x-${var.y}"\n  tags = merge(local.t, { a = 1 })\n  text = <<-EOT\n    ${z} é🎉\n  EOT\n}\n';

test('10,000 readings leave WebAssembly memory as large as it was, broken text included', async () => {
  const hcl = await loadHcl(wasmFiles);
  const text = resource.repeat(20);
  const read = (times: number): void => {
    for (let i = 0; i < times; i += 1) hcl.parse(sourceOf('main.tf', i % 5 === 0 ? text.slice(0, 1 + ((i * 7) % text.length)) : text));
  };
  read(300);
  const size = (): number => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  const before = size();
  assert.ok(before > 0, 'the memory was not seen being made');
  read(10_000);
  assert.equal(size(), before);
});

test('the parser loads once, whoever asks', async () => {
  let asked = 0;
  const files = (): ReturnType<typeof wasmFiles> => {
    asked += 1;
    return wasmFiles();
  };
  const [one, other] = await Promise.all([loadHcl(files), loadHcl(files)]);
  assert.equal(one, other);
  assert.ok(asked <= 1);
});
