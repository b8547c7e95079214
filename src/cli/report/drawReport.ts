import { dirname, resolve } from 'node:path';
import type { Dataset } from '../../../datasets/dataset.ts';
import type { FolderSource } from '../../platform/folder.ts';
import { nodeDocument } from '../../platform/node/document.ts';
import { nodeFolder } from '../../platform/node/files.ts';
import { svgToPng } from '../../platform/node/rasterise.ts';
import { type WrittenReport, writeReport } from '../../report/writeReport.ts';
import { ITEMS_FILE } from '../../run/folder/layout.ts';

export interface RunDrawing {
  /** Without them the pictures of samples are those of an earlier report. */
  readonly data?: Dataset;
  readonly png?: boolean;
}

/** Draws the report of the run in a folder. */
export async function drawReport(out: string, { data, png }: RunDrawing): Promise<WrittenReport> {
  const document = nodeDocument();
  return writeReport(nodeFolder(out), {
    document,
    itemsFrom: await itemsFolder(out),
    ...(data && { data }),
    ...(png && { rasterise: svgToPng }),
  });
}

/** Where `items.parquet` lies: in the run's folder, or above it where the run is one of a study's. */
async function itemsFolder(out: string): Promise<FolderSource> {
  const own = nodeFolder(out);
  return (await own.has(ITEMS_FILE)) ? own : nodeFolder(dirname(resolve(out)));
}
