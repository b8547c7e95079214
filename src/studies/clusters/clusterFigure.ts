import { NORMALISATIONS } from '../../importance/normalisation.ts';
import type { Claim } from '../claims/claim.ts';
import { defineFigure, type Figure } from '../figure.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { type ClassClusters, LEAST_MEMBERS } from './clusters.ts';
import { drawClusters } from './panels.ts';
import { clusterReading } from './reading.ts';
import { type ClusterRows, clusterRows, EXAMPLES } from './rows.ts';

interface ClusterFigureSpec {
  readonly number: number;
  readonly title: string;
  readonly question: string;
  /** Which class is taken, in words. */
  readonly classChoice: string;
  readonly clustersOf: (inputs: FigureInputs) => ClassClusters | null;
  readonly claims: readonly Claim[];
}

/** Figures 5 and 6 ask the same of different classes. */
export function defineClusterFigure({
  number,
  title,
  question,
  classChoice,
  clustersOf,
  claims,
}: ClusterFigureSpec): Figure {
  return defineFigure<ClusterRows>({
    number,
    title,
    question,
    method: `${classChoice} ${METHOD}`,
    normalisations: NORMALISATIONS,
    digest: 'clusters',
    rows: (inputs) => clusterRows(inputs, clustersOf(inputs)),
    samples: ({ examples }) => examples.map(({ sample }) => sample),
    panels: drawClusters,
    reading: clusterReading,
    claims,
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
