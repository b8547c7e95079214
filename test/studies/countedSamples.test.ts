import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { FIGURES } from '../../src/studies/figures.ts';
import { constructedInputs } from './constructedRun.ts';

const SAMPLES = 37;
const random = seedrandom('counted samples');

/** Values of which some are alike, so that ranks are shared. */
function someValues(): number[] {
  return Array.from({ length: SAMPLES }, () => 1 + Math.floor(random() * 20) ** 2);
}

const epochs = [1, 2, 3, 4, 5];
const importanceByLayer = epochs.map(() => ['L1', 'L2', 'L3', 'Out'].map(someValues));
const nll = epochs.map(someValues);
const labels = Array.from({ length: SAMPLES }, () => Math.floor(random() * 2));
const seeds = [1, 2, 3].map(() => epochs.map(someValues));

/** Inputs in which each sample is there as often as it counts, one copy beside the other. */
function inputsWith(counts: readonly number[], dataset: string) {
  const repeat = (values: readonly number[]) => values.flatMap((value, i) => Array<number>(counts[i] ?? 0).fill(value));
  return constructedInputs({
    dataset,
    importanceByLayer: importanceByLayer.map((layers) => layers.map(repeat)),
    nll: nll.map(repeat),
    labels: repeat(labels),
    extras: {
      seeds: seeds.map((series, seed) => ({
        seed,
        importance: series.map((values) => Float32Array.from(repeat(values))),
      })),
    },
  });
}

/** As a resample has them: as many as there are samples, and other numbers of them. */
const COUNTS = {
  resample: drawn(SAMPLES),
  'fewer samples': drawn(SAMPLES - 8),
  'more samples': drawn(2 * SAMPLES + 1),
};

function drawn(length: number): number[] {
  const counts = Array<number>(SAMPLES).fill(0);
  for (let draw = 0; draw < length; draw++) {
    const sample = Math.floor(random() * SAMPLES);
    counts[sample] = (counts[sample] ?? 0) + 1;
  }
  return counts;
}

const claims = FIGURES.filter(({ number }) => [1, 2, 3, 4, 10].includes(number)).flatMap((figure) => figure.claims);
const measured = claims.flatMap((claim) => ('measure' in claim ? [claim] : []));

describe.each(Object.entries(COUNTS))('with a %s', (_, counts) => {
  test.each(measured)('$id is what it is on a run with each sample as often as it counts', (claim) => {
    const dataset = claim.about ?? 'strokes';
    const once = Array<number>(SAMPLES).fill(1);
    const expected = claim.measure(inputsWith(counts, dataset));
    const value = claim.measure(inputsWith(once, dataset), Uint16Array.from(counts));
    expect(expected).not.toBeNull();
    expect(value).toBeCloseTo(expected ?? Number.NaN, 12);
  });
});

test.each(measured)('$id is the same where each sample counts once', (claim) => {
  const once = Array<number>(SAMPLES).fill(1);
  const inputs = inputsWith(once, claim.about ?? 'strokes');
  expect(claim.measure(inputs, once)).toBeCloseTo(claim.measure(inputs) ?? Number.NaN, 12);
});
