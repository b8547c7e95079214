import { leftOutFiles } from '../leftOutFiles.ts';
import type { LeftOut } from '../reading/reading.ts';
import { memoryTable } from '../tables/memoryTable.ts';
import type { Table, Tables } from '../tables/table.ts';
import type { FileTree } from '../tree.ts';
import { type ClassMapping, readClassMapping } from './classMapping.ts';
import { chooseIdxFiles, type IdxPair, readIdxPair } from './idxFiles.ts';

/**
 * Reads a user's own files in MNIST's format: training images with their labels, and those to test with where they are
 * there. DatasetError where a file is missing, or where there are several for one use.
 */
export async function readIdxTables(tree: FileTree): Promise<Tables & { readonly leftOut: readonly LeftOut[] }> {
  const files = await chooseIdxFiles(tree);
  const train = await readIdxPair(tree, files.train, 'train');
  const hasTest = files.test.images !== undefined || files.test.labels !== undefined;
  const test = hasTest ? await readIdxPair(tree, files.test, 'test') : undefined;
  const mapping = await readClassMapping(tree, [train, ...(test ? [test] : [])]);
  const notes = [...(mapping ? [mapping.note] : []), ...onTheirSide(files.used)];
  const read = [...files.used, ...files.leftOut.flatMap(({ names }) => names), ...(mapping ? [mapping.entry] : [])];
  return {
    train: tableOf(train, mapping, notes),
    ...(test && { test: tableOf(test, mapping, []) }),
    leftOut: [...files.leftOut, ...leftOutFiles(tree, read)],
  };
}

function tableOf(pair: IdxPair, mapping: ClassMapping | undefined, notes: readonly string[]): Table {
  const { imagesFile, labelsFile, width, height, images, labels } = pair;
  const image = { width, height, channels: 1 };
  const words = mapping && Array.from(labels, (label) => mapping.names.get(label) ?? `${label}`);
  return memoryTable({
    file: imagesFile,
    format: 'IDX',
    columns: [
      {
        name: 'images',
        file: imagesFile,
        ...{ kind: 'vectors', role: 'feature', width: width * height, image, bytes: true, values: images },
      },
      { name: 'labels', file: labelsFile, role: 'label', values: words ?? labels },
    ],
    notes,
  });
}

/** EMNIST keeps its pictures with rows and columns exchanged, and so do the programs that read it. */
function onTheirSide(used: readonly string[]): string[] {
  const isEmnist = used.some((entry) => /(^|\/)emnist-/i.test(entry));
  return isEmnist ? ['EMNIST keeps its pictures with rows and columns exchanged; they are read as they are'] : [];
}
