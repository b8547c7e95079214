import type { FigureInputs } from '../../../src/studies/figureInputs.ts';
import { constructedInputs } from '../constructedRun.ts';

/** Importance of a sample, [epochs][L1, Out]. */
const EASY = [
  [2, 8],
  [0, 0],
  [0, 0],
];
const MEDIUM = [
  [2, 2],
  [4, 2],
  [0, 0],
];
const HARD = [
  [0, 0],
  [0, 0],
  [9, 1],
];

/**
 * A class of five easy, five medium and five hard samples, each group alike, behind a sample of another class with
 * importance 1 in each epoch and layer. The groups' mean epochs are 1, 1.6 and 3; L1 has 0.2, 0.6 and 0.9 of them.
 * Figure 5 draws the class with label 1, figure 6 the one with label 0.
 */
export function constructedClusters(dataset = 'strokes', label = 1): FigureInputs {
  const other = [
    [1, 1],
    [1, 1],
    [1, 1],
  ];
  // Hard samples first, so that the order of the samples is not the order of the clusters.
  const samples = [other, ...[HARD, MEDIUM, EASY].flatMap((sample) => Array<number[][]>(5).fill(sample))];
  const nll = [9, 3, 4, 5, 6, 7, 1, 1, 1, 1, 1, 0.1, 0.2, 0.3, 0.4, 0.5];
  return constructedInputs({
    dataset,
    importanceByLayer: [0, 1, 2].map((t) => [0, 1].map((d) => samples.map((sample) => sample[t]?.[d] ?? 0))),
    nll: [nll, nll, nll],
    labels: samples.map((sample) => (sample === other ? 1 - label : label)),
  });
}
