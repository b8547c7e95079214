import { halfwayEpoch } from '../../importance/statistics/halfway.ts';
import { sum } from '../../importance/sum.ts';
import { sumByClass } from '../../importance/sumByClass.ts';
import type { Claim } from '../claims/claim.ts';
import type { FigureInputs } from '../figureInputs.ts';
import type { ImportanceSummary } from '../summary.ts';
import { layerPerEpoch } from './rows.ts';

export const CLAIMS_02: readonly Claim[] = [
  {
    id: '2a',
    sentence: 'The output layer learns before every hidden layer.',
    source: 'caption',
    scale: 'difference',
    repetition: 'run',
    metric: 'epochs by which Out is ahead',
    definition:
      'The epoch by which half of the total importance is reached, of the earliest hidden layer minus that of Out.',
    comparison: '>',
    threshold: 0,
    measure: ({ summaries }) => summaries && leadOfOutput(summaries.plain),
  },
  {
    id: '2b',
    sentence: 'The second hidden layer receives more importance than the third.',
    source: 'text',
    scale: 'ratio',
    repetition: 'run',
    metric: 'L2 over L3',
    definition: 'Total importance of L2 over that of L3.',
    comparison: '>',
    threshold: 1,
    measure: ({ summaries }) => {
      const totals = layerTotals(summaries?.plain);
      return totals.length > 3 ? quotient(totals[1], totals[2]) : null;
    },
  },
  {
    id: '2c',
    sentence: 'On CIFAR-10 the first layer receives the most importance.',
    source: 'text',
    scale: 'ratio',
    repetition: 'run',
    metric: 'L1 over the next layer',
    definition: 'Total importance of L1 over the largest total of the other layers.',
    comparison: '>',
    threshold: 1,
    about: 'cifar10',
    measure: ({ summaries }) => {
      const [first, ...others] = layerTotals(summaries?.plain);
      return others.length > 0 ? quotient(first, Math.max(...others)) : null;
    },
  },
  {
    id: '2d',
    sentence: 'Per parameter the output layer receives the most importance.',
    source: 'text',
    scale: 'ratio',
    repetition: 'run',
    metric: 'Out over the next layer, per parameter',
    definition: 'Total importance per parameter of Out over the largest of the hidden layers.',
    comparison: '>',
    threshold: 1,
    measure: ({ summaries }) => {
      const totals = layerTotals(summaries?.perParameter);
      return totals.length > 1 ? quotient(totals.at(-1), Math.max(...totals.slice(0, -1))) : null;
    },
  },
  {
    id: '2e',
    sentence: 'The classes do not contribute equally.',
    source: 'caption',
    scale: 'ratio',
    repetition: 'run',
    metric: 'largest over smallest class mean',
    definition: 'Mean overall importance τ of the samples of a class: the largest over the smallest.',
    comparison: '>',
    threshold: 1.25,
    measure: classContrast,
  },
];

function leadOfOutput(summary: ImportanceSummary): number | null {
  const epochs = summary.tauByLayer.map((_, d) => halfwayEpoch(layerPerEpoch(summary, d)));
  const reached = epochs.filter((epoch) => epoch !== null);
  const output = reached.at(-1);
  if (reached.length < epochs.length || reached.length < 2 || output === undefined) return null;
  return Math.min(...reached.slice(0, -1)) - output;
}

function layerTotals(summary: ImportanceSummary | undefined): number[] {
  return summary?.tauByLayer.map(sum) ?? [];
}

function classContrast({ run, summaries }: FigureInputs): number | null {
  if (summaries === null) return null;
  const classes = run.config.classes.length;
  const counts = sumByClass(new Uint8Array(run.labels.length).fill(1), run.labels, classes);
  const totals = sumByClass(summaries.plain.tau, run.labels, classes);
  const means = totals.flatMap((total, label) => (counts[label] ? [total / counts[label]] : []));
  return means.length > 1 ? quotient(Math.max(...means), Math.min(...means)) : null;
}

function quotient(over: number | undefined, under: number | undefined): number | null {
  return over !== undefined && under !== undefined && under > 0 ? over / under : null;
}
