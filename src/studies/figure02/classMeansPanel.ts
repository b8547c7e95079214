import { drawBandedDots } from '../../plots/charts/bandedDots.ts';
import { ACCENT, MUTED } from '../../plots/colours.ts';
import type { Panel } from '../../plots/panel.ts';
import { type ClassRow, MOST_CLASSES } from './rows.ts';

/** How many classes are drawn from either end where there are too many. */
const EXTREMES = 5;

/** The mean importance of the samples of each class, and what random labels give for it. */
export function drawClassMeans(document: Document, classes: readonly ClassRow[]): Panel {
  const rows = classes.flatMap(({ name, meanTau, chanceLow, chanceHigh }) =>
    meanTau === null ? [] : [{ name, value: meanTau, low: chanceLow, high: chanceHigh }],
  );
  const sorted = rows.toSorted((a, b) => b.value - a.value);
  const all = rows.length <= MOST_CLASSES;
  return drawBandedDots(document, {
    title: `Mean importance of a sample by class${all ? '' : `: ${EXTREMES} most, ${EXTREMES} least`}`,
    subtitle: 'squared change of the parameters over the run',
    rows: all ? rows : [...sorted.slice(0, EXTREMES), ...sorted.slice(-EXTREMES)],
    dots: { name: 'mean τ of its samples', colour: ACCENT },
    bands: { name: 'random labels: all classes within, in 90% of draws', colour: MUTED },
  });
}
