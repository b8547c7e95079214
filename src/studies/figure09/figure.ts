import { defineFigure } from '../figure.ts';
import { drawFigure09 } from './panels.ts';
import { reading09 } from './reading.ts';
import { type Rows09, rows09 } from './rows.ts';

export const figure09 = defineFigure<Rows09>({
  number: 9,
  title: 'How the training went',
  question: 'How do error and loss fall, and which classes stay hard?',
  method:
    'Share of wrong predictions and mean negative log-likelihood. A training sample is measured when it is met, before ' +
    'the update of its step; the test samples are measured after the epoch.',
  normalisations: ['plain'],
  digest: 'errors',
  rows: rows09,
  panels: drawFigure09,
  reading: reading09,
  claims: [],
});
