import { fifths, mean } from '../averages.ts';
import { chanceOfClaim } from '../chance/chanceRows.ts';
import { decimals, percent } from '../words.ts';
import type { Rows04 } from './rows.ts';

export function reading04(rows: Rows04): string {
  const { correlation, borders, chance } = rows;
  const values = correlation.flatMap(({ plain }) => (plain === null ? [] : [plain]));
  const [nll, tau] = borders;
  if (values.length === 0) return 'Importance or loss does not vary over the samples, so there is no correlation.';
  return (
    `The correlation ${courseWords(values)}${chanceWords(correlation)}. Yet ${percent(nll?.highHereLowThere ?? null)} of the samples are in the top quarter by loss and the ` +
    `lower half by importance, and ${percent(tau?.highHereLowThere ?? null)} the other way round${independenceWords(chance)}.${normWords(rows)}`
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

/** What one epoch has by chance. */
function chanceWords(correlation: Rows04['correlation']): string {
  const levels = correlation.flatMap(({ chanceHigh }) => chanceHigh ?? []);
  return levels.length > 0 ? `; chance gives an epoch up to ${decimals(Math.max(...levels), 2)}` : '';
}

/** What each quadrant would have if loss and importance were independent. */
function independenceWords(rows: Rows04['chance']): string {
  const chance = chanceOfClaim(rows, '4c');
  return chance?.chanceHigh == null
    ? ''
    : `; were they independent, the smaller would be up to ${percent(chance.chanceHigh)}`;
}
