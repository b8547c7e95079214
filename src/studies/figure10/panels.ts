import { drawHistogram } from '../../plots/charts/histogram.ts';
import type { Panel } from '../../plots/panel.ts';
import { drawChance } from '../chance/chancePanel.ts';
import type { Drawing } from '../figure.ts';
import { type Rows10, statisticOf } from './rows.ts';

/** The histogram on both axes, and what chance gives. */
export function drawFigure10({ bins, statistics, chance }: Rows10, { document }: Drawing): Panel[] {
  const landmarks = [
    { name: 'median', colour: '#1d9fb8', value: statisticOf(statistics, 'median') },
    { name: 'mean', colour: '#f2643d', value: statisticOf(statistics, 'mean') },
  ];
  const histograms = (['linear', 'logarithmic'] as const).map((axis) =>
    drawHistogram(document, {
      title: axis === 'linear' ? 'Overall importance' : 'The same on a logarithmic axis',
      subtitle: 'number of samples by τ, the squared change over the run',
      bins: bins.filter((bin) => bin.axis === axis),
      logarithmic: axis === 'logarithmic',
      landmarks,
    }),
  );
  return [...histograms, ...drawChance(document, chance)];
}
