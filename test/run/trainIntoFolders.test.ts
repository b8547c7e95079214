import { describe, expect, it } from 'vitest';
import { makeStrokes } from '../../datasets/strokes/strokes.ts';
import { type Folder, FolderError } from '../../src/platform/folder.ts';
import { readRun } from '../../src/run/folder/read/readRun.ts';
import { trainIntoFolders } from '../../src/run/training/trainIntoFolder.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { memoryFolder } from './memoryFolder.ts';
import { syntheticConfig } from './syntheticRun.ts';

const gpu = await openTestGpu();
const dataset = makeStrokes({ samples: 40, testSamples: 10 });

function config(seed: number) {
  return syntheticConfig({ samples: 40, testSamples: 10, hidden: [6], epochs: 2, batchSize: 10, seed });
}

/** A folder that refuses a file of this name. */
function refusing(folder: Folder, refused: string): Folder {
  const begin = async (name: string) => {
    if (name === refused) throw new FolderError(`cannot write ${name}`);
    return folder.begin(name);
  };
  return { ...folder, begin };
}

function train(...folders: readonly Folder[]) {
  const runs = folders.map((folder, index) => ({ config: config(index + 1), folder }));
  return trainIntoFolders(gpu, dataset, runs);
}

describe('runs side by side', () => {
  it('leave folders with the bytes that each run leaves alone', async () => {
    const [first, second, alone] = [memoryFolder(), memoryFolder(), memoryFolder()];
    await train(first, second);
    await train(alone);
    expect(first.files).toEqual(alone.files);
    expect(second.files.get('samples.parquet')).not.toEqual(alone.files.get('samples.parquet'));
  });

  it('leave no parts where one of the folders refuses to begin', async () => {
    const [first, second] = [memoryFolder(), memoryFolder()];
    await expect(train(first, refusing(second, 'config.json'))).rejects.toThrow('cannot write config.json');
    expect([[...first.pending], [...second.pending]]).toEqual([[], []]);
    expect(first.files.has('samples.parquet')).toBe(false);
  });

  it('keep their complete folders where one of the folders refuses the last of its files', async () => {
    const folders = [memoryFolder(), memoryFolder(), memoryFolder()] as const;
    const [first, second, third] = folders;
    await expect(train(first, refusing(second, 'epochs.parquet'), third)).rejects.toThrow('epochs.parquet');
    expect(folders.map(({ pending }) => [...pending])).toEqual([[], [], []]);
    const alone = memoryFolder();
    await train(alone);
    expect(first.files).toEqual(alone.files);
    expect(await readRun(third)).toMatchObject({ epochs: 2, complete: false });
  });
});
