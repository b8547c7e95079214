import { escapeMarkup } from '../plots/svgText.ts';
import type { ClaimResult } from '../studies/claims/claim.ts';
import type { Material } from '../studies/material.ts';
import type { Drawable, DrawnFigure } from '../studies/study.ts';
import { claimsSection } from './claimsSection.ts';
import type { Examples } from './examples.ts';
import { examplesSection } from './examplesSection.ts';
import { figureSection } from './figureSection.ts';
import { headline } from './headline.ts';
import { runSection } from './runSection.ts';
import { REPORT_STYLE } from './style.ts';
import { truthSection } from './truthSection.ts';

/** A data set of a report: what it is drawn from, what the figures say of it, and what is kept of its samples. */
export interface ReportPart extends Drawable {
  readonly material: Material;
  readonly examples: Examples | null;
}

/** The report as one HTML document that needs nothing beside it; the links lead to files in its folder. */
export function reportPage(
  parts: readonly ReportPart[],
  figures: readonly DrawnFigure[],
  claims: readonly ClaimResult[],
): string {
  const materials = parts.map(({ material }) => material);
  const names = materials.map(({ dataset }) => dataset).join(', ');
  const examples = parts.map(({ material, pictures }) => examplesSection(material, pictures));
  const truths = parts.map(({ material, examples }) => truthSection(material, examples?.truth));
  const sections = [
    claimsSection(claims),
    ...figures.map(figureSection),
    ...examples,
    ...truths,
    runSection(materials),
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>samplescope: ${escapeMarkup(names)}</title><style>${REPORT_STYLE}</style></head>
<body>${headline(materials)}<main>
${sections.filter((html) => html !== '').join('\n')}
</main><footer><p>Importance is that of the mean loss over a batch: the change that a sample causes is (η/B) times its
own gradient. It differs from the paper's sum by a constant factor, so that ranks and shares are the same. After “Sample
Importance in Training Deep Neural Networks”, T. Gao and V. Jojic.</p></footer></body></html>
`;
}
