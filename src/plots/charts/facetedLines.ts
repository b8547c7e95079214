import { frame, text } from '@observablehq/plot';
import { epochScale, fittingScale } from '../axes.ts';
import type { LegendItem } from '../legend.ts';
import { type Panel, panel } from '../panel.ts';
import { lastEpoch, lineMarks, linePoints, type Series } from './lines.ts';

export interface Facet {
  readonly title: string;
  readonly series: readonly Series[];
}

const COLUMNS = 2;
const ROW_HEIGHT = 165;

/**
 * Small plots of lines over epochs on common axes, two beside each other. All facets have the same series, which the
 * legend names unless it is given.
 */
export function drawFacetedLines(
  document: Document,
  title: string,
  subtitle: string,
  facets: readonly Facet[],
  legend: readonly LegendItem[] = facets[0]?.series ?? [],
): Panel {
  const places = facets.map((facet, index) => ({ ...facet, fx: index % COLUMNS, fy: Math.floor(index / COLUMNS) }));
  const points = places.flatMap(({ series, fx, fy }) => linePoints(series).map((point) => ({ ...point, fx, fy })));
  const last = Math.max(...facets.map(({ series }) => lastEpoch(series)));
  return panel(document, {
    title,
    subtitle,
    legend,
    plot: {
      height: ROW_HEIGHT * Math.ceil(facets.length / COLUMNS) + 48,
      marginTop: 20,
      x: sparse(epochScale(last)),
      y: { label: null, grid: true, ...fittingScale(points.map(({ value }) => value)) },
      fx: { axis: null, padding: 0.08 },
      fy: { axis: null, padding: 0.2 },
      marks: [
        frame({ stroke: 'currentColor', strokeOpacity: 0.25 }),
        ...lineMarks(points, last, { fx: 'fx', fy: 'fy' }),
        text(places, {
          fx: 'fx',
          fy: 'fy',
          text: 'title',
          // Above the frame, where no line can run through it.
          frameAnchor: 'top-left',
          lineAnchor: 'bottom',
          dy: -4,
          fontWeight: 'bold',
        }),
      ],
    },
  });
}

/** Half as wide a plot has room for half the ticks. */
function sparse(scale: ReturnType<typeof epochScale>): ReturnType<typeof epochScale> {
  const ticks = Array.isArray(scale.ticks) ? scale.ticks : [];
  return { ...scale, ticks: ticks.length > 6 ? ticks.filter((_, index) => index % 2 === 0) : ticks };
}
