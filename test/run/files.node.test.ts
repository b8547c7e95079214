import { chmod, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderError, readWhole, writeWhole } from '../../src/platform/folder.ts';
import { nodeFolder } from '../../src/platform/node/files.ts';
import { readRun } from '../../src/run/folder/read/readRun.ts';
import { RunFolderWriter } from '../../src/run/folder/write/writer.ts';
import { syntheticOrder, syntheticParameters, syntheticRun, writeSyntheticRun } from './syntheticRun.ts';

let place = '';
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'samplescope-'));
});
afterEach(() => rm(place, { recursive: true }));

test('a run folder on disk comes back as it was written', async () => {
  const run = syntheticRun();
  const folder = nodeFolder(join(place, 'deep', 'run'));
  await writeSyntheticRun(folder, run);
  expect(await readRun(folder)).toEqual(run);
  expect((await readdir(folder.location)).sort()).toEqual([
    'config.json',
    'environment.json',
    'epochs.parquet',
    'final.safetensors',
    'init.safetensors',
    'order.npy',
    'samples.parquet',
  ]);
});

test('a run that is killed leaves hidden parts and no file that looks whole, and force replaces them', async () => {
  const { config, environment, labels, records } = syntheticRun();
  const folder = nodeFolder(place);
  const beginning = { config, environment, labels, init: syntheticParameters() };
  const writer = await RunFolderWriter.create(folder, beginning);
  if (records[0]) await writer.appendEpoch(records[0], [], syntheticOrder(config, 1));
  const left = (await readdir(place)).sort();
  expect(left.filter((name) => !name.startsWith('.'))).toEqual(['config.json', 'environment.json', 'init.safetensors']);
  expect(left.filter((name) => name.startsWith('.'))).toEqual(['.order.npy.part', '.samples.parquet.part']);
  const again = await RunFolderWriter.create(folder, beginning, { force: true });
  await again.discard();
  await writer.discard();
  expect((await readdir(place)).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('a file is replaced only when it is whole', async () => {
  const folder = nodeFolder(place);
  await writeWhole(folder, 'claims.json', 'old');
  const file = await folder.begin('claims.json');
  await file.append(new TextEncoder().encode('new'));
  expect(new TextDecoder().decode(await readWhole(folder, 'claims.json'))).toBe('old');
  await file.commit();
  expect(await readFile(join(place, 'claims.json'), 'utf8')).toBe('new');
});

test('a path through a file is refused in a sentence that names it', async () => {
  await writeFile(join(place, 'occupied'), '');
  const failure = expect(writeWhole(nodeFolder(join(place, 'occupied', 'run')), 'config.json', '{}')).rejects;
  await failure.toThrow(FolderError);
  await failure.toThrow(/cannot write .*occupied.run.config\.json: a part of the path is a file/);
});

test.skipIf(process.getuid?.() === 0)('an unwritable folder is refused', async () => {
  await chmod(place, 0o500);
  await expect(writeWhole(nodeFolder(join(place, 'run')), 'config.json', '{}')).rejects.toThrow(/permission denied/);
  await chmod(place, 0o700);
});

test.skipIf(process.platform !== 'linux').each([
  // The kernel refuses these to every user.
  ['/proc/none/run', /cannot write \/proc\/none\/run\/config\.json: .* none can be made/],
  ['/sys/none/run', /cannot write \/sys\/none\/run\/config\.json: (permission denied|the file system is read-only)/],
])('a folder below %s is refused, to root too', async (path, message) => {
  const failure = expect(writeWhole(nodeFolder(path), 'config.json', '{}')).rejects;
  await failure.toThrow(FolderError);
  await failure.toThrow(message);
});

test.skipIf(process.platform !== 'linux')('a full disk is refused and leaves nothing', async () => {
  // Every write to /dev/full fails as on a full disk.
  await symlink('/dev/full', join(place, '.report.html.part'));
  const failure = expect(writeWhole(nodeFolder(place), 'report.html', 'x')).rejects;
  await failure.toThrow(/cannot write .*report\.html: the disk is full/);
  expect(await readdir(place)).toEqual([]);
});
