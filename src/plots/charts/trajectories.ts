import { dot, line, link, text } from '@observablehq/plot';
import type { LegendItem } from '../legend.ts';
import { type Panel, panel } from '../panel.ts';
import { PANEL_WIDTH } from '../panelWidth.ts';
import { textWidth } from '../svgText.ts';
import { type Label, type Place, placeLabels } from './labelPlacement.ts';
import { type Plane, planeAround } from './plane.ts';

/** A path in a plane: one point per epoch, from the beginning that all paths share. */
export interface Trajectory extends LegendItem {
  readonly points: readonly Place[];
}

export interface TrajectoriesSpec {
  readonly title: string;
  /** What is on the axes; how many epochs lie between two dots is added. */
  readonly subtitle: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly trajectories: readonly Trajectory[];
}

const MARGIN = { left: 52, right: 14, top: 24, bottom: 40 };
const FONT = 11;
const LABEL_HEIGHT = 13;
/** More dots on a path than this would run together. */
const MOST_DOTS = 16;

/** Paths in a plane with equal scales on both axes, each named at its end. */
export function drawTrajectories(document: Document, spec: TrajectoriesSpec): Panel {
  const { trajectories } = spec;
  const points = trajectories.flatMap(({ name, colour, points }) =>
    points.map((point) => ({ ...point, name, colour })),
  );
  const plane = planeAround(points, PANEL_WIDTH - MARGIN.left - MARGIN.right);
  const step = dotStep(trajectories);
  const ends = endsOf(trajectories);
  return panel(document, {
    title: spec.title,
    subtitle: `${spec.subtitle}; a dot ${step === 1 ? 'an epoch' : `every ${step} epochs`}`,
    plot: {
      ...frameOf(plane),
      x: { domain: plane.xDomain, label: spec.xLabel, labelArrow: 'none', grid: true, ticks: plane.width / 70 },
      y: { domain: plane.yDomain, label: spec.yLabel, labelArrow: 'none', grid: true, ticks: plane.height / 50 },
      marks: [
        line(points, { x: 'x', y: 'y', z: 'name', stroke: 'colour', strokeWidth: 1.5, strokeLinejoin: 'round' }),
        dot(dotted(trajectories, step), { x: 'x', y: 'y', fill: 'colour', r: 2 }),
        dot(ends, { x: 'x', y: 'y', fill: 'colour', r: 4, stroke: 'var(--paper)' }),
        dot(points.slice(0, 1), { x: 'x', y: 'y', fill: 'var(--paper)', stroke: 'currentColor', strokeWidth: 2, r: 4 }),
        ...labelMarks(plane, trajectories, ends),
      ],
    },
  });
}

/** The plot's height, which gives both axes one scale, and its margins. */
function frameOf({ height }: Plane) {
  return {
    height: height + MARGIN.top + MARGIN.bottom,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
  };
}

interface Named extends Place, LegendItem {}

function endsOf(trajectories: readonly Trajectory[]): Named[] {
  return trajectories.flatMap(({ name, colour, points }) => points.slice(-1).map((end) => ({ ...end, name, colour })));
}

function dotStep(trajectories: readonly Trajectory[]): number {
  const epochs = Math.max(0, ...trajectories.map(({ points }) => points.length - 1));
  return [1, 2, 5, 10, 20, 50, 100].find((step) => epochs / step <= MOST_DOTS) ?? 200;
}

function dotted(trajectories: readonly Trajectory[], step: number): Named[] {
  return trajectories.flatMap(({ name, colour, points }) =>
    points.filter((_, epoch) => epoch % step === 0).map((point) => ({ ...point, name, colour })),
  );
}

/** The names of the ends and of the beginning, with a thin line to those that had to move away. */
function labelMarks(plane: Plane, trajectories: readonly Trajectory[], ends: readonly Named[]) {
  const beginnings = trajectories.slice(0, 1).flatMap(({ points }) => points.slice(0, 1));
  const named = [...ends, ...beginnings.map((point) => ({ ...point, name: 'start', colour: 'currentColor' }))];
  const covered = trajectories.flatMap(({ points }) => along(points.map(plane.toPicture)));
  const texts = placed(plane, named, covered);
  const x = ({ place }: { place: Place }) => place.x;
  const y = ({ place }: { place: Place }) => place.y;
  const type = { fill: 'colour', stroke: 'var(--paper)', strokeWidth: 4, fontSize: FONT, fontWeight: 'bold' } as const;
  return [
    link(texts, { x1: 'x', y1: 'y', x2: x, y2: y, stroke: 'colour', strokeWidth: 1 }),
    text(texts, { x, y, text: 'name', ...type }),
  ];
}

/** Adds to each point the place of its name, away from what is covered. */
function placed(plane: Plane, named: readonly Named[], covered: readonly Place[]) {
  const labels = named.map((point): Label => {
    const width = textWidth(point.name, FONT) + 6;
    return { anchor: plane.toPicture(point), width, height: LABEL_HEIGHT };
  });
  const places = placeLabels(labels, covered, plane).map(plane.fromPicture);
  return named.map((point, index) => ({ ...point, place: places[index] ?? point }));
}

/** Pixels between points that stand for a line. */
const SPACING = 5;

/** Points along a polyline at even distances, its own points among them. */
function along(points: readonly Place[]): Place[] {
  return points.flatMap((to, index) => {
    const from = points[index - 1] ?? to;
    const count = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / SPACING));
    return Array.from({ length: count }, (_, i) => {
      const share = (i + 1) / count;
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    });
  });
}
