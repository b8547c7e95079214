import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refuseOutInData } from '../../src/cli/flags/outApart.ts';
import { temporaryFolder } from './samplescope.ts';

const folder = temporaryFolder();
const at = (...parts: string[]) => join(folder, ...parts);
mkdirSync(at('photos', 'cats'), { recursive: true });
mkdirSync(at('photos-of-others'));
mkdirSync(at('out', 'figures'), { recursive: true });
writeFileSync(at('people.csv'), 'a,label\n1,x\n');
writeFileSync(at('out', 'samples.parquet'), '');
writeFileSync(at('out', 'own.csv'), '');
symlinkSync(at('photos'), at('link'));
symlinkSync(at('nowhere'), at('broken'));

describe('a folder to write to', () => {
  it.each([
    [at('photos'), at('photos'), 'is the folder of the data'],
    [`${at('photos')}/`, at('photos'), 'is the folder of the data'],
    [at('photos', 'out'), at('photos'), 'lies in the folder of the data'],
    [at('photos', 'deep', 'er', 'out'), at('photos'), 'lies in the folder of the data'],
    [at('photos', '..', 'photos', 'x'), at('photos'), 'lies in the folder of the data'],
    [at('link', 'out'), at('photos'), 'lies in the folder of the data'],
    [at('photos', 'out'), at('link'), 'lies in the folder of the data'],
    [relative('.', at('photos', 'out')), at('photos'), 'lies in the folder of the data'],
    [at('out'), at('out', 'samples.parquet'), 'would replace the data'],
    [at('out'), at('out', 'figures'), 'would replace the data'],
    [at('people.csv'), at('people.csv'), 'would replace the data'],
  ])('%s is refused for data in %s', (out, data, words) => {
    expect(() => refuseOutInData(out, ['mnist', data])).toThrow(words);
    expect(() => refuseOutInData(out, ['mnist', data])).toThrow(/^--out .+; choose .+$/);
  });

  it.each([
    [at('out'), at('photos')],
    [at('photos-out'), at('photos')],
    [at('..photos'), at('photos')],
    [folder, at('people.csv')],
    [at('out'), at('people.csv')],
    [at('out'), at('out', 'own.csv')],
    [at('photos-of-others', 'out'), at('photos')],
    [at('broken', 'out'), at('photos')],
    [at('out'), at('no such file')],
    ['mnist/out', 'mnist'],
  ])('%s is taken for data in %s', (out, data) => {
    expect(() => refuseOutInData(out, [data])).not.toThrow();
  });
});
