import { escapeMarkup } from '../plots/svgText.ts';
import type { ItemsBySample } from '../run/folder/read/readItems.ts';
import type { ClaimResult } from '../studies/claims/claim.ts';
import { countVerdicts, countWords, measuredCount } from '../studies/claims/verdictWords.ts';
import type { Drawable, DrawnFigure } from '../studies/drawFigures.ts';
import type { FigureInputs } from '../studies/figureInputs.ts';
import { claimsSection } from './claims/claimsSection.ts';
import { markPicture } from './claims/verdict.ts';
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
  /** Where the samples that are shown come from, as far as it is known. */
  readonly items?: ItemsBySample | undefined;
}

/** What the report is made of. */
export interface ReportContent {
  readonly parts: readonly ReportDataset[];
  readonly figures: readonly DrawnFigure[];
  readonly claims: readonly ClaimResult[];
  /** The picture at the head, from `openingPicture`. */
  readonly opening: string;
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
<body>${headline(allInputs, content.claims, content.opening)}
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
    {
      id: 'claims',
      name: 'Claims',
      ...countsOf(claims),
      html: claimsSection(claims, datasets, figures, scaleNote(allInputs)),
    },
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

/** The verdicts of all claims, as the contents show them. */
function countsOf(claims: readonly ClaimResult[]): Pick<LinkedSection, 'detail'> {
  const counts = countVerdicts(claims);
  if (measuredCount(counts) === 0) return {};
  const { holds, fails, undecided } = counts;
  const marks = `${markPicture('holds')} ${holds} ${markPicture('fails')} ${fails} ${markPicture('undecided')} ${undecided}`;
  return { detail: { marks, words: countWords(counts) } };
}

/** The results of a figure's claims, those without a number left out. */
function claimsOf({ id }: DrawnFigure, claims: readonly ClaimResult[]): ClaimResult[] {
  return claims.filter(({ figure, verdict }) => figure === id && verdict !== null);
}
