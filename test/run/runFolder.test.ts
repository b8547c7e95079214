import { describe, expect, test } from 'vitest';
import { FolderError, writeWhole } from '../../src/platform/folder.ts';
import { DamagedRunError, RunExistsError } from '../../src/run/folder/errors.ts';
import { readOrder } from '../../src/run/folder/read/readOrder.ts';
import { readRun } from '../../src/run/folder/read/readRun.ts';
import { RunFolderWriter } from '../../src/run/folder/write/writer.ts';
import { decodeSafetensors } from '../../src/run/formats/safetensors.ts';
import { memoryFolder } from './memoryFolder.ts';
import {
  appendSyntheticEpoch,
  beginSyntheticRun,
  syntheticOrder,
  syntheticParameters,
  syntheticRun,
  writeSyntheticRun,
} from './syntheticRun.ts';

describe('a run folder', () => {
  test('comes back as it was written', async () => {
    const run = syntheticRun();
    const folder = memoryFolder();
    await writeSyntheticRun(folder, run);
    expect(await readRun(folder)).toEqual(run);
    expect((await readOrder(folder, run.config)).data.subarray(200, 400)).toEqual(syntheticOrder(run.config, 2));
    const init = folder.files.get('init.safetensors');
    expect(init && decodeSafetensors(init)).toEqual(syntheticParameters());
    expect([...folder.pending]).toEqual([]);
  });

  test('without norms comes back without norms', async () => {
    const run = syntheticRun({ norms: false });
    const folder = memoryFolder();
    await writeSyntheticRun(folder, run);
    expect(await readRun(folder)).toEqual(run);
  });

  test('holds the whole epochs of an interrupted run', async () => {
    const run = syntheticRun({ epochs: 3 });
    const folder = memoryFolder();
    await writeSyntheticRun(folder, { ...run, config: { ...run.config, epochs: 9 } }, false);
    const read = await readRun(folder);
    expect(read).toMatchObject({ epochs: 3, complete: false });
    expect(read.records).toEqual(run.records);
    expect(folder.files.has('final.safetensors')).toBe(false);
  });

  test('can be read where the run ended before its first epoch', async () => {
    const folder = memoryFolder();
    await writeSyntheticRun(folder, { ...syntheticRun(), records: [] }, false);
    expect(await readRun(folder)).toMatchObject({ epochs: 0, records: [], epochRows: [], complete: false });
  });

  test('keeps the samples of the steps before the divergence, apart from the whole epochs', async () => {
    const { config, environment, labels, records } = syntheticRun({ epochs: 2 });
    const [first, second] = records;
    if (!first || !second) expect.fail('no two epochs');
    const folder = memoryFolder();
    const writer = await RunFolderWriter.create(folder, { config, environment, labels, init: [] });
    await writer.appendEpoch(first, [], syntheticOrder(config, 1));
    await writer.appendPartialEpoch(second, 3);
    await writer.close({ complete: false });
    expect(await readRun(folder)).toMatchObject({ epochs: 1, complete: false, records: [first] });
    const bytes = folder.files.get('samples.parquet');
    const { parquetReadObjects } = await import('hyparquet');
    const rows = await parquetReadObjects({ file: bytes?.buffer ?? new ArrayBuffer(0) });
    const partial = rows.filter((row) => row.epoch === 2);
    expect(partial.length).toBe(150);
    expect(partial.every((row) => row.step < 3 && Object.is(row.nll, second.nll[row.sample]))).toBe(true);
  });

  test('takes snapshots', async () => {
    const { config, environment, labels } = syntheticRun();
    const folder = memoryFolder();
    const writer = await RunFolderWriter.create(folder, { config, environment, labels, init: [] });
    await writer.writeSnapshot(7, syntheticParameters());
    expect([...folder.files.keys()]).toContain('snapshots/epoch-0007.safetensors');
  });

  test.each([
    ['of no epoch by default', { snapshotEvery: 0 }, false, []],
    ['of every third epoch', { snapshotEvery: 3 }, false, [3, 6]],
    ['of every epoch of a path that is kept', { snapshotEvery: 3 }, true, [1, 2, 3, 4, 5, 6, 7]],
  ])('wants snapshots %s', async (_, changes, keepPath, wanted) => {
    const { config, environment, labels } = syntheticRun(changes);
    const writer = await RunFolderWriter.create(
      memoryFolder(),
      { config, environment, labels, init: [] },
      { keepPath },
    );
    expect([1, 2, 3, 4, 5, 6, 7].filter((epoch) => writer.wantsSnapshot(epoch))).toEqual(wanted);
    await writer.discard();
  });
});

