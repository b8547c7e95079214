import { rect, ruleX, ruleY, type ScaleOptions } from '@observablehq/plot';
import { epochScale } from '../axes.ts';
import { ACCENT } from '../colours.ts';
import { type Panel, panel } from '../panel.ts';

/** A box from quartile to quartile, its median, and whiskers from `low` to `high`. */
export interface EpochBox {
  readonly epoch: number;
  readonly low: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly high: number;
}

export interface EpochBoxesSpec {
  readonly title: string;
  readonly subtitle: string;
  readonly boxes: readonly EpochBox[];
  readonly y: ScaleOptions;
  /** The panel's height; chosen where left out. */
  readonly height?: number;
}

/** More boxes than this would run into each other; every n-th epoch is drawn then. */
const MOST_BOXES = 60;

/** How far a box reaches to either side, of the distance to the next. */
const HALF_WIDTH = 0.32;

/** Room in pixels for boxes at the ends of the axis. */
const INSET = 6;

/** Draws one box plot per epoch. */
export function drawEpochBoxes(document: Document, { title, subtitle, boxes, y, height }: EpochBoxesSpec): Panel {
  const last = Math.max(1, ...boxes.map(({ epoch }) => epoch));
  const stride = Math.ceil(last / MOST_BOXES);
  const reach = HALF_WIDTH * stride;
  const drawn = boxes
    .filter(({ epoch }) => (epoch - 1) % stride === 0)
    .map((box) => ({ ...box, left: box.epoch - reach, right: box.epoch + reach }));
  return panel(document, {
    title,
    subtitle,
    ...(height && { height }),
    plot: {
      marginLeft: 58,
      x: { ...epochScale(last), domain: [1 - stride / 2, last + stride / 2] },
      y: { label: null, grid: true, insetTop: INSET, insetBottom: INSET, ...y },
      marks: [
        ruleX(drawn, { x: 'epoch', y1: 'low', y2: 'high', stroke: 'currentColor', strokeOpacity: 0.55 }),
        rect(drawn, { x1: 'left', x2: 'right', y1: 'lowerQuartile', y2: 'upperQuartile', fill: ACCENT }),
        ruleY(drawn, { x1: 'left', x2: 'right', y: 'median', stroke: 'currentColor', strokeWidth: 1.6 }),
      ],
    },
  });
}
