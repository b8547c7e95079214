import { defineFigure } from '../figure.ts';
import { CLAIMS_01 } from './claims.ts';
import { drawFigure01 } from './panels.ts';
import { reading01 } from './reading.ts';
import { type Rows01, rows01 } from './rows.ts';

export const figure01 = defineFigure<Rows01>({
  number: 1,
  title: 'Do other initialisations find the same samples important?',
  question: 'Does the importance of a sample depend on the parameters that the training starts from?',
  method:
    'The network is trained from parameters drawn with different seeds, on the same batches in the same order. In ' +
    'each epoch the samples are ranked by their importance α, and the ranks of every two runs are correlated ' +
    '(Spearman).',
  normalisations: ['plain'],
  digest: 'pairs',
  rows: rows01,
  panels: drawFigure01,
  reading: reading01,
  claims: CLAIMS_01,
});
