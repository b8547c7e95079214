import { chanceOfClaim } from '../chance/chanceRows.ts';
import { largestBy } from '../largestBy.ts';
import { decimals, listed, percent } from '../words.ts';
import { type ClassRow, type Rows02, shownClasses, type TotalRow } from './rows.ts';

export function reading02({ totals, layers, classes, chance }: Rows02): string {
  const contrast = classContrast(classes, chance);
  const words = [halfwayWords(layers), layerWords(layers), contrast, restWords(totals, classes)];
  return words.filter((sentence) => sentence !== '').join(' ');
}

function halfwayWords(layers: Rows02['layers']): string {
  const halves = layers.flatMap(({ layer, halfwayTime: time }) =>
    time === null ? [] : [`${decimals(time, 1)} epochs in ${layer}`],
  );
  return halves.length > 0 ? `Half of a layer's importance is reached after ${listed(halves)}.` : '';
}

/** Which of several layers have most. */
function layerWords(layers: Rows02['layers']): string {
  const most = largestBy(layers, ({ share }) => share ?? 0);
  const perParameter = largestBy(layers, ({ sharePerParameter }) => sharePerParameter ?? 0);
  if (!most?.share || !perParameter || layers.length < 2) return '';
  return (
    `${most.layer} has the largest total, ${percent(most.share)} of all; ` +
    `per parameter it is ${perParameter.layer}, with ${percent(perParameter.sharePerParameter)}.`
  );
}

/** How much the classes differ, and how much they would with labels that say nothing. */
function classContrast(classes: readonly ClassRow[], rows: Rows02['chance']): string {
  const present = classes.filter(({ samples }) => samples > 0);
  const most = largestBy(present, ({ meanTau }) => meanTau ?? 0);
  const least = largestBy(present, ({ meanTau }) => -(meanTau ?? 0));
  if (!most || !least?.meanTau || most === least) return '';
  const ratio = (most.meanTau ?? 0) / least.meanTau;
  const chance = chanceOfClaim(rows, '2e');
  const random = chance?.chanceHigh == null ? '' : `; random labels give up to ${chance.chanceHigh.toFixed(1)} times`;
  return (
    `A sample of class ${most.name} has ${ratio.toFixed(1)} times the importance of one of class ${least.name} on ` +
    `average${random}.`
  );
}

function restWords(totals: readonly TotalRow[], classes: readonly ClassRow[]): string {
  const shown = shownClasses(totals);
  if (shown === classes.length) return '';
  return `By class, the ${shown} with the largest total are drawn; the rows add up the other ${classes.length - shown}.`;
}
