import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { DATASET_NAMES } from '../../../datasets/known/catalogue.ts';
import { isWrittenName } from '../../run/folder/layout.ts';
import { UsageError } from '../terminal/exit.ts';

/**
 * Throws UsageError where the folder that is written to lies in the data, so that its files would be read as data the
 * next time, or where the data lie where a run or a study keeps its files, so that they would be replaced. Links are
 * followed.
 */
export function refuseOutInData(out: string, datasets: readonly string[], flag = '--out'): void {
  for (const data of datasets.filter((name) => !DATASET_NAMES.includes(name))) {
    const [outPath, dataPath] = [realPath(out), realPath(data)];
    if (isFolder(dataPath) && isWithin(outPath, dataPath)) {
      const where = outPath === dataPath ? 'is the folder of the data' : `lies in the folder of the data, ${data}`;
      throw new UsageError(`${flag} ${out} ${where}, where it would be read as data; choose a place elsewhere`);
    }
    const inside = relative(outPath, dataPath).split(sep).join('/');
    if (outPath === dataPath || (isWithin(dataPath, outPath) && isWrittenName(inside))) {
      throw new UsageError(`${flag} ${out} would replace the data in ${data}; choose another place, or move the data`);
    }
  }
}

/** The path without links, as far as it exists. */
function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(realPath(parent), basename(absolute));
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}
