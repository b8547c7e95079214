import { frame, text } from '@observablehq/plot';
import { epochScale, fittingScale } from '../axes.ts';
import type { LegendItem } from '../legend.ts';
import { type Panel, panel } from '../panel.ts';
import { lastEpoch, lineMarks, linePoints, type Series } from './lines.ts';

export interface Facet {
  readonly title: string;
  readonly series: readonly Series[];
}

export interface FacetedLinesSpec {
  readonly title: string;
  readonly subtitle: string;
  readonly facets: readonly Facet[];
  /** The first facet's series where left out. */
  readonly legend?: readonly LegendItem[];
}

const COLUMNS = 2;
const ROW_HEIGHT = 165;

/** Above the frame, where no line can run through a facet's title. */
const TITLE_PLACE = { frameAnchor: 'top-left', lineAnchor: 'bottom', dy: -4 } as const;

/**
 * Small plots of lines over epochs on common axes, two beside each other. All facets have the same series, which the
 * legend names unless it is given.
 */
export function drawFacetedLines(document: Document, spec: FacetedLinesSpec): Panel {
  const { title, subtitle, facets, legend = facets[0]?.series ?? [] } = spec;
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
        text(places, { ...TITLE_PLACE, fx: 'fx', fy: 'fy', text: 'title', fontWeight: 'bold' }),
      ],
    },
  });
}

/** A plot half as wide has room for half the ticks. */
function sparse(scale: ReturnType<typeof epochScale>): ReturnType<typeof epochScale> {
  const ticks = Array.isArray(scale.ticks) ? scale.ticks : [];
  return { ...scale, ticks: ticks.length > 6 ? ticks.filter((_, index) => index % 2 === 0) : ticks };
}
