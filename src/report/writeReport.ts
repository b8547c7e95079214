import { type Folder, type FolderSource, writeWhole } from '../platform/folder.ts';
import { inLightColours } from '../plots/colours.ts';
import { CLAIMS_FILE, EXAMPLES_FILE, REPORT_FILE } from '../run/folder/layout.ts';
import { readItems } from '../run/folder/read/readItems.ts';
import { readRun } from '../run/folder/read/readRun.ts';
import { checkClaims } from '../studies/claims/checkClaims.ts';
import type { ClaimResult } from '../studies/claims/claim.ts';
import { answerFigures, drawFigures, figureFiles } from '../studies/drawFigures.ts';
import { type FigureInputs, figureInputsOf } from '../studies/figureInputs.ts';
import { FIGURES } from '../studies/figures.ts';
import { picturesOf, readExamples, shownSamples, takeExamples } from './examples.ts';
import { openingPicture } from './opening/opening.ts';
import { placesOf } from './places.ts';
import type { ReportData } from './reportData.ts';
import { type ReportDataset, reportPage } from './reportPage.ts';

export interface ReportOptions extends Omit<DrawingOptions, 'figures'> {
  /** The data of the run, for example images and for scoring the ranking; those of an earlier report where left out. */
  readonly data?: ReportData;
  /** The folder that says where samples come from; the run's own where left out. */
  readonly itemsFrom?: FolderSource | undefined;
}

export interface WrittenReport {
  readonly claims: readonly ClaimResult[];
  /** Names of the files written, `report.html` last. */
  readonly files: readonly string[];
}

/** A data set that a report is to be written of. */
export interface ReportSubject {
  readonly inputs: FigureInputs;
  readonly data?: ReportData | undefined;
  /** The file, in the report's folder, for what the report keeps of the data. */
  readonly examplesFile: string;
  /** The folder that says where samples come from; the report's own where left out. */
  readonly itemsFrom?: FolderSource | undefined;
}

/**
 * Reads a run folder and writes its figures, their rows, `claims.json` and `report.html` into it, without a GPU.
 * Throws `DamagedRunError` where the run cannot be read and `FolderError` where the folder cannot be written.
 */
export async function writeReport(folder: Folder, options: ReportOptions): Promise<WrittenReport> {
  const { data, itemsFrom, ...drawing } = options;
  const inputs = figureInputsOf(await readRun(folder));
  return writeReportOf(folder, [{ inputs, data, examplesFile: EXAMPLES_FILE, itemsFrom }], drawing);
}

export interface DrawingOptions {
  /** Makes the elements of the plots: the browser's own document, or a stand-in elsewhere. */
  readonly document: Document;
  /** The figures to draw, and whose claims to check; all where left out. */
  readonly figures?: readonly number[] | undefined;
  /** Turns a picture in plain colours into a PNG, which is then written beside each SVG; none where left out. */
  readonly rasterise?: ((svg: string) => Promise<Uint8Array>) | undefined;
}

/** Draws one or several data sets and writes all of it into a folder. Throws `DamagedRunError` and `FolderError`. */
export async function writeReportOf(
  folder: Folder,
  subjects: readonly ReportSubject[],
  { document, figures: wanted, rasterise }: DrawingOptions,
): Promise<WrittenReport> {
  const parts: ReportDataset[] = [];
  for (const subject of subjects) parts.push(await prepare(folder, subject, wanted));
  const figures = drawFigures(parts, document);
  const claims = checkClaims(
    subjects.map(({ inputs }) => inputs),
    wanted,
  );
  const opening = openingPicture(parts, figures, document);
  const drawn = figures.flatMap((figure) => [...figureFiles(figure)]);
  const files: [string, string | Uint8Array][] = [
    ...drawn,
    ...(rasterise ? await rasterised(drawn, rasterise) : []),
    [CLAIMS_FILE, `${JSON.stringify(claims, null, 2)}\n`],
    [REPORT_FILE, reportPage({ parts, figures, claims, opening, png: rasterise !== undefined })],
  ];
  for (const [name, content] of files) await writeWhole(folder, name, content);
  if (!rasterise) await removeStale(folder, drawn);
  return { claims, files: files.map(([name]) => name) };
}

/** A PNG that an earlier report drew need not show what the SVG shows now. */
async function removeStale(folder: Folder, files: readonly (readonly [string, string])[]): Promise<void> {
  for (const [name] of files) if (name.endsWith('.svg')) await folder.remove(name.replace(/svg$/, 'png'));
}

/** A PNG for each SVG, under the same name, one after the other: a picture takes many times its size in memory. */
async function rasterised(
  files: readonly (readonly [string, string])[],
  rasterise: (svg: string) => Promise<Uint8Array>,
): Promise<[string, Uint8Array][]> {
  const made: [string, Uint8Array][] = [];
  for (const [name, content] of files) {
    if (name.endsWith('.svg')) made.push([name.replace(/svg$/, 'png'), await rasterise(inLightColours(content))]);
  }
  return made;
}

/** Answers the figures, and keeps of the data what they show. */
async function prepare(
  folder: Folder,
  { inputs, data, examplesFile, itemsFrom = folder }: ReportSubject,
  wanted: readonly number[] | undefined,
): Promise<ReportDataset> {
  const answers = answerFigures(
    inputs,
    FIGURES.filter(({ number }) => wanted?.includes(number) ?? true),
  );
  const shown = shownSamples(inputs, answers);
  const taken = data && (await takeExamples(inputs, data, shown));
  if (taken) await writeWhole(folder, examplesFile, `${JSON.stringify(taken)}\n`);
  const examples = taken ?? (await readExamples(folder, examplesFile));
  // A run that leaves samples out counts those it shows by its own rows, which the items do not know: no place is told then.
  const leavesOut = (inputs.run.config.edits?.excluded.length ?? 0) > 0;
  const items = await readItems(itemsFrom, leavesOut ? [] : shown);
  return { inputs, answers, examples, items, places: placesOf(items), pictures: await picturesOf(examples) };
}
