import { defineFigure } from '../figure.ts';
import { decimals, fifths, mean, percent } from '../numbers.ts';
import { drawFigure04 } from './panels.ts';
import { MOST_POINTS, type Rows04, rows04 } from './rows.ts';

export const figure04 = defineFigure<Rows04>({
  number: 4,
  title: 'Importance is not the loss',
  question: 'Are the samples with a high loss the ones that move the network?',
  method:
    'One picture shows the Spearman correlation over samples of importance α and negative log-likelihood, in each ' +
    'epoch; the other the NLL of the last epoch against overall importance τ, of at most ' +
    `${MOST_POINTS} samples at even distances. ` +
    'Marked are samples in the top quarter by one and the lower half by the other. The baseline is the norm of the ' +
    "input: a layer's squared gradient norm is (‖a‖² + 1)·‖δ‖², a what enters the layer and δ the gradient at what " +
    'leaves it, so the importance for the first layer grows with the norm of the input, whatever the sample teaches.',
  normalisations: ['plain', 'perParameter', 'relative'],
  digest: 'correlation',
  rows: rows04,
  panels: drawFigure04,
  reading,
});

function reading(rows: Rows04): string {
  const { correlation, borders } = rows;
  const values = correlation.flatMap(({ plain }) => (plain === null ? [] : [plain]));
  const [nll, tau] = borders;
  if (values.length === 0) return 'Importance or loss does not vary over the samples, so there is no correlation.';
  return (
    `The correlation ${courseWords(values)}. Yet ${percent(nll?.highHereLowThere ?? null)} of the samples are in the top quarter by loss and the ` +
    `lower half by importance, and ${percent(tau?.highHereLowThere ?? null)} the other way round.${normWords(rows)}`
  );
}

function courseWords(values: readonly number[]): string {
  const { first, last } = fifths(values);
  if (values.length === 1) return `is ${decimals(mean(first), 2)}`;
  return `goes from ${decimals(mean(first), 2)} in the first fifth of the epochs to ${decimals(mean(last), 2)} in the last`;
}

function normWords({ inputNorm }: Rows04): string {
  const ofTau = inputNorm.find(({ epoch }) => epoch === null)?.plain;
  if (ofTau == null) return '';
  return ` Over the whole run, importance τ and the norm of the input have a correlation of ${decimals(ofTau, 2)}.`;
}
