import { expect, it } from 'vitest';
import { makeStrokes } from '../../datasets/strokes/strokes.ts';
import { sum } from '../../src/importance/sum.ts';
import { RunHistory } from '../../src/lab/worker/history/history.ts';
import { rankingOf } from '../../src/lab/worker/history/ranking.ts';
import { selectionHistoryOf } from '../../src/lab/worker/history/selectionHistory.ts';
import { storyOf } from '../../src/lab/worker/history/story.ts';
import { glorotUniform } from '../../src/mlp/parameters.ts';
import { memoryFolder } from '../../src/platform/memoryFolder.ts';
import { networkShape } from '../../src/run/config.ts';
import { describeConfig, describeEnvironment } from '../../src/run/describe.ts';
import { editDataset } from '../../src/run/edits/edits.ts';
import { RunGroup } from '../../src/run/training/runGroup.ts';
import { trainIntoFolder } from '../../src/run/training/trainIntoFolder.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { expectClose } from '../kernels/workbench.ts';

const gpu = await openTestGpu();
const DATA = makeStrokes({ samples: 120, testSamples: 20 });
const EDITS = { relabelled: [{ sample: 7, label: 4 }], excluded: [2, 50] };

async function train(edits: typeof EDITS | null, epochs = 3): Promise<RunHistory> {
  const data = edits ? editDataset(DATA, edits) : DATA;
  const settings = {
    hidden: [12],
    activation: 'relu',
    epochs,
    batchSize: 20,
    learningRate: 0.1,
    weightDecay: 0,
    seed: 1,
    orderSeed: 1,
    order: 'fixed',
    batches: 'Rand',
    norms: true,
    snapshotEvery: 0,
  } as const;
  const config = describeConfig('strokes', data, { ...settings, hidden: [12] }, edits);
  const init = glorotUniform(networkShape(config), config.seed);
  const environment = await describeEnvironment(gpu, data);
  const history = new RunHistory({ config, dataset: data, environment, init, onEpoch: () => undefined });
  const group = await RunGroup.create(gpu, data, [{ config, init }]);
  await group.train([history]);
  group.destroy();
  return history;
}

it('an edited run numbers its samples as the whole set does, and has no values for those that it leaves out', async () => {
  const [plain, edited] = [await train(null), await train(EDITS)];
  const values = edited.valuesAt(3);
  expect(values?.nll).toHaveLength(120);
  for (const sample of EDITS.excluded) {
    expect(values?.nll[sample]).toBeNaN();
    expect(values?.prediction[sample]).toBe(-1);
    expect(storyOf(edited, sample).nll).toHaveLength(0);
  }
  expect(values?.nll[51]).toBeGreaterThan(0);
  expect(storyOf(edited, 51).nll.at(-1)).toBe(values?.nll[51]);
  const { order, values: tau } = rankingOf(edited, 'tau');
  expect(order).toHaveLength(118);
  const ranked = [...order].map((sample) => tau[sample] ?? Number.NaN);
  expect(new Set(ranked).size).toBeGreaterThan(100);
  expect(ranked).toEqual([...ranked].sort((a, b) => b - a));
  expect([...order].some((sample) => EDITS.excluded.includes(sample))).toBe(false);
  const change = rankingOf(edited, 'nll', plain);
  const nllOf = (run: RunHistory, sample: number) => run.valuesAt(3)?.nll[sample] ?? Number.NaN;
  expect(change.values[7]).toBeCloseTo(nllOf(edited, 7) - nllOf(plain, 7), 6);
  expect(change.values[50]).toBeNaN();
});

it('a selection of all samples has the importance of the run, and those of two shares of them add up to it', async () => {
  const history = await train(null, 2);
  const all = Uint32Array.from({ length: 120 }, (_, sample) => sample);
  const [whole, first, second] = [all, all.subarray(0, 40), all.subarray(40)].map(
    (selected) => selectionHistoryOf(history, selected, 1)[0],
  );
  const values = history.valuesAt(2);
  const total = sum(values?.importanceByLayer[0] ?? []);
  const sumOf = (selected: typeof whole) => sum(selected?.totals[0] ?? []);
  expect(total).toBeGreaterThan(0);
  expectClose([sumOf(whole), sumOf(first) + sumOf(second)], [total, total], 1e-6);
  expect([first, second].map((selected) => selected?.error)).not.toContain(undefined);
  expect(whole?.error).toBeCloseTo(((first?.error ?? 0) * 40 + (second?.error ?? 0) * 80) / 120, 6);
});

it('an edited run leaves the very bytes that a training on the edited data leaves', async () => {
  const history = await train(EDITS);
  const [lab, headless] = [memoryFolder('lab'), memoryFolder('headless')];
  await history.writeTo(lab);
  await trainIntoFolder(gpu, editDataset(DATA, EDITS), { config: history.config, folder: headless });
  expect(lab.files).toEqual(headless.files);
});
