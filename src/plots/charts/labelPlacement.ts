/** A place in a picture, pixels from its top left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A text that names a point. */
export interface Label extends Size {
  readonly anchor: Place;
}

/** Gaps between a point and its text, pixels. */
const GAPS = [7, 14, 24, 36, 50, 66, 84];
const DIRECTIONS = 16;

/** What it costs, in pixels of gap, to cover another text or leave the picture, and to cover a point of a line. */
const COST = { conflict: 1e4, covered: 8 };

/** Half the width of a dot with its rim, pixels. */
const DOT = 5;

/**
 * Centres of the texts, one after the other at the place that costs least: near its point, inside the picture, over no
 * other text, none of the named points and few of the points of lines.
 */
export function placeLabels(labels: readonly Label[], points: readonly Place[], picture: Size): Place[] {
  const placed = labels.map(({ anchor }) => boxOf(anchor, { width: 2 * DOT, height: 2 * DOT }));
  return labels.map((label) => {
    const costs = candidates(label).map(({ place, gap }) => {
      const box = boxOf(place, label);
      const conflicts = placed.filter((other) => overlap(box, other)).length + (isInside(box, picture) ? 0 : 1);
      const covered = points.filter((point) => contains(box, point)).length;
      return { place, box, cost: gap + COST.conflict * conflicts + COST.covered * covered };
    });
    const best = costs.reduce((least, candidate) => (candidate.cost < least.cost ? candidate : least));
    placed.push(best.box);
    return best.place;
  });
}

/** Places around a point, the near ones first, beginning on its right; the gap is to the nearest edge or corner. */
function candidates({ anchor, width, height }: Label): { place: Place; gap: number }[] {
  return GAPS.flatMap((gap) =>
    Array.from({ length: DIRECTIONS }, (_, index) => {
      const angle = (2 * Math.PI * index) / DIRECTIONS;
      const x = anchor.x + Math.cos(angle) * gap + (towards(Math.cos(angle)) * width) / 2;
      const y = anchor.y + Math.sin(angle) * gap + (towards(Math.sin(angle)) * height) / 2;
      return { place: { x, y }, gap };
    }),
  );
}

/** How much of half a text lies between its centre and the corner or edge that faces its point, −1 to 1. */
function towards(component: number): number {
  return Math.max(-1, Math.min(1, component * Math.SQRT2));
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxOf({ x, y }: Place, { width, height }: Size): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function isInside({ left, right, top, bottom }: Box, { width, height }: Size): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

function contains({ left, right, top, bottom }: Box, { x, y }: Place): boolean {
  return left <= x && x <= right && top <= y && y <= bottom;
}
