import { CHANCE_METHOD } from '../chance/chancePanel.ts';
import { defineFigure } from '../figure.ts';
import { CLAIMS_08 } from './claims.ts';
import { drawFigure08 } from './panels.ts';
import { reading08 } from './reading.ts';
import { type Rows08, rows08 } from './rows.ts';

export const figure08 = defineFigure<Rows08>({
  number: 8,
  title: 'The paths of training',
  question: 'Do the same samples in other batches lead the parameters elsewhere?',
  method:
    'All parameters after each epoch of trainings that begin at the same parameters and differ in their batches alone. ' +
    'The principal components are those of all points of all paths together. Distances are Euclidean in the space of all ' +
    'parameters, not in the plane of the components. NLO and SIO visit batches of easy or unimportant samples first, ' +
    'RNLO and RSIO the same batches in reverse; in NLM and SIM every batch is a mix. ' +
    CHANCE_METHOD,
  normalisations: ['plain'],
  digest: 'ends',
  rows: rows08,
  panels: drawFigure08,
  reading: reading08,
  claims: CLAIMS_08,
});
