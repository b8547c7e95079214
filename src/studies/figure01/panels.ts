import { drawLines } from '../../plots/charts/lines.ts';
import { classColour } from '../../plots/colours.ts';
import type { Panel } from '../../plots/panel.ts';
import type { Drawing } from '../figure.ts';
import { AGREEMENT } from './claims.ts';
import type { Rows01 } from './rows.ts';

/** The correlations over the epochs, a line for each pair of runs. */
export function drawFigure01({ correlation, pairs }: Rows01, { document }: Drawing): Panel[] {
  const values = correlation.flatMap((row) => row.correlation ?? []);
  const series = pairs.map(({ pair }, place) => ({
    name: `seeds ${pair}`,
    colour: classColour(place),
    points: correlation.filter((row) => row.pair === pair).map((row) => ({ epoch: row.epoch, value: row.correlation })),
  }));
  return [
    drawLines(document, {
      title: 'Agreement of importance between initialisations',
      subtitle: `Spearman correlation over samples, per epoch; dashed: ${AGREEMENT}`,
      series,
      y: { domain: [lowestTenth(values), 1], nice: true, ticks: 5 },
      divider: AGREEMENT,
    }),
  ];
}

/** The tenth at or below all values, and below the threshold, so that it can be seen how far they are from it. */
function lowestTenth(values: readonly number[]): number {
  return Math.floor(Math.min(AGREEMENT, ...values) * 10) / 10;
}
