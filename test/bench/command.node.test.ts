import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { expect, it } from 'vitest';
import type { BenchDocument } from '../../bench/bench.ts';
import { kernelCases } from '../../bench/kernels/cases.ts';
import { PARTS } from '../../src/build/parts.mjs';
import { samplescope, shell } from '../cli/samplescope.ts';

const TINY = '--adapter software --inputs 20 --hidden 8 --batch-size 5 --squares 16 --rounds 1'.split(' ');

it('`bench --json` is one document with all numbers', async () => {
  const { status, stdout } = await samplescope(['bench', ...TINY, '--json']);
  const document: BenchDocument = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(document).toMatchObject({
    tool: 'samplescope',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    adapter: { software: true },
    settings: { inputs: 20, hidden: [[8]], batchSize: 5, squares: [16], rounds: 1 },
    products: { choice: 'measured', others: 'quads' },
    correct: true,
  });
  const { multiplyAdd, copy, dispatch, submission, readback } = document.roof;
  for (const { best } of [multiplyAdd, copy]) expect(best).toBeGreaterThan(0);
  for (const { minimum } of [dispatch, submission, readback]) expect(minimum).toBeGreaterThan(0);
  expect(document.floors[0]?.floor.largest).toBeGreaterThan(0);
  expect(document.kernels?.map(({ outcome }) => outcome)).toEqual(kernelCases(document.settings).map(() => 'timed'));
  expect(document.steps?.map(({ outcome, networks, format }) => [outcome, networks, format])).toEqual([
    ['timed', 1, 'bytes'],
    ['timed', 1, 'floats'],
    ['timed', 4, 'bytes'],
    ['timed', 4, 'floats'],
  ]);
  expect(stdout).not.toMatch(/20\d\d-\d\d-\d\d/);
});

/** Replaces the twin of the loss by one whose losses are too large by a hundredth. */
const wrongTwin: Plugin = {
  name: 'wrong twin',
  setup({ onLoad }) {
    const contents = `import { softmaxNll as right } from './softmax_nll.ts?right';
export function softmaxNll(logits, label) { const loss = right(logits, label); return { ...loss, nll: loss.nll + 0.01 }; }`;
    onLoad({ filter: /reference.softmax_nll\.ts$/ }, ({ suffix }) =>
      suffix === '?right' ? undefined : { contents, loader: 'ts' },
    );
  },
};

it('a wrong result gets no time, and the command exits 1', async () => {
  mkdirSync('out', { recursive: true });
  const folder = mkdtempSync(join('out', 'wrong-twin-')); // within the project, where its packages are found
  try {
    await build({
      ...PARTS.node,
      entryPoints: ['src/cli/main.ts'],
      outdir: folder,
      plugins: [...PARTS.node.plugins, wrongTwin],
    });
    const { status, stdout, stderr } = await shell(`node ${join(folder, 'main.js')} bench kernels ${TINY.join(' ')}`);
    expect(stdout).toMatch(/^softmax_nll +5 × 10 +WRONG: an error of \d+ tolerances$/m);
    expect(stdout).toMatch(/^dense_forward +5 × 20 bytes → 8 +\w+ +\d/m);
    expect(stderr).toContain('a result is WRONG: it was not timed');
    expect(status).toBe(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('an unknown part of the bench is wrong usage', async () => {
  const { status, stderr } = await samplescope(['bench', 'rooof']);
  expect(stderr).toBe(
    "samplescope: the part of the bench must be one of roof, kernels, step, scale, stored, not 'rooof'\n",
  );
  expect(status).toBe(2);
});
