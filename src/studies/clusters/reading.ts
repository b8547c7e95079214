import { largestBy } from '../largestBy.ts';
import { percent } from '../words.ts';
import { type ClusterRow, type ClusterRows, layerShares } from './rows.ts';

/** How many clusters there are, and what the shown ones have in common. */
export function clusterReading({ clusters }: ClusterRows): string {
  const [first] = clusters;
  if (!first) return '';
  const members = clusters.reduce((sum, row) => sum + row.members, 0);
  const count = clusters.length === 1 ? 'one cluster' : `${clusters.length} clusters`;
  const shown = clusters.filter(({ kind }) => kind !== 'other');
  const fall = members === 1 ? 'falls' : 'fall';
  return `The ${counted(members)} of class ${first.class} ${fall} into ${count}. ${shown.map(clusterWords).join(' ')}`;
}

function clusterWords(row: ClusterRow): string {
  const { kind, members, meanNll, meanEpoch } = row;
  const size = `The ${kind} one has ${counted(members)} with a mean NLL of ${Number(meanNll.toPrecision(2))} nats`;
  const [layer, share] = largestBy(layerShares(row), ([, value]) => value ?? 0) ?? ['', null];
  if (meanEpoch === null) return `${size} and no importance.`;
  return `${size}; the mean epoch of its importance is ${meanEpoch.toFixed(1)}, and ${percent(share)} of it is in ${layer}.`;
}

function counted(samples: number): string {
  return `${samples} ${samples === 1 ? 'sample' : 'samples'}`;
}
