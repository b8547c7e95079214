import { pairsOf } from '../../importance/statistics/pairs.ts';
import { drawLines } from '../../plots/charts/lines.ts';
import { classColour } from '../../plots/colours.ts';
import type { Panel } from '../../plots/panel.ts';
import { type Drawing, defineFigure } from '../figure.ts';
import type { Material } from '../figureInputs.ts';
import { decimals, fifths, largestBy, mean, roundedOrNull } from '../numbers.ts';

/** Spearman correlation over samples of the importance α_i in one epoch of two runs. */
export type SeedRow = Readonly<{ epoch: number; pair: string; correlation: number | null }>;

/** A pair of runs over all epochs: the least correlation, and the means of the first and of the last fifth. */
export type PairRow = Readonly<{
  pair: string;
  least: number | null;
  firstFifth: number | null;
  lastFifth: number | null;
}>;

export type Rows01 = Readonly<{ correlation: SeedRow[]; pairs: PairRow[] }>;

/** The paper finds every correlation above. */
const THRESHOLD = 0.9;

export const figure01 = defineFigure<Rows01>({
  number: 1,
  title: 'Do other initialisations find the same samples important?',
  question: 'Does the importance of a sample depend on the parameters that the training starts from?',
  method:
    'The network is trained from parameters drawn with different seeds, on the same batches in the same order. In ' +
    'each epoch the samples are ranked by their importance α, and the ranks of every two runs are correlated ' +
    '(Spearman).',
  normalisations: ['plain'],
  digest: 'pairs',
  rows: rows01,
  panels,
  reading,
});

export function rows01({ seeds, seedCorrelations }: Material): Rows01 | null {
  const pairs = pairsOf(seeds).map(([first, second]) => `${first.seed} and ${second.seed}`);
  const correlation = pairs.flatMap((pair, place) =>
    (seedCorrelations[place] ?? []).map((value, t) => ({ epoch: t + 1, pair, correlation: roundedOrNull(value) })),
  );
  if (correlation.length === 0) return null;
  return { correlation, pairs: pairs.map((pair, place) => pairRow(pair, seedCorrelations[place] ?? [])) };
}

function pairRow(pair: string, values: readonly (number | null)[]): PairRow {
  const defined = values.filter((value) => value !== null);
  if (defined.length === 0) return { pair, least: null, firstFifth: null, lastFifth: null };
  const { first, last } = fifths(defined);
  return {
    pair,
    least: roundedOrNull(Math.min(...defined)),
    firstFifth: roundedOrNull(mean(first)),
    lastFifth: roundedOrNull(mean(last)),
  };
}

function panels({ correlation, pairs }: Rows01, { document }: Drawing): Panel[] {
  const values = correlation.flatMap((row) => row.correlation ?? []);
  const series = pairs.map(({ pair }, place) => ({
    name: `seeds ${pair}`,
    colour: classColour(place),
    points: correlation.filter((row) => row.pair === pair).map((row) => ({ epoch: row.epoch, value: row.correlation })),
  }));
  return [
    drawLines(document, {
      title: 'Agreement of importance between initialisations',
      subtitle: `Spearman correlation over samples, per epoch; dashed: ${THRESHOLD}`,
      series,
      y: { domain: [lowestTenth(values), 1], nice: true, ticks: 5 },
      divider: THRESHOLD,
    }),
  ];
}

/** The tenth at or below all values, and below the threshold, so that it can be seen how far they are from it. */
function lowestTenth(values: readonly number[]): number {
  return Math.floor(Math.min(THRESHOLD, ...values) * 10) / 10;
}

function reading({ correlation }: Rows01): string {
  const rows = correlation.flatMap((row) => (row.correlation === null ? [] : [{ ...row, value: row.correlation }]));
  const least = largestBy(rows, ({ value }) => -value);
  if (!least) return 'Importance does not vary over the samples, so there is no correlation.';
  const epochs = [...new Set(rows.map(({ epoch }) => epoch))];
  const perEpoch = epochs.map((epoch) => mean(rows.filter((row) => row.epoch === epoch).map(({ value }) => value)));
  const { first, last } = fifths(perEpoch);
  const trend =
    epochs.length > 1
      ? ` On average over the pairs it goes from ${decimals(mean(first), 3)} in the first fifth of the epochs to ${decimals(mean(last), 3)} in the last.`
      : '';
  return (
    `The least agreement of two runs is a correlation of ${decimals(least.value, 3)}, between seeds ${least.pair} in ` +
    `epoch ${least.epoch}.${trend}`
  );
}
