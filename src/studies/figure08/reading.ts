import { type BatchName, PAPER_BATCHES } from '../../batches/names.ts';
import { pairsOf } from '../../importance/statistics/pairs.ts';
import { mean } from '../averages.ts';
import { MIXED_BATCHES } from '../batchGroups.ts';
import { largestBy } from '../largestBy.ts';
import { listed, percent } from '../words.ts';
import type { DistanceRow, EndRow, Rows08 } from './rows.ts';

export function reading08({ components, distances, ends }: Rows08): string {
  const [first, second] = components.map(({ share }) => share);
  const displacement = mean(ends.map((end) => end.displacement));
  const variance =
    first === null
      ? 'No path leaves the start.'
      : `The components have ${percent(first ?? null)} and ${percent(second ?? null)} of the variance.`;
  return (
    `${variance} The paths end ${short(displacement)} from their start on average.${endWords(distances)}` +
    `${reverseWords(distances)}${missingWords(ends)}`
  );
}

function endWords(distances: readonly DistanceRow[]): string {
  const nearest = largestBy(distances, ({ distance }) => -distance);
  const farthest = largestBy(distances, ({ distance }) => distance);
  if (!nearest || !farthest) return '';
  const average = mean(distances.map(({ distance }) => distance));
  return (
    ` Their ends are ${short(average)} apart on average, from ${short(nearest.distance)} between ${nearest.from} and ` +
    `${nearest.to} to ${short(farthest.distance)} between ${farthest.from} and ${farthest.to}.`
  );
}

/** What the reverse order of the same batches does, and what a mix does. */
function reverseWords(distances: readonly DistanceRow[]): string {
  const between = (a: BatchName, b: BatchName) => distances.find(({ from, to }) => from === a && to === b)?.distance;
  const mixed = pairsOf(MIXED_BATCHES).flatMap(([a, b]) => between(a, b) ?? []);
  const [nll, importance] = [between('NLO', 'RNLO'), between('SIO', 'RSIO')];
  if (mixed.length < 3 || nll === undefined || importance === undefined) return '';
  return (
    ` The same batches in reverse end ${short(nll)} (NLO and RNLO) and ${short(importance)} (SIO and RSIO) apart; ` +
    `Rand, NLM and SIM end at most ${short(Math.max(...mixed))} apart.`
  );
}

/** Names the paper's constructions without a path, for instance after a divergence. */
function missingWords(ends: readonly EndRow[]): string {
  const missing = PAPER_BATCHES.filter((name) => ends.every(({ batches }) => batches !== name));
  return missing.length > 0 ? ` There is no whole path of ${listed(missing)}.` : '';
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
