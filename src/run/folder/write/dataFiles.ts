import type { Dataset, SkippedFile } from '../../../../datasets/dataset.ts';
import type { Scaling } from '../../../../datasets/features.ts';
import { type FolderSink, writeWhole } from '../../../platform/folder.ts';
import { encodeSafetensors } from '../../formats/safetensors.ts';
import { DATA_FILES, SCALING_FILE, SKIPPED_FILE } from '../layout.ts';
import { writeItems } from './itemsFile.ts';

/** A data set as a folder keeps it. */
export interface KeptData extends Pick<Dataset, 'train' | 'test' | 'classes' | 'scaling' | 'skipped'> {
  /** Which samples of the whole training set the training samples are; the first ones where left out. */
  readonly keptSamples?: Int32Array | undefined;
}

/**
 * Writes what traces samples back to the user's own files, as far as there is any: `items.parquet`,
 * `scaling.safetensors`, `skipped.csv`; the items last. Throws `FolderError`, and then leaves none of them.
 */
export async function writeDataFiles(sink: FolderSink, { keptSamples, ...data }: KeptData): Promise<void> {
  try {
    if (data.scaling) await writeWhole(sink, SCALING_FILE, scalingBytes(data.scaling));
    if (data.skipped?.length) await writeWhole(sink, SKIPPED_FILE, skippedText(data.skipped));
    await writeItems(sink, { dataset: data, samples: keptSamples });
  } catch (error) {
    for (const name of DATA_FILES) await sink.remove(name);
    throw error;
  }
}

/** A value is float32((x − mean) / scale), `fill` standing for x where a cell had no value. */
function scalingBytes({ kind, mean, scale, fill }: Scaling): Uint8Array<ArrayBuffer> {
  const tensors = Object.entries({ mean, scale, ...(fill && { fill }) });
  return encodeSafetensors(
    tensors.map(([name, data]) => ({ name, shape: [data.length], data })),
    { kind },
  );
}

/** A CSV as RFC 4180 has it, which spreadsheets read. */
function skippedText(skipped: readonly SkippedFile[]): string {
  const rows = [['file', 'why'], ...skipped.map(({ file, why }) => [file, why])];
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
