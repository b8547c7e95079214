import { basename, dirname } from 'node:path';
import type { Dataset } from '../../../datasets/dataset.ts';
import { writeWhole } from '../../platform/folder.ts';
import { nodeFolder } from '../../platform/node/files.ts';
import { svgToPng } from '../../platform/node/rasterise.ts';
import { refuseOutInData } from '../flags/outApart.ts';
import { UsageError } from '../terminal/exit.ts';
import { isPictures } from './firstSamples.ts';
import { sheetSvg } from './sheet.ts';

/** Throws UsageError where the file is no PNG file, or would become a part of the data. */
export function checkSheet(file: string, data: string): void {
  if (!/\.png$/i.test(file)) throw new UsageError(`--sheet must be a file whose name ends in .png, not '${file}'`);
  refuseOutInData(file, [data], '--sheet');
}

/** Draws the first pictures of each class into a PNG file. Throws UsageError where the data are no pictures. */
export async function writeSheet(file: string, dataset: Dataset): Promise<void> {
  if (!isPictures(dataset)) throw new UsageError(`--sheet draws pictures, and ${dataset.name} holds rows of numbers`);
  await writeWhole(nodeFolder(dirname(file)), basename(file), await svgToPng(await sheetSvg(dataset)));
}
