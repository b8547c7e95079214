import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeStored, readStored } from '../../src/platform/node/stored.ts';

const folder = mkdtempSync(join(tmpdir(), 'samplescope-stored-'));
const usual = process.env.SAMPLESCOPE_STORE;

beforeAll(() => {
  expect(usual).toMatch(/samplescope-store-/); // Tests write nowhere else.
  process.env.SAMPLESCOPE_STORE = folder;
});

afterAll(() => {
  process.env.SAMPLESCOPE_STORE = usual;
  rmSync(folder, { recursive: true });
});

it('a file that is not JSON is as none, and is replaced', async () => {
  writeFileSync(join(folder, 'broken.json'), '{"half": ');
  expect(await readStored('broken')).toBeUndefined();
  await changeStored('broken', (before) => ({ before: before ?? null }));
  expect(await readStored('broken')).toEqual({ before: null });
});

it('leaves nothing beside the files', async () => {
  await Promise.all([1, 2, 3].map((value) => changeStored('one', () => value)));
  expect(readdirSync(folder).sort()).toEqual(['broken.json', 'one.json']);
});

it('a folder that refuses costs nothing but the value', async () => {
  process.env.SAMPLESCOPE_STORE = '/proc/none';
  await changeStored('lost', () => 1);
  expect(await readStored('lost')).toBeUndefined();
});
