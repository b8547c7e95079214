import { describe, expect, test } from 'vitest';
import type { RunConfig } from '../../src/run/config.ts';
import { readScores, scoresOf, UnfitScoresError } from '../../src/run/folder/read/readScores.ts';
import { memoryFolder } from './memoryFolder.ts';
import { SYNTHETIC_ENVIRONMENT, syntheticRun, writeSyntheticRun } from './syntheticRun.ts';

const DATA = SYNTHETIC_ENVIRONMENT.dataset.train;

test('scores are the loss of the last epoch, and importance summed over layers and epochs', () => {
  const [first] = syntheticRun({ samples: 2, epochs: 1 }).records;
  const records = first ?? expect.fail('no epoch');
  const epochs = [
    { nll: Float32Array.of(4, 3), importanceByLayer: [Float32Array.of(1, 2), Float32Array.of(10, 20)] },
    { nll: Float32Array.of(2, 1), importanceByLayer: [Float32Array.of(4, 8), Float32Array.of(0.5, 0.25)] },
  ];
  const { nll, tau } = scoresOf({ records: epochs.map((own) => ({ ...records, ...own })) });
  expect([Array.from(nll), Array.from(tau)]).toEqual([
    [2, 1],
    [15.5, 30.25],
  ]);
});

describe('the scores in a folder', () => {
  async function written(changes: Partial<RunConfig> = {}, complete = true) {
    const folder = memoryFolder();
    await writeSyntheticRun(folder, syntheticRun({ epochs: 2, ...changes }), complete);
    return folder;
  }

  test('are those of the run in it', async () => {
    expect(await readScores(await written(), DATA)).toEqual(scoresOf(syntheticRun({ epochs: 2 })));
  });

  test.each<[what: string, folder: () => Promise<ReturnType<typeof memoryFolder>>, sha256: string, why: string]>([
    ['that was not finished', () => written({}, false), DATA.sha256, 'its run did not go to its end'],
    ['without norms', () => written({ norms: false }), DATA.sha256, 'its run measured no importance'],
    ['on other data', () => written(), '2'.repeat(64), 'its run has other training data'],
  ])('are not taken from a run %s', async (_, folder, sha256, why) => {
    const refusal = expect(readScores(await folder(), { ...DATA, sha256 })).rejects;
    await refusal.toThrow(new UnfitScoresError(`memory cannot give the scores: ${why}`));
  });
});
