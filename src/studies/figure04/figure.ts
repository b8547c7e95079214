import { NORMALISATIONS } from '../../importance/normalisation.ts';
import { CHANCE_METHOD } from '../chance/chancePanel.ts';
import { defineFigure } from '../figure.ts';
import { CLAIMS_04 } from './claims.ts';
import { drawFigure04 } from './panels.ts';
import { reading04 } from './reading.ts';
import { MOST_POINTS, type Rows04, rows04 } from './rows.ts';

export const figure04 = defineFigure<Rows04>({
  number: 4,
  title: 'Importance is not the loss',
  question: 'Are the samples with a high loss the ones that move the network?',
  method:
    'One picture shows the Spearman correlation over samples of importance α and negative log-likelihood, in each ' +
    'epoch, and what it is when the importance is assigned to the samples at random (90% of draws); the other the NLL of the last epoch against overall importance τ, of at most ' +
    `${MOST_POINTS} samples at even distances. ` +
    'Marked are samples in the top quarter by one and the lower half by the other. The baseline is the norm of the ' +
    "input: a layer's squared gradient norm is (‖a‖² + 1)·‖δ‖², a what enters the layer and δ the gradient at what " +
    'leaves it, so the importance for the first layer grows with the norm of the input, whatever the sample teaches. ' +
    CHANCE_METHOD,
  normalisations: NORMALISATIONS,
  digest: 'correlation',
  rows: rows04,
  panels: drawFigure04,
  reading: reading04,
  claims: CLAIMS_04,
});
