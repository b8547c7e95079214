import { defineFigure } from '../figure.ts';
import { CLAIMS_07 } from './claims.ts';
import { drawFigure07 } from './panels.ts';
import { reading07 } from './reading.ts';
import { type Rows07, rows07 } from './rows.ts';

export const figure07 = defineFigure<Rows07>({
  number: 7,
  title: 'Batches built by loss and by importance',
  question: 'Does it matter which samples share a batch, and in which order the batches come?',
  method:
    'From a finished run the samples are sorted by their last loss (NL…) or by their overall importance (SI…). ' +
    'Consecutive ones share a batch, visited from low to high (NLO, SIO) or from high to low (RNLO, RSIO), or every ' +
    'batch is a mix of all of them (NLM, SIM); Rand is a random split. NLS and SIS, which the paper lacks, visit the ' +
    'batches of NLO and SIO in an order shuffled once. The batches stay the same in every epoch. Lines are means over ' +
    'the initialisations, bands their standard errors.',
  normalisations: ['plain'],
  digest: 'final',
  rows: rows07,
  panels: drawFigure07,
  reading: reading07,
  claims: CLAIMS_07,
});
