import type { ByteSource, FolderSource } from '../../platform/folder.ts';
import { DamagedRunError } from '../folder/errors.ts';
import { requireFile } from '../folder/read/requireFile.ts';
import { FormatError } from '../formats/formatError.ts';
import { readSafetensorsLayout, type SafetensorsLayout } from '../formats/safetensors.ts';

/** A file of parameters, of which ranges can be read. */
export interface Snapshot {
  /** The name that messages give it. */
  readonly path: string;
  readonly file: ByteSource;
  /** Where the values begin, bytes. */
  readonly dataStart: number;
}

type Tensors = SafetensorsLayout['tensors'];

/**
 * These files of a run. Throws `DamagedRunError` where one is missing, cut, or does not hold
 * the wanted tensors in their order.
 */
export function openSnapshots(source: FolderSource, files: readonly string[], wanted: Tensors): Promise<Snapshot[]> {
  return Promise.all(files.map((name) => openSnapshot(source, name, wanted)));
}

/** Values `first` to `first + count` of a snapshot, all tensors counted through. */
export async function readValues({ path, file, dataStart }: Snapshot, first: number, count: number) {
  const start = dataStart + first * 4;
  const bytes = await file.slice(start, start + count * 4);
  if (bytes.byteLength !== count * 4) throw new DamagedRunError(`${path} became shorter while it was read`);
  return new Float32Array(bytes); // Little-endian, as is every machine with WebGPU.
}

async function openSnapshot(source: FolderSource, name: string, wanted: Tensors): Promise<Snapshot> {
  const path = `${source.location}/${name}`;
  await requireFile(source, name);
  const file = await source.open(name);
  const { tensors, dataStart } = await readLayout(path, file);
  const [expected, actual] = [described(wanted), described(tensors)];
  if (actual === expected) return { path, file, dataStart };
  throw new DamagedRunError(`${path}: expected ${expected}, got ${actual}; write the run again`);
}

async function readLayout(path: string, file: ByteSource): Promise<SafetensorsLayout> {
  try {
    return await readSafetensorsLayout(file);
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause;
    throw new DamagedRunError(`${path} is damaged: ${cause.message}; write the run again`, { cause });
  }
}

/** `L1.weight [512, 784], L1.bias [512]`. */
function described(tensors: Tensors): string {
  return tensors.map(({ name, shape }) => `${name} [${shape.join(', ')}]`).join(', ');
}