describe('an existing run', () => {
  test('is refused, and exactly its own files are replaced when that is forced', async () => {
    const run = syntheticRun({ epochs: 1 });
    const folder = memoryFolder();
    await writeSyntheticRun(folder, run);
    for (const name of ['notes.txt', 'figures/mine.png', 'figures/fig02.svg']) await writeWhole(folder, name, 'x');
    const begin = { ...run, init: [] };
    await expect(RunFolderWriter.create(folder, begin)).rejects.toThrow(RunExistsError);
    await RunFolderWriter.create(folder, begin, { force: true });
    expect([...folder.files.keys()].sort()).toEqual(
      ['config.json', 'environment.json', 'figures/mine.png', 'init.safetensors', 'notes.txt'].sort(),
    );
  });
});

describe('a damaged run', () => {
  const damages: [what: string, name: string, content: Uint8Array | string | undefined, message: RegExp][] = [
    ['no config', 'config.json', undefined, /config\.json is missing/],
    ['config that is not JSON', 'config.json', '{', /config\.json is not JSON/],
    ['another format version', 'config.json', '{"format": 2}', /config\.json: format version 2, this program reads 1/],
    ['settings out of range', 'config.json', '{"format": 1}', /config\.json is not what a run folder holds: tool/],
    ['environment of another kind', 'environment.json', '[]', /environment\.json is not what/],
    ['no order', 'order.npy', undefined, /order\.npy is missing/],
    ['a short order', 'order.npy', new Uint8Array(90), /order\.npy is damaged/],
    ['samples that are not Parquet', 'samples.parquet', new Uint8Array(99), /samples\.parquet is damaged/],
    ['no epochs', 'epochs.parquet', undefined, /epochs\.parquet is missing/],
  ];
  test.each(damages)('with %s is refused by the name of the file', async (_, name, content, message) => {
    const folder = memoryFolder();
    await writeSyntheticRun(folder, syntheticRun({ epochs: 2 }));
    folder.files.delete(name);
    if (content !== undefined) await writeWhole(folder, name, content);
    const failure = expect(readRun(folder)).rejects;
    await failure.toThrow(DamagedRunError);
    await failure.toThrow(message);
  });

  test('with fewer rows than epochs, or other columns, is refused', async () => {
    const folder = memoryFolder();
    const short = memoryFolder();
    const bare = memoryFolder();
    await writeSyntheticRun(folder, syntheticRun({ epochs: 2 }));
    await writeSyntheticRun(short, syntheticRun({ epochs: 1 }));
    await writeSyntheticRun(bare, syntheticRun({ epochs: 2, norms: false }));
    const take = (other: typeof short) => other.files.get('samples.parquet') ?? new Uint8Array();
    folder.files.set('samples.parquet', take(short));
    await expect(readRun(folder)).rejects.toThrow(/expected at least 2 epochs of 200 rows, got 200 rows/);
    folder.files.set('samples.parquet', take(bare));
    await expect(readRun(folder)).rejects.toThrow(/expected the columns epoch, .*importance, got epoch/);
  });
});

describe('a full disk', () => {
  const run = syntheticRun({ epochs: 3, samples: 2000 });

  test('removes the epoch that no longer fits, and keeps those before it', async () => {
    const whole = memoryFolder();
    await writeSyntheticRun(whole, run);
    const total = [...whole.files.values()].reduce((sum, file) => sum + file.length, 0);
    const folder = memoryFolder(total - 2000 * 17 * 2); // half of the last epoch does not fit
    const writer = await beginSyntheticRun(folder, run);
    await appendSyntheticEpoch(writer, run, 1);
    await appendSyntheticEpoch(writer, run, 2);
    await expect(appendSyntheticEpoch(writer, run, 3)).rejects.toThrow(FolderError);
    await writer.close({ complete: false });
    const kept = await readRun(folder);
    expect(kept.complete).toBe(false);
    expect(kept.records).toEqual(run.records.slice(0, 2));
    expect([...folder.pending]).toEqual([]);
  });

  test('leaves no part and no file that looks whole where not even one epoch fits', async () => {
    const folder = memoryFolder(20_000);
    await expect(writeSyntheticRun(folder, run)).rejects.toThrow(FolderError);
    expect([...folder.pending]).toEqual([]);
    expect([...folder.files.keys()]).toEqual(['config.json', 'environment.json', 'init.safetensors']);
    const tiny = memoryFolder(1000);
    await expect(writeSyntheticRun(tiny, run)).rejects.toThrow(FolderError);
    expect([...tiny.files.keys()]).toEqual([]);
  });
});
