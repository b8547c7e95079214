import { rectY, ruleX, type ScaleOptions } from '@observablehq/plot';
import { fittingScale, logScale } from '../axes.ts';
import { ACCENT } from '../colours.ts';
import type { LegendItem } from '../legend.ts';
import { type Panel, panel } from '../panel.ts';

/** Samples with values from `low` to `high`. */
export interface Bin {
  readonly low: number;
  readonly high: number;
  readonly samples: number;
}

/** A value marked across a histogram. */
export interface Landmark extends LegendItem {
  readonly value: number;
}

export interface HistogramSpec {
  readonly title: string;
  readonly subtitle: string;
  readonly bins: readonly Bin[];
  readonly logarithmic: boolean;
  readonly landmarks: readonly Landmark[];
}

/** How many samples fall into each bin. */
export function drawHistogram(document: Document, spec: HistogramSpec): Panel {
  const borders = spec.bins.flatMap(({ low, high }) => [low, high]);
  const x: ScaleOptions = spec.logarithmic ? logScale(borders) : { ...fittingScale([0, ...borders]), nice: false };
  const most = Math.max(1, ...spec.bins.map(({ samples }) => samples));
  return panel(document, {
    title: spec.title,
    subtitle: spec.subtitle,
    legend: spec.landmarks,
    plot: {
      x: { ...x, label: 'τ', labelArrow: 'none' },
      y: { domain: [0, most], nice: true, ticks: 5, label: null, grid: true },
      marks: [
        rectY(spec.bins, { x1: 'low', x2: 'high', y: 'samples', fill: ACCENT, fillOpacity: 0.75, insetRight: 0.5 }),
        ruleX(
          spec.landmarks.filter(({ value }) => !spec.logarithmic || value > 0),
          { x: 'value', stroke: 'colour', strokeWidth: 2 },
        ),
      ],
    },
  });
}
