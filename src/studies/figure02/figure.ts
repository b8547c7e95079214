import { NORMALISATIONS } from '../../importance/normalisation.ts';
import { CHANCE_METHOD } from '../chance/chancePanel.ts';
import { defineFigure } from '../figure.ts';
import { CLAIMS_02 } from './claims.ts';
import { drawFigure02 } from './panels.ts';
import { reading02 } from './reading.ts';
import { type Rows02, rows02 } from './rows.ts';

export const figure02 = defineFigure<Rows02>({
  number: 2,
  title: 'Which layers and classes learn, and when',
  question: 'In which epochs do the samples move each layer, and do all classes contribute equally?',
  method:
    'The importance of a sample for a layer is the squared length of the change that its own gradient causes there, ' +
    '‖(η/B)·∂L/∂θ‖². It is summed over the samples of each class in every epoch (A over all layers, B for one). ' +
    'Beside the mean overall importance τ of the samples of a class stands what it is when the labels are assigned to ' +
    'the samples at random: the more classes and the fewer samples, the farther apart chance alone puts their means. ' +
    'The bands are of all classes at once: in nine of ten draws not one class leaves its band, so that a single class ' +
    'outside says that they differ. ' +
    'Times within an epoch take importance to come evenly within it. ' +
    CHANCE_METHOD,
  normalisations: NORMALISATIONS,
  digest: 'layers',
  rows: rows02,
  panels: drawFigure02,
  reading: reading02,
  claims: CLAIMS_02,
});
