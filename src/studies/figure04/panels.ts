import type { Normalisation } from '../../importance/normalisation.ts';
import type { Quadrant } from '../../importance/ranking/quadrants.ts';
import { type BandPoint, drawLines, type Series } from '../../plots/charts/lines.ts';
import { drawScatter } from '../../plots/charts/scatter.ts';
import { ACCENT, MUTED } from '../../plots/colours.ts';
import type { Panel } from '../../plots/panel.ts';
import { drawChance } from '../chance/chancePanel.ts';
import type { Drawing } from '../figure.ts';
import { NORMALISATION_UNITS } from '../normalisationWords.ts';
import type { InputNormRow, Rows04 } from './rows.ts';

const GROUPS: Readonly<Record<Quadrant, { name: string; colour: string }>> = {
  highNllLowTau: { name: 'high loss, low importance', colour: '#f2643d' },
  highTauLowNll: { name: 'high importance, low loss', colour: '#1d9fb8' },
  other: { name: 'other samples', colour: MUTED },
};

/** The correlations over the epochs, the scatter of the last epoch, and what chance gives where importance is plain. */
export function drawFigure04(rows: Rows04, { document }: Drawing, normalisation: Normalisation): Panel[] {
  const { borders, scatter } = rows;
  const series = correlationSeries(rows, normalisation);
  const values = series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  const band = bandPoints(rows);
  return [
    drawLines(document, {
      title: 'Correlation of importance and loss',
      subtitle: 'Spearman correlation over samples, per epoch',
      series,
      y: { domain: [Math.min(0, ...values, ...band.map(({ low }) => low)), 1], nice: true, ticks: 5 },
      ...(band.length > 0 && { band: { name: 'by chance, 90% of draws', colour: MUTED, points: band } }),
    }),
    drawScatter(document, {
      title: 'Loss against importance',
      subtitle: 'one point per sample; dashed: top of lower half, foot of top quarter',
      groups: Object.values(GROUPS),
      points: scatter.map((row) => ({ x: row[normalisation], y: row.nll, colour: GROUPS[row.quadrant].colour })),
      xLabel: `τ, ${NORMALISATION_UNITS[normalisation]}, over the run`,
      yLabel: 'NLL in the last epoch, nats',
      dividers: { x: normalisation === 'plain' ? bordersOf('tau') : [], y: bordersOf('nll') },
    }),
    ...(normalisation === 'plain' ? drawChance(document, rows.chance) : []),
  ];

  function bordersOf(quantity: string): number[] {
    const row = borders.find((border) => border.quantity === quantity);
    return [row?.lowerHalfTo, row?.topQuarterFrom].flatMap((value) => value ?? []);
  }
}

/** What chance gives in each epoch. */
function bandPoints({ correlation }: Rows04): BandPoint[] {
  return correlation.flatMap(({ epoch, chanceLow: low, chanceHigh: high }) =>
    low === null || high === null ? [] : [{ epoch, low, high }],
  );
}

/** Importance and NLL; beside them importance and the input's norm, where that was kept. */
function correlationSeries({ correlation, inputNorm }: Rows04, normalisation: Normalisation): Series[] {
  const pointsOf = (rows: readonly InputNormRow[]) =>
    rows.flatMap(({ epoch, [normalisation]: value }) => (epoch === null ? [] : [{ epoch, value }]));
  const loss = { name: 'importance and NLL', colour: ACCENT, points: pointsOf(correlation) };
  const norm = { name: 'importance and input norm', colour: MUTED, dashed: true, points: pointsOf(inputNorm) };
  return norm.points.length > 0 ? [loss, norm] : [loss];
}
