import { DatasetError } from '../../../datasets/dataset.ts';
import type { FileTree } from '../../../datasets/tree.ts';
import type { Files } from '../memorySource.ts';

/** A tree of files in memory that lies at `d`. */
export function treeOf(files: Files): FileTree {
  return {
    path: 'd',
    entries: Object.keys(files),
    async read(entry) {
      const bytes = files[entry];
      if (bytes === undefined) throw new DatasetError(`d/${entry}: expected this file, it is missing`);
      return bytes;
    },
  };
}
