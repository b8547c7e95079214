import { defineClusterFigure } from '../clusters/clusterFigure.ts';
import { figure06Clusters } from '../clusters/clusters.ts';
import { CLAIMS_06 } from './claims.ts';

export const figure06 = defineClusterFigure({
  number: 6,
  title: 'Easy, medium and hard samples of another class',
  question: 'Is it the same in another class, split more finely?',
  classChoice:
    'The class is the one named horse; where there is none, the one of index 7, or the last; or the one before, where ' +
    'that is the class of figure 5.',
  clustersOf: figure06Clusters,
  claims: CLAIMS_06,
});
