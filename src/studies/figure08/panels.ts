import { drawHeatmap } from '../../plots/charts/heatmap.ts';
import { drawTrajectories } from '../../plots/charts/trajectories.ts';
import { BATCH_COLOURS } from '../../plots/colours.ts';
import type { Panel } from '../../plots/panel.ts';
import { drawChance } from '../chance/chancePanel.ts';
import type { Drawing } from '../figure.ts';
import { percent } from '../words.ts';
import type { Rows08 } from './rows.ts';

const BEGINNING = 'start';

/** The paths in the plane of the first two components, the distances that the plane may hide, and what chance gives. */
export function drawFigure08(rows: Rows08, { document }: Drawing): Panel[] {
  const names = rows.ends.map(({ batches }) => batches);
  return [
    drawTrajectories(document, {
      title: 'Paths of the parameters',
      subtitle: 'on two principal components, from the common start',
      xLabel: axisLabel(rows, 'PC1'),
      yLabel: axisLabel(rows, 'PC2'),
      trajectories: names.map((name) => ({
        name,
        colour: BATCH_COLOURS[name],
        points: rows.points.filter(({ batches }) => batches === name).map(({ pc1, pc2 }) => ({ x: pc1, y: pc2 })),
      })),
    }),
    drawHeatmap(document, {
      title: 'Distances between the ends of the paths',
      subtitle: 'and from the start, Euclidean, over all parameters',
      rows: names,
      columns: [BEGINNING, ...names],
      cells: [
        ...rows.ends.map(({ batches, displacement }) => ({ row: batches, column: BEGINNING, value: displacement })),
        ...rows.distances.flatMap(({ from, to, distance }) => [
          { row: from, column: to, value: distance },
          { row: to, column: from, value: distance },
        ]),
      ],
    }),
    ...drawChance(document, rows.chance),
  ];
}

function axisLabel({ components }: Rows08, name: string): string {
  const share = components.find(({ component }) => component === name)?.share ?? null;
  return share === null ? name : `${name}, ${percent(share)} of the variance`;
}
