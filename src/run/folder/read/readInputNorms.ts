import { type FolderSource, readWhole } from '../../../platform/folder.ts';
import { FormatError } from '../../formats/formatError.ts';
import { decodeSafetensors } from '../../formats/safetensors.ts';
import { DamagedRunError } from '../errors.ts';
import { INPUTS_FILE } from '../layout.ts';

/** The squared norm of each training sample's features; `null` where the run did not keep it. Throws `DamagedRunError`. */
export async function readInputNorms(source: FolderSource, samples: number): Promise<Float32Array<ArrayBuffer> | null> {
  if (!(await source.has(INPUTS_FILE))) return null;
  const tensors = decode(source, await readWhole(source, INPUTS_FILE));
  const norms = tensors.find(({ name }) => name === 'norm2')?.data;
  if (norms?.length === samples) return Float32Array.from(norms);
  throw new DamagedRunError(
    `${source.location}/${INPUTS_FILE}: expected norm2 of ${samples} samples; write the run again`,
  );
}

function decode(source: FolderSource, bytes: Uint8Array<ArrayBuffer>) {
  try {
    return decodeSafetensors(bytes);
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause;
    throw new DamagedRunError(`${source.location}/${INPUTS_FILE} is damaged: ${cause.message}`, { cause });
  }
}
