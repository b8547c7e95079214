import { largestFirst } from '../../importance/ranking/ranks.ts';
import { halfwayEpoch } from '../../importance/statistics/halfway.ts';
import { sum } from '../../importance/sum.ts';
import type { FigureInputs } from '../../studies/figureInputs.ts';

/** What one sample did to each layer in each epoch, in multiples of the average sample's importance per epoch. */
export interface SampleStory {
  readonly sample: number;
  readonly label: string;
  /** What it was taken for in the last epoch. */
  readonly prediction: string;
  /** τ over the mean τ. */
  readonly times: number;
  /** The epoch by which half of τ is reached. */
  readonly halfway: number | null;
  /** [layers][epochs] */
  readonly byLayer: readonly (readonly number[])[];
}

/** The most important sample, and the one in the middle of the ranking. */
export interface Contrast {
  readonly hard: SampleStory;
  readonly ordinary: SampleStory;
  readonly samples: number;
}

/** Samples whose stories are told: the first and the middle one by τ. */
export function contrastSamples(tau: ArrayLike<number>): { hard: number; ordinary: number } | null {
  const order = largestFirst(tau);
  const [hard, ordinary] = [order[0], order[Math.floor(order.length / 2)]];
  return hard === undefined || ordinary === undefined || hard === ordinary ? null : { hard, ordinary };
}

/** `null` where there is no story: importance was not measured, or there are not two epochs and two samples. */
export function contrastOf({ run, summaries }: FigureInputs): Contrast | null {
  const tau = summaries?.plain.tau ?? [];
  const total = sum(tau);
  const found = contrastSamples(tau);
  if (found === null || run.epochs < 2 || !(total > 0 && Number.isFinite(total))) return null;
  const mean = total / tau.length;
  const story = (sample: number) => storyOf(run, sample, mean, tau[sample] ?? 0);
  return { hard: story(found.hard), ordinary: story(found.ordinary), samples: tau.length };
}

function storyOf(run: FigureInputs['run'], sample: number, meanTau: number, tau: number): SampleStory {
  const { classes } = run.config;
  const layers = run.records[0]?.importanceByLayer ?? [];
  const byLayer = layers.map((_, d) =>
    run.records.map(({ importanceByLayer }) => ((importanceByLayer[d]?.[sample] ?? 0) / meanTau) * run.epochs),
  );
  return {
    sample,
    label: classes[run.labels[sample] ?? -1] ?? '?',
    prediction: classes[run.records.at(-1)?.prediction[sample] ?? -1] ?? '?',
    times: tau / meanTau,
    halfway: halfwayEpoch(run.records.map((_, t) => sum(byLayer.map((epochs) => epochs[t] ?? 0)))),
    byLayer,
  };
}
