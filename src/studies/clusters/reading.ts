import { largestBy } from '../largestBy.ts';
import { decimals, percent } from '../words.ts';
import { type ClusterRows, type GroupRow, layerShares } from './rows.ts';

/** How many clusters there are, what their groups have in common, and how far they hang on a draw. */
export function clusterReading({ clusters, groups, stability }: ClusterRows): string {
  const [first] = clusters;
  if (!first) return '';
  const members = clusters.reduce((sum, row) => sum + row.members, 0);
  const count = clusters.length === 1 ? 'one cluster' : `${clusters.length} clusters`;
  const fall = members === 1 ? 'falls' : 'fall';
  return [
    `The ${counted(members)} of class ${first.class} ${fall} into ${count}.`,
    ...groups.map(groupWords),
    ...missingWords(groups.length),
    ...(clusters.length > 1 ? stability.map(stabilityWords) : []),
  ].join(' ');
}

function groupWords(row: GroupRow): string {
  const { kind, clusters, members, meanNll, meanEpoch } = row;
  const of = clusters === 1 ? 'of one cluster' : `of ${clusters} clusters`;
  const size = `The ${kind} group ${of} has ${counted(members)} with a mean NLL of ${Number(meanNll.toPrecision(2))} nats`;
  const [layer, share] = largestBy(layerShares(row), ([, value]) => value ?? 0) ?? ['', null];
  if (meanEpoch === null) return `${size} and no importance.`;
  return `${size}; the mean epoch of its importance is ${meanEpoch.toFixed(1)}, and ${percent(share)} of it is in ${layer}.`;
}

function missingWords(groups: number): string[] {
  if (groups >= 3) return [];
  const left = groups === 1 ? 'only one group is' : 'only two groups are';
  return [`As ${left} large enough, this data set decides nothing that the paper says of all three.`];
}

function stabilityWords({ starts, agreement, groupAgreement, searches, agreeing }: ClusterRows['stability'][number]) {
  return (
    `${agreeing} of ${searches} searches ended at these clusters; single starts agree with them by ` +
    `${decimals(agreement, 2)}, and by ${decimals(groupAgreement, 2)} in the groups (adjusted Rand index, mean of ${starts}).`
  );
}

function counted(samples: number): string {
  return `${samples} ${samples === 1 ? 'sample' : 'samples'}`;
}
