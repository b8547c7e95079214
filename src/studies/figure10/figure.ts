import { CHANCE_METHOD } from '../chance/chancePanel.ts';
import { defineFigure } from '../figure.ts';
import { CLAIMS_10 } from './claims.ts';
import { drawFigure10 } from './panels.ts';
import { reading10 } from './reading.ts';
import { type Rows10, rows10 } from './rows.ts';

export const figure10 = defineFigure<Rows10>({
  number: 10,
  title: 'How importance is distributed',
  question: 'Are there many important samples or few?',
  method:
    'Histogram of the overall importance τ of each sample, the sum over all layers and epochs, on a linear and on a logarithmic axis. ' +
    CHANCE_METHOD,
  normalisations: ['plain'],
  digest: 'statistics',
  rows: rows10,
  panels: drawFigure10,
  reading: reading10,
  claims: CLAIMS_10,
});
