import type { Dataset } from '../../datasets/dataset.ts';
import { nodeDocument } from '../platform/node/document.ts';
import { nodeFolder } from '../platform/node/files.ts';
import { type WrittenReport, writeReport } from '../report/writeReport.ts';

/** Draws the report of the run in a folder; without its data the pictures of samples are those of an earlier report. */
export function drawReport(out: string, data?: Dataset): Promise<WrittenReport> {
  return writeReport(nodeFolder(out), { document: nodeDocument(), ...(data && { data }) });
}
