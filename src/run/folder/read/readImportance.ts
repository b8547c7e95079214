import type { FolderSource } from '../../../platform/folder.ts';
import { IMPORTANCE_COLUMN } from '../sampleColumns.ts';
import { readConfig } from './readConfig.ts';
import { readWholeEpochs } from './readOrder.ts';
import { SamplesTable } from './samplesTable.ts';

/**
 * Importance α_i of each sample in each whole epoch of a run that measured norms, [epochs][samples], without the rest of
 * its records, which takes many times the memory. Throws `DamagedRunError`.
 */
export async function readImportance(source: FolderSource): Promise<Float32Array[]> {
  const config = await readConfig(source);
  const epochs = await readWholeEpochs(source, config);
  const table = await SamplesTable.open(source, config, epochs);
  const importance: Float32Array[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    importance.push((await table.read(epoch, [IMPORTANCE_COLUMN])).float32(IMPORTANCE_COLUMN));
  }
  return importance;
}
