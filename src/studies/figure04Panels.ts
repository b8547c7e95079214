import type { Quadrant } from '../importance/quadrants.ts';
import type { View } from '../importance/views.ts';
import { ACCENT, MUTED } from '../plots/colours.ts';
import { drawLines } from '../plots/lines.ts';
import type { Panel } from '../plots/panel.ts';
import { drawScatter } from '../plots/scatter.ts';
import type { Drawing } from './figure.ts';
import type { Rows04 } from './figure04Rows.ts';
import { VIEW_UNITS } from './viewWords.ts';

const GROUPS: Readonly<Record<Quadrant, { name: string; colour: string }>> = {
  highNllLowTau: { name: 'high loss, low importance', colour: '#f2643d' },
  highTauLowNll: { name: 'high importance, low loss', colour: '#1d9fb8' },
  other: { name: 'other samples', colour: MUTED },
};

/** The correlation over the epochs, and the scatter of the last epoch. */
export function drawFigure04({ correlation, borders, scatter }: Rows04, { document }: Drawing, view: View): Panel[] {
  const values = correlation.flatMap((row) => row[view] ?? []);
  const points = correlation.map((row) => ({ epoch: row.epoch, value: row[view] }));
  return [
    drawLines(document, {
      title: 'Correlation of importance and loss',
      subtitle: 'Spearman correlation over samples, per epoch',
      series: [{ name: 'importance and NLL', colour: ACCENT, points }],
      y: { domain: [Math.min(0, ...values), 1], nice: true, ticks: 5 },
    }),
    drawScatter(document, {
      title: 'Loss against importance',
      subtitle: 'one point a sample; dashed: top of the lower half, foot of the top quarter',
      groups: Object.values(GROUPS),
      points: scatter.map((row) => ({ x: row[view], y: row.nll, colour: GROUPS[row.quadrant].colour })),
      xLabel: `τ, ${VIEW_UNITS[view]}, over the run`,
      yLabel: 'NLL in the last epoch, nats',
      dividers: { x: view === 'plain' ? bordersOf('tau') : [], y: bordersOf('nll') },
    }),
  ];

  function bordersOf(quantity: string): number[] {
    const row = borders.find((border) => border.quantity === quantity);
    return [row?.lowerHalfTo, row?.topQuarterFrom].flatMap((value) => value ?? []);
  }
}
