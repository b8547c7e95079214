import type { Gpu } from '../../gpu/gpu.ts';
import type { FolderSource } from '../../platform/folder.ts';
import type { NamedTensor } from '../formats/safetensors.ts';
import { DisplacementBlock } from './displacementBlock.ts';
import { Displacements } from './displacements.ts';
import { openSnapshots, type Snapshot } from './snapshots.ts';

/** Trainings that begin at the same parameters. */
export interface SnapshotPaths {
  /** θ(0), tensors in the order of the snapshots'. */
  readonly beginning: readonly NamedTensor[];
  /** A folder for each path. */
  readonly folders: readonly FolderSource[];
  /** The files of parameters in each folder, in the order of the path: t = 1 … n. */
  readonly files: readonly string[];
}

export interface PathGram {
  /** [n, n] row-major, n = folders · files. */
  readonly gram: Float64Array;
  /** The variant that multiplied; undefined where there was nothing to multiply. */
  readonly variant: string | undefined;
}

export interface PathGramOptions {
  /** Stops between blocks with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called as blocks complete, with the parameters done so far and all of them. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Parameters of a block; by default as many as its bounded memory holds. */
  readonly blockColumns?: number | undefined;
}

/** Bytes of a block on the host; the GPU needs as much again. */
const BLOCK_BYTES = 2 ** 24;

/** The GPU adds up in float32, which loses digits over longer sums; the sums of blocks are added up in float64. */
const MOST_COLUMNS = 2 ** 14;

/**
 * Gram matrix of the displacements θ(t) − θ(0), file after file, path after path; the paper's figure 8 follows from it.
 * Parameters are read in blocks, each once, and never all in memory. Throws DamagedRunError where a snapshot is missing
 * or is not like the beginning, GpuError, FolderError, or the signal's reason.
 */
export async function pathGram(gpu: Gpu, paths: SnapshotPaths, options: PathGramOptions = {}): Promise<PathGram> {
  const snapshots = await openPaths(paths);
  const beginning = flattened(paths.beginning);
  const total = new Float64Array(snapshots.length ** 2);
  if (snapshots.length === 0 || beginning.length === 0) return { gram: total, variant: undefined };
  const columns = Math.min(options.blockColumns ?? columnsOfBlock(snapshots.length), beginning.length);
  const block = await DisplacementBlock.create(gpu, snapshots.length, columns);
  try {
    await addBlocks(block, new Displacements(snapshots, beginning, columns), total, options);
  } finally {
    block.destroy();
  }
  return { gram: mirrored(total, snapshots.length), variant: block.variant };
}

async function openPaths({ beginning, folders, files }: SnapshotPaths): Promise<Snapshot[]> {
  const paths: Snapshot[][] = [];
  for (const folder of folders) paths.push(await openSnapshots(folder, files, beginning));
  return paths.flat();
}

function flattened(tensors: readonly NamedTensor[]): Float32Array {
  const values = new Float32Array(tensors.reduce((length, { data }) => length + data.length, 0));
  let offset = 0;
  for (const { data } of tensors) {
    values.set(data, offset);
    offset += data.length;
  }
  return values;
}

/** A multiple of four, so that rows need no padding. */
function columnsOfBlock(points: number): number {
  return Math.min(MOST_COLUMNS, Math.max(4, Math.floor(BLOCK_BYTES / (points * 16)) * 4));
}

/** Adds every block of parameters to the upper triangle of `total`; the next is read while the GPU has the last. */
async function addBlocks(
  block: DisplacementBlock,
  displacements: Displacements,
  total: Float64Array,
  { signal, onProgress }: PathGramOptions,
): Promise<void> {
  const { columns, parameters } = displacements;
  let pending = Promise.resolve();
  try {
    for (let first = 0; first < parameters; first += columns) {
      signal?.throwIfAborted();
      await Promise.all([displacements.read(first), pending]);
      block.submit(displacements.values);
      pending = block.addTo(total).then(() => onProgress?.(Math.min(first + columns, parameters), parameters));
    }
    await pending;
  } finally {
    await Promise.allSettled([pending]);
  }
}

/** Copies the upper triangle of [points, points] into the lower. */
function mirrored(total: Float64Array, points: number): Float64Array {
  for (let i = 0; i < points; i++) {
    for (let j = 0; j < i; j++) total[i * points + j] = total[j * points + i] ?? 0;
  }
  return total;
}
