import { type FolderSource, readWhole } from '../../../platform/folder.ts';
import type { RunConfig } from '../../config.ts';
import { FormatError } from '../../formats/formatError.ts';
import { decodeNpy, type Int32Matrix } from '../../formats/npy.ts';
import { DamagedRunError } from '../errors.ts';
import { ORDER_FILE } from '../layout.ts';
import { requireFile } from './requireFile.ts';

/** The visit order of a run, [epochs, samples]. Throws `DamagedRunError`. */
export async function readOrder(source: FolderSource, config: RunConfig): Promise<Int32Matrix> {
  await requireFile(source, ORDER_FILE);
  const order = decode(source, await readWhole(source, ORDER_FILE));
  if (order.columns === config.samples && order.rows <= config.epochs) return order;
  throw new DamagedRunError(
    `${source.location}/${ORDER_FILE}: expected at most ${config.epochs} epochs of ${config.samples} samples, ` +
      `got ${order.rows} of ${order.columns}; write the run again`,
  );
}

/** How many whole epochs a run has: one row of `order.npy` each. Throws `DamagedRunError`. */
export async function readWholeEpochs(source: FolderSource, config: RunConfig): Promise<number> {
  return (await readOrder(source, config)).rows;
}

function decode(source: FolderSource, bytes: Uint8Array): Int32Matrix {
  try {
    return decodeNpy(bytes);
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause;
    throw new DamagedRunError(`${source.location}/${ORDER_FILE} is damaged: ${cause.message}`, { cause });
  }
}
