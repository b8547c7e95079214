import { escapeMarkup } from '../plots/svgText.ts';
import type { ClaimResult } from '../studies/claims/claim.ts';
import type { Drawable, DrawnFigure } from '../studies/drawFigures.ts';
import type { FigureInputs } from '../studies/figureInputs.ts';
import { claimsSection } from './claims/claimsSection.ts';
import type { Examples } from './examples.ts';
import script from './page/script.ts?script';
import { ZOOM_DIALOG } from './page/zoomDialog.ts';
import { contents, type LinkedSection } from './sections/contents.ts';
import { examplesSection } from './sections/examplesSection.ts';
import { figureSection } from './sections/figureSection.ts';
import { headline } from './sections/headline.ts';
import { runSection } from './sections/runSection.ts';
import { scaleNote } from './sections/scaleNote.ts';
import { studyRunsSection } from './sections/studyRunsSection.ts';
import { truthSection } from './sections/truthSection.ts';
import { REPORT_STYLE } from './style/reportStyle.ts';

/** A data set of a report: what it is drawn from, what the figures say of it, and what is kept of its samples. */
export interface ReportDataset extends Drawable {
  readonly inputs: FigureInputs;
  readonly examples: Examples | null;
}

/** What the report is made of. */
export interface ReportContent {
  readonly parts: readonly ReportDataset[];
  readonly figures: readonly DrawnFigure[];
  readonly claims: readonly ClaimResult[];
  /** Whether each picture is also there as a PNG file. */
  readonly png: boolean;
}

/** The report as one HTML document that needs nothing beside it; the links lead to files in its folder. */
export function reportPage(content: ReportContent): string {
  const allInputs = content.parts.map(({ inputs }) => inputs);
  const names = allInputs.map(({ dataset }) => dataset).join(', ');
  const sections = reportSections(content);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>samplescope: ${escapeMarkup(names)}</title><style>${REPORT_STYLE}</style></head>
<body>${headline(allInputs, content.claims)}
${contents(sections)}<main>
${sections.map(({ html }) => html).join('\n')}
</main>${REPORT_FOOTER}
${ZOOM_DIALOG}<script>${script}</script></body></html>
`;
}

/** Says how importance here differs from the paper's. */
export const REPORT_FOOTER = `<footer><p>Importance is that of the mean loss over a batch: the change that a sample causes is (η/B) times its
own gradient. It differs from the paper's sum by a constant factor, so that ranks and shares are the same. After “Sample
Importance in Training Deep Neural Networks”, T. Gao and V. Jojic.</p></footer>`;

/** A section and where the contents name it. */
type Section = LinkedSection & { readonly html: string };

/** The sections of a report below its headline, those without content left out. */
export function reportSections({ parts, figures, claims, png }: ReportContent): Section[] {
  const allInputs = parts.map(({ inputs }) => inputs);
  const datasets = allInputs.map(({ dataset }) => dataset);
  const drawn = figures.map((figure) => ({
    id: figure.id,
    name: String(figure.number),
    title: `Figure ${figure.number}: ${figure.title}`,
    html: figureSection(figure, { several: datasets.length > 1, claims: claimsOf(figure, claims), png }),
  }));
  const sections = [
    { id: 'claims', name: 'Claims', html: claimsSection(claims, datasets, figures, scaleNote(allInputs)) },
    ...drawn,
    { id: 'examples', name: 'Samples', html: examplesSection(parts) },
    ...parts.map(({ inputs, examples }) => truthSectionOf(inputs, examples)),
    { id: 'runs', name: 'Runs', html: studyRunsSection(allInputs) },
    { id: 'run', name: 'Settings', html: runSection(allInputs) },
  ];
  return sections.filter(({ html }) => html !== '');
}

function truthSectionOf(inputs: FigureInputs, examples: Examples | null): Section {
  return { id: 'truth', name: 'Wrong labels', html: truthSection(inputs, examples?.truth) };
}

/** The claims that a figure decides here. */
function claimsOf({ id }: DrawnFigure, claims: readonly ClaimResult[]): string[] {
  const decided = claims.filter(({ figure, holds }) => figure === id && holds !== null);
  return [...new Set(decided.map((claim) => claim.id))];
}
