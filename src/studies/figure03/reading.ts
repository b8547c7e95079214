import { percent } from '../words.ts';
import { ALL_LAYERS, type Rows03, type ShareRow } from './rows.ts';

/** How much the top tenth and the top fifth cause. */
export function reading03({ shares, chance }: Rows03): string {
  const top20 = (layer: string) => percent(topShare(shares, layer, 2));
  const layers = [...new Set(shares.map(({ layer }) => layer))].filter((layer) => layer !== ALL_LAYERS);
  const [first, last] = [layers[0] ?? ALL_LAYERS, layers.at(-1) ?? ALL_LAYERS];
  const inLayers = first === last ? '' : `: ${top20(first)} in ${first} and ${top20(last)} in ${last}`;
  return (
    `The top 10% of the samples cause ${percent(topShare(shares, ALL_LAYERS, 1))} of all importance, ` +
    `the top 20% ${top20(ALL_LAYERS)}${inLayers}${chanceWords(chance)}.`
  );
}

/** Share of the first `groups` groups of a layer, plain. */
function topShare(shares: readonly ShareRow[], layer: string, groups: number): number | null {
  const values = shares.filter((row) => row.layer === layer).slice(0, groups);
  return values.reduce<number | null>((sum, { plain }) => (sum === null || plain === null ? null : sum + plain), 0);
}

/** What the top fifth would have by chance, in the layer where that is most. */
function chanceWords(chance: Rows03['chance']): string {
  const levels = chance.flatMap(({ chanceHigh }) => chanceHigh ?? []);
  if (levels.length === 0) return '';
  const most = percent(Math.max(...levels));
  return `; with the importance of each epoch dealt out anew to the samples they would have up to ${most} of a layer`;
}
