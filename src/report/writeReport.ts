import type { Dataset } from '../../datasets/dataset.ts';
import { type Folder, type FolderSink, writeWhole } from '../platform/folder.ts';
import { CLAIMS_FILE, EXAMPLES_FILE, REPORT_FILE } from '../run/folder/layout.ts';
import { readRun } from '../run/folder/readRun.ts';
import type { ClaimResult } from '../studies/claims/claim.ts';
import { checkClaims } from '../studies/claims/claims.ts';
import { materialOf } from '../studies/figure.ts';
import { drawFigures, figureFiles } from '../studies/study.ts';
import { readExamples, takeExamples } from './examples.ts';
import { type ReportPart, reportPage } from './page.ts';

export interface ReportOptions {
  /** Makes the elements of the plots: the browser's own document, or a stand-in elsewhere. */
  readonly document: Document;
  /** The data of the run, for example images and for scoring the ranking; those of an earlier report where left out. */
  readonly data?: Pick<Dataset, 'image' | 'train' | 'truth'>;
}

export interface WrittenReport {
  readonly claims: readonly ClaimResult[];
  /** Names of the files written, `report.html` last. */
  readonly files: readonly string[];
}

/**
 * Reads a run folder and writes its figures, their rows, `claims.json` and `report.html` into it, without a GPU.
 * Throws `DamagedRunError` where the run cannot be read and `FolderError` where the folder cannot be written.
 */
export async function writeReport(folder: Folder, options: ReportOptions): Promise<WrittenReport> {
  const material = materialOf(await readRun(folder));
  const examples = options.data ? takeExamples(material, options.data) : await readExamples(folder);
  if (options.data && examples) await writeWhole(folder, EXAMPLES_FILE, `${JSON.stringify(examples)}\n`);
  return writeFigures(folder, [{ material, examples }], options.document);
}

/** Draws and writes everything for one or several data sets. Throws `FolderError`. */
async function writeFigures(
  sink: FolderSink,
  parts: readonly ReportPart[],
  document: Document,
): Promise<WrittenReport> {
  const materials = parts.map(({ material }) => material);
  const figures = drawFigures(materials, document);
  const claims = checkClaims(materials);
  const files = new Map(figures.flatMap((figure) => [...figureFiles(figure)]));
  files.set(CLAIMS_FILE, `${JSON.stringify(claims, null, 2)}\n`);
  files.set(REPORT_FILE, await reportPage(parts, figures, claims));
  for (const [name, content] of files) await writeWhole(sink, name, content);
  return { claims, files: [...files.keys()] };
}
