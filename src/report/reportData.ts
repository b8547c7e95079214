import type { Dataset } from '../../datasets/dataset.ts';

/** What a report shows of the data themselves. */
export type ReportData = Pick<Dataset, 'image' | 'train' | 'truth' | 'scaling' | 'featureNames'>;
