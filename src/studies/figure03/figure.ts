import type { Normalisation } from '../../importance/normalisation.ts';
import { groupShares, TOP_GROUPS, topGroups } from '../../importance/ranking/topGroups.ts';
import { drawShareBars } from '../../plots/charts/shareBars.ts';
import { GROUP_COLOURS } from '../../plots/colours.ts';
import type { Panel } from '../../plots/panel.ts';
import { type Drawing, defineFigure } from '../figure.ts';
import type { Material } from '../figureInputs.ts';
import { namesOf } from '../names.ts';
import { NORMALISATION_NAMES } from '../normalisationWords.ts';
import { percent, roundedOrNull } from '../numbers.ts';
import type { ImportanceSummaries } from '../summary.ts';

/** Share of a group of samples in the importance of a layer over the run, in each normalisation; layer `all` is their sum. */
export type ShareRow = Readonly<{ layer: string; group: string } & Record<Normalisation, number | null>>;
export type Rows03 = Readonly<{ shares: ShareRow[] }>;

const ALL = 'all';

export const figure03 = defineFigure<Rows03>({
  number: 3,
  title: 'How few samples do most of the work',
  question: "What share of each layer's change comes from the most important samples?",
  method:
    'Samples are ordered by their overall importance τ, the sum over all layers and epochs, and split into the top ' +
    "10%, the next 10% and the other 80%. Each group's share of a layer's importance over the run is drawn.",
  normalisations: ['plain', 'perParameter', 'relative'],
  digest: 'shares',
  rows,
  panels,
  reading,
});

function rows({ summaries, run }: Material): Rows03 | null {
  if (summaries === null) return null;
  const { layers } = namesOf(run);
  const [plain, perParameter, relative] = [
    sharesBy(summaries, 'plain'),
    sharesBy(summaries, 'perParameter'),
    sharesBy(summaries, 'relative'),
  ];
  const shares = [ALL, ...layers].flatMap((layer, place) =>
    TOP_GROUPS.map(({ group }, index) => {
      const share = (shares: readonly (number | null)[][]) => roundedOrNull(shares[place]?.[index]);
      return { layer, group, plain: share(plain), perParameter: share(perParameter), relative: share(relative) };
    }),
  );
  return { shares };
}

/** Shares of the groups in the whole model, then in each layer. */
function sharesBy(summaries: ImportanceSummaries, normalisation: Normalisation): (number | null)[][] {
  const { tau, tauByLayer } = summaries[normalisation];
  const groups = topGroups(tau);
  return [tau, ...tauByLayer].map((values) => groupShares(values, groups));
}

function panels({ shares }: Rows03, { document, layers }: Drawing, normalisation: Normalisation): Panel[] {
  const sharesOf = (name: string) => shares.filter(({ layer }) => layer === name).map((row) => row[normalisation]);
  return [
    drawShareBars(document, {
      title: 'Shares of the most important samples',
      subtitle: `of the importance of each layer over the run, ${NORMALISATION_NAMES[normalisation]}`,
      parts: TOP_GROUPS.map(({ group }, index) => ({ name: group, colour: GROUP_COLOURS[index] ?? 'currentColor' })),
      bars: [...layers, ALL].map((name) => ({ name, shares: sharesOf(name) })),
    }),
  ];
}

function reading({ shares }: Rows03): string {
  const top20 = (layer: string) => percent(topShare(shares, layer, 2));
  const layers = [...new Set(shares.map(({ layer }) => layer))].filter((layer) => layer !== ALL);
  const [first, last] = [layers[0] ?? ALL, layers.at(-1) ?? ALL];
  const inLayers = first === last ? '' : `: ${top20(first)} in ${first} and ${top20(last)} in ${last}`;
  return (
    `The top 10% of the samples cause ${percent(topShare(shares, ALL, 1))} of all importance, ` +
    `the top 20% ${top20(ALL)}${inLayers}.`
  );
}

/** Share of the first `groups` groups of a layer, plain. */
function topShare(shares: readonly ShareRow[], layer: string, groups: number): number | null {
  const values = shares.filter((row) => row.layer === layer).slice(0, groups);
  return values.reduce<number | null>((sum, { plain }) => (sum === null || plain === null ? null : sum + plain), 0);
}
