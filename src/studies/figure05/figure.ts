import { defineClusterFigure } from '../clusters/clusterFigure.ts';
import { figure05Clusters } from '../clusters/clusters.ts';
import { CLAIMS_05 } from './claims.ts';

export const figure05 = defineClusterFigure({
  number: 5,
  title: 'Easy, medium and hard samples of a class',
  question: 'In which epochs and layers are the easy, the medium and the hard samples of a class learned?',
  classChoice: 'The class is the one named 5; where there is none, the one of index 5, or the last.',
  clustersOf: figure05Clusters,
  claims: CLAIMS_05,
});
