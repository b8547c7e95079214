import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeStored, readStored } from '../../src/platform/node/stored.ts';

const folder = mkdtempSync(join(tmpdir(), 'samplescope-stored-'));
const storeOfTests = process.env.SAMPLESCOPE_STORE;

beforeAll(() => {
  expect(storeOfTests).toMatch(/samplescope-store-/); // test/ownStore.ts keeps all tests out of the user's store
  process.env.SAMPLESCOPE_STORE = folder;
});

afterAll(() => {
  process.env.SAMPLESCOPE_STORE = storeOfTests;
  rmSync(folder, { recursive: true });
});

it('a file that is not JSON counts as missing, and is replaced', async () => {
  writeFileSync(join(folder, 'broken.json'), '{"half": ');
  expect(await readStored('broken')).toBeUndefined();
  await changeStored('broken', (previous) => ({ previous: previous ?? null }));
  expect(await readStored('broken')).toEqual({ previous: null });
});

it('changes leave no other files behind', async () => {
  await Promise.all([1, 2, 3].map((value) => changeStored('one', () => value)));
  expect(readdirSync(folder).sort()).toEqual(['broken.json', 'one.json']);
});

it('a folder that cannot be written loses the value, and nothing fails', async () => {
  process.env.SAMPLESCOPE_STORE = '/proc/none';
  await changeStored('lost', () => 1);
  expect(await readStored('lost')).toBeUndefined();
});
