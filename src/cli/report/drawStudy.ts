import type { Dataset } from '../../../datasets/dataset.ts';
import { nodeDocument } from '../../platform/node/document.ts';
import { nodeFolder } from '../../platform/node/files.ts';
import { svgToPng } from '../../platform/node/rasterise.ts';
import { type ReportSubject, type WrittenReport, writeReportOf } from '../../report/writeReport.ts';
import { datasetFolder, examplesFile } from '../../studies/running/layout.ts';
import { readFigureInputs } from '../../studies/running/readStudy.ts';
import type { Study } from '../../studies/running/settings.ts';

export interface StudyDrawing {
  /** In the order of the study's; without them the pictures of samples are those of an earlier report. */
  readonly datasets?: readonly Dataset[];
  readonly png?: boolean;
}

/** Draws the report of a study's whole runs into its folder. */
export async function drawStudy(out: string, study: Study, { datasets, png }: StudyDrawing): Promise<WrittenReport> {
  const folder = nodeFolder(out);
  const subjects: ReportSubject[] = [];
  for (const [index, entry] of study.datasets.entries()) {
    const inputs = await readFigureInputs(folder, study, entry);
    const itemsFrom = datasetFolder(folder, entry);
    subjects.push({ inputs, data: datasets?.[index], examplesFile: examplesFile(entry), itemsFrom });
  }
  const { figures } = study.settings;
  return writeReportOf(folder, subjects, { document: nodeDocument(), figures, ...(png && { rasterise: svgToPng }) });
}
