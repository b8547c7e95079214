import seedrandom from 'seedrandom';
import { BATCHES, type BatchName } from '../../src/batches/names.ts';
import { sumLayers } from '../../src/importance/sumLayers.ts';
import type { Run } from '../../src/run/folder/read/readRun.ts';
import type { EpochRow } from '../../src/run/records.ts';
import type { BatchRun, SeedImportance } from '../../src/studies/figureInputs.ts';

/** Makes the importance of three seeds: that of the run, and two that agree with it less and less by the epoch. */
export function syntheticSeeds(run: Run): SeedImportance[] {
  const random = seedrandom('seeds');
  return [1, 2, 3].map((seed) => ({
    seed,
    importance: run.records.map(({ importanceByLayer }, t) => {
      const spread = ((seed - 1) * (t + 1)) / run.epochs;
      return Float32Array.from(sumLayers(importanceByLayer), (value) => value * Math.exp(spread * (random() - 0.5)));
    }),
  }));
}

/** The error to which each construction falls, and how much its training error rises again from the middle on. */
const COURSES: Readonly<Record<BatchName, { readonly floor: number; readonly rise: number }>> = {
  Rand: { floor: 0.45, rise: 0 },
  NLO: { floor: 0.6, rise: 0.6 },
  RNLO: { floor: 0.5, rise: 0 },
  NLM: { floor: 0.452, rise: 0 },
  SIO: { floor: 0.58, rise: 0.55 },
  RSIO: { floor: 0.49, rise: 0.02 },
  SIM: { floor: 0.447, rise: 0 },
  NLS: { floor: 0.475, rise: 0 },
  SIS: { floor: 0.47, rise: 0 },
};

/** Makes trainings with every construction from each of `seeds` initialisations; the last with NLO diverges half way. */
export function syntheticBatchRuns(epochs: number, seeds: number): BatchRun[] {
  const random = seedrandom('batches');
  return BATCHES.flatMap((batches) =>
    Array.from({ length: seeds }, (_, index) => {
      const diverged = batches === 'NLO' && index === seeds - 1;
      const length = diverged ? Math.ceil(epochs / 2) : epochs;
      const epochRows = Array.from({ length }, (_, t) => errorRows(batches, (t + 1) / epochs, t + 1, random)).flat();
      return { batches, seed: index + 1, epochRows, diverged };
    }),
  );
}

/** The errors of both splits in one epoch; `progress` is the share of the epochs that are over. */
function errorRows(batches: BatchName, progress: number, epoch: number, random: () => number): EpochRow[] {
  const { floor, rise } = COURSES[batches];
  const late = Math.max(0, progress - 0.4);
  const error = floor + (0.85 - floor) * Math.exp(-7 * progress) + 0.012 * (random() - 0.5);
  const all = { epoch, class: -1, nll: 1 };
  return [
    { ...all, split: 'train', error: error - 0.3 * progress + rise * late },
    { ...all, split: 'test', error: error + 0.3 * rise * late },
    { ...all, split: 'test', class: 0, error: 1 },
  ];
}
