import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { samplescope, temporaryFolder } from './samplescope.ts';

const folder = temporaryFolder();
const env = { SAMPLESCOPE_STORE: join(folder, 'store') };
const store = join(folder, 'store', 'products.json');
/** Flags of a run whose first layer has products large enough to be measured. */
const WIDE =
  '--adapter software --dataset strokes --samples 60 --test-samples 20 --batch-size 60 --hidden 256 --epochs 1';

async function train(name: string, ...more: string[]) {
  const out = join(folder, name);
  const { status, stderr } = await samplescope(['train', ...WIDE.split(' '), '--out', out, ...more], { env });
  expect([status, stderr.includes('samplescope:')]).toEqual([0, false]);
  const { products } = JSON.parse(readFileSync(join(out, 'environment.json'), 'utf8'));
  return { products, files: ['samples.parquet', 'final.safetensors'].map((file) => readFileSync(join(out, file))) };
}

/** The choices that doctor shows. */
async function knownChoices() {
  const { stdout } = await samplescope(['doctor', '--adapter', 'software', '--json'], { env });
  return JSON.parse(stdout).products;
}

it('products are measured in the first run, kept for the next and shown by doctor, and every variant gives the same bytes', async () => {
  expect(await knownChoices()).toEqual([]);
  const first = await train('first');
  const { choice, variants, others } = first.products;
  expect([choice, others]).toEqual(['measured', 'quads']);
  expect(Object.keys(variants).join('\n')).toMatch(/^dense_forward\(.*\n.*dense_update\(/s);
  const choices = await knownChoices();
  expect(choices.map(({ variant }: { variant: string }) => variant).sort()).toEqual(Object.values(variants).sort());
  const { stdout } = await samplescope(['doctor', '--adapter', 'software'], { env });
  expect(stdout).toMatch(/\nkernel +rows +columns +inner +networks +made by +tile +quads +operands\n/);

  const kept = readFileSync(store, 'utf8');
  const second = await train('second');
  expect(second).toEqual(first);
  expect(readFileSync(store, 'utf8')).toBe(kept);

  const forced = await train('forced', '--products', 'tile');
  expect(forced).toEqual({ products: { choice: 'tile', variants: {}, others: 'tile' }, files: first.files });

  writeFileSync(store, kept.slice(0, kept.length / 2));
  expect((await train('after a broken store')).files).toEqual(first.files);
  expect((await knownChoices()).length).toBe(choices.length);
});
