import { defineFigure, type Figure } from '../figure.ts';
import type { Material } from '../figureInputs.ts';
import { largestBy, percent } from '../numbers.ts';
import { type ClassClusters, LEAST_MEMBERS } from './clusters.ts';
import { drawClusters } from './panels.ts';
import { type ClusterRow, type ClusterRows, clusterRows, EXAMPLES, layerShares } from './rows.ts';

interface ClusterFigureSpec {
  readonly number: number;
  readonly title: string;
  readonly question: string;
  /** Which class is taken, in words. */
  readonly classChoice: string;
  readonly clustersOf: (material: Material) => ClassClusters | null;
}

/** Figures 5 and 6 ask the same of different classes. */
export function defineClusterFigure({ number, title, question, classChoice, clustersOf }: ClusterFigureSpec): Figure {
  return defineFigure<ClusterRows>({
    number,
    title,
    question,
    method: `${classChoice} ${METHOD}`,
    normalisations: ['plain', 'perParameter', 'relative'],
    digest: 'clusters',
    rows: (material) => clusterRows(material, clustersOf(material)),
    samples: ({ examples }) => examples.map(({ sample }) => sample),
    panels: drawClusters,
    reading,
  });
}

const METHOD =
  'Its samples are clustered by k-means on their plain importance in every epoch and layer (k-means++ with a fixed ' +
  `seed, the best of several starts), with at least ${LEAST_MEMBERS} samples for each cluster on average. Clusters of ` +
  `at least ${LEAST_MEMBERS} samples and 1% of the class are ordered by their mean NLL over all epochs: the first is ` +
  'easy, the middle one medium, the last hard. Where fewer than three are that large, the three largest are taken. ' +
  'Importance has no part in this order. Drawn are the importance for each layer, mean of the samples of the cluster; ' +
  'the NLL in every epoch, with whiskers to the last values within 1.5 times the height of the box, on one axis for ' +
  `all; and the ${EXAMPLES} samples nearest the centre.`;

function reading({ clusters }: ClusterRows): string {
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
