import { NORMALISATIONS } from '../../importance/normalisation.ts';
import { CHANCE_METHOD } from '../chance/chancePanel.ts';
import type { Claim } from '../claims/claim.ts';
import { defineFigure, type Figure } from '../figure.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { percent } from '../words.ts';
import { type ClassClusters, SAMPLES_PER_CLUSTER } from './clusters.ts';
import { LEAST_MEMBERS, LEAST_SHARE, WANTED_SHARE } from './groups.ts';
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
    rows: (inputs) => clusterRows(inputs, clustersOf(inputs), claims),
    samples: ({ examples }) => examples.map(({ sample }) => sample),
    panels: drawClusters,
    reading: clusterReading,
    claims,
  });
}

const METHOD =
  'Its samples are clustered by k-means on their plain importance in every epoch and layer, with at least ' +
  `${SAMPLES_PER_CLUSTER} samples for each cluster on average. The paper does not say how its k-means starts; here the ` +
  'clusters are those of the least inertia that a search finds (clusterings from several starts are crossed and ' +
  'improved, HG-means), repeated until two searches end at it, or three where there are more than 1,000 samples, five times at most. As such clusters may have a ' +
  `sample or two, groups are shown instead of three clusters that are picked: ordered by their mean NLL over all epochs, ` +
  `the smallest is merged with its neighbour of nearer mean NLL until each holds ${percent(WANTED_SHARE)} of the class or ` +
  `three are left, and in any case while it holds fewer than ${LEAST_MEMBERS} samples or ${percent(LEAST_SHARE)}; the ` +
  'first is easy, the last hard, and all between are medium. Importance has no part in ' +
  'this order. Starts agree by the adjusted Rand index of what single starts of k-means, with exchanges of points, would give with what is shown: 1 ' +
  'where all give the same, 0 where they agree no more than by chance. Drawn are the importance for each layer, mean of ' +
  'the samples of the group; the NLL in every epoch, with whiskers to the last values within 1.5 times the height of the ' +
  `box, on one axis for all; and the ${EXAMPLES} samples nearest the mean importance of the group. ${CHANCE_METHOD}`;
