import { NORMALISATIONS } from '../../importance/normalisation.ts';
import { CHANCE_METHOD } from '../chance/chancePanel.ts';
import { defineFigure } from '../figure.ts';
import { CLAIMS_03 } from './claims.ts';
import { drawFigure03 } from './panels.ts';
import { reading03 } from './reading.ts';
import { type Rows03, rows03 } from './rows.ts';

export const figure03 = defineFigure<Rows03>({
  number: 3,
  title: 'How few samples do most of the work',
  question: "What share of each layer's change comes from the most important samples?",
  method:
    'Samples are ordered by their overall importance τ, the sum over all layers and epochs, and split into the top ' +
    "10%, the next 10% and the other 80%. Each group's share of a layer's importance over the run is drawn. " +
    'The dashed mark is what the top 20% would have by chance: what they do not pass in 95% of draws in which the ' +
    'importance of each epoch is dealt out anew to the samples, all layers of a sample together, and the samples are ' +
    'ordered by what they then have. With few epochs chance alone gives them much. ' +
    CHANCE_METHOD,
  normalisations: NORMALISATIONS,
  digest: 'shares',
  rows: rows03,
  panels: drawFigure03,
  reading: reading03,
  claims: CLAIMS_03,
});
