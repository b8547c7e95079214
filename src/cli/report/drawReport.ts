import type { Dataset } from '../../../datasets/dataset.ts';
import { nodeDocument } from '../../platform/node/document.ts';
import { nodeFolder } from '../../platform/node/files.ts';
import { svgToPng } from '../../platform/node/rasterise.ts';
import { type WrittenReport, writeReport } from '../../report/writeReport.ts';

export interface RunDrawing {
  /** Without them the pictures of samples are those of an earlier report. */
  readonly data?: Dataset;
  readonly png?: boolean;
}

/** Draws the report of the run in a folder. */
export function drawReport(out: string, { data, png }: RunDrawing): Promise<WrittenReport> {
  const document = nodeDocument();
  return writeReport(nodeFolder(out), { document, ...(data && { data }), ...(png && { rasterise: svgToPng }) });
}
