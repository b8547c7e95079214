import { packTar } from 'modern-tar';
import type { Bytes } from '../../datasets/source.ts';

/** An IDX file of unsigned bytes. */
export function idxFile(sizes: readonly number[], values: ArrayLike<number>): Bytes {
  const bytes = new Uint8Array(4 + 4 * sizes.length + values.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x0800 + sizes.length);
  for (const [index, size] of sizes.entries()) view.setUint32(4 + 4 * index, size);
  bytes.set(values, 4 + 4 * sizes.length);
  return bytes;
}

/** One CIFAR-10 batch; the pixels of each sample count up from its label. */
export function cifarBatch(labels: readonly number[]): Bytes {
  const bytes = new Uint8Array(3073 * labels.length);
  for (const [sample, label] of labels.entries()) {
    bytes.set(
      Array.from({ length: 3073 }, (_, i) => label + i),
      3073 * sample,
    );
  }
  return bytes;
}

export async function gzip(bytes: Bytes): Promise<Bytes> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** A tar archive of files; names that end in `/` are folders. */
export async function tar(files: Readonly<Record<string, Bytes>>): Promise<Bytes> {
  const entries = Object.entries(files).map(([name, body]) =>
    name.endsWith('/')
      ? { header: { name, size: 0, type: 'directory' as const } }
      : { header: { name, size: body.length }, body },
  );
  return new Uint8Array(await packTar(entries));
}

/** Four files in MNIST's format with these labels; the pixels of their images of 2 × 3 count up. */
export function idxFiles(train: readonly number[], test: readonly number[]): Record<string, Bytes> {
  return {
    'train-images-idx3-ubyte': idxFile([train.length, 2, 3], countingUp(6 * train.length)),
    'train-labels-idx1-ubyte': idxFile([train.length], train),
    't10k-images-idx3-ubyte': idxFile([test.length, 2, 3], countingUp(6 * test.length)),
    't10k-labels-idx1-ubyte': idxFile([test.length], test),
  };
}

/** The six batches of CIFAR-10, two samples each. */
export function cifarFiles(): Record<string, Bytes> {
  const batches = [1, 2, 3, 4, 5].map((batch) => [`data_batch_${batch}.bin`, cifarBatch([batch, batch - 1])] as const);
  return Object.fromEntries([...batches, ['test_batch.bin', cifarBatch([9, 0])]]);
}

function countingUp(length: number): number[] {
  return Array.from({ length }, (_, i) => i % 256);
}
