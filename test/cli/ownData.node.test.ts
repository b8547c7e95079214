import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { samplescope, temporaryFolder } from './samplescope.ts';

const folder = temporaryFolder();
const at = (...parts: string[]) => join(folder, ...parts);

const ROWS = Array.from({ length: 48 }, (_, i) => {
  const age = 20 + ((i * 7) % 41);
  return `p${i},${age},${i % 9 === 4 ? '' : 30 + (i % 5)},${['Bern', 'Basel'][i % 2]},note ${i},${age > 40 ? 'high' : 'low'}`;
});
writeFileSync(at('people.csv'), `person,age,hours,town,row,income\n${ROWS.join('\n')}\n`);

const READING = ['--label', 'income', '--id', 'person', '--ignore', 'row', '--missing', 'mean'];
const SMALL = ['--hidden', '6', '--epochs', '2', '--batch-size', '8', '--adapter', 'software'];

function train(out: string, ...more: string[]) {
  return samplescope(['train', '--dataset', at('people.csv'), ...READING, ...SMALL, '--out', out, ...more]);
}

async function itemsOf(file: string) {
  const bytes = readFileSync(file);
  return parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) });
}

function json(...parts: string[]) {
  return JSON.parse(readFileSync(at(...parts), 'utf8'));
}

describe('a training on a table of one’s own', () => {
  it('says what was read, keeps it, and traces every sample to its row', async () => {
    const { status, stderr } = await train(at('run'));
    expect(status).toBe(0);
    expect(stderr).toContain('Labels from column income');
    expect(stderr).toContain('Column row is called row_2 in items.parquet.');
    expect(json('run', 'config.json').reading).toEqual({
      label: 'income',
      id: 'person',
      ignore: ['row'],
      missing: 'mean',
    });
    expect(json('run', 'environment.json').dataset.reading).toMatchObject({ format: 'CSV', id: 'person' });
    expect(existsSync(at('run', 'scaling.safetensors'))).toBe(true);
    const items = await itemsOf(at('run', 'items.parquet'));
    expect(items).toHaveLength(48);
    for (const { id, row, class: name, row_2: note } of items) {
      const cells = ROWS[Number(row) - 2]?.split(',');
      expect([cells?.[0], cells?.[4], cells?.[5]]).toEqual([id, note, name]);
    }
  });

  it('is drawn again without its data, with the same report', async () => {
    const page = () => readFileSync(at('run', 'report.html'), 'utf8');
    const before = page();
    expect(before).toMatch(/p\d+, row \d+ of people\.csv/);
    writeFileSync(at('moved.csv'), readFileSync(at('people.csv')));
    rmSync(at('people.csv'));
    const { status } = await samplescope(['report', at('run')]);
    writeFileSync(at('people.csv'), readFileSync(at('moved.csv')));
    expect([status, page() === before]).toEqual([0, true]);
  });

  it('leaves none of it where another run replaces it', async () => {
    const flags = ['--samples', '60', '--test-samples', '20', ...SMALL];
    const { status } = await samplescope(['train', '--dataset', 'strokes', ...flags, '--out', at('run'), '--force']);
    expect(status).toBe(0);
    const left = ['items.parquet', 'scaling.safetensors'].filter((file) => existsSync(at('run', file)));
    expect(left).toEqual([]);
    expect(json('run', 'config.json').reading).toBeUndefined();
  });

  it('that cannot be read leaves nothing', async () => {
    const { status, stderr } = await train(at('none'), '--split', 'town');
    expect([status, existsSync(at('none'))]).toEqual([1, false]);
    expect(stderr).toMatch(/^samplescope: .+row 2, column town.+\n$/);
  });

  it('is not written into the folder of its data', async () => {
    mkdirSync(at('tables'), { recursive: true });
    writeFileSync(at('tables', 'people.csv'), readFileSync(at('people.csv')));
    const args = ['train', '--dataset', at('tables'), ...READING, ...SMALL, '--out', at('tables', 'run')];
    const { status, stderr } = await samplescope(args);
    expect([status, readdirSync(at('tables'))]).toEqual([2, ['people.csv']]);
    expect(stderr).toContain('choose a place elsewhere');
  });
});

describe('a training on pictures of which some are broken', () => {
  it('lists those that were skipped', async () => {
    for (const [name, value] of [
      ['light', 220],
      ['dark', 30],
    ] as const) {
      mkdirSync(at('photos', name), { recursive: true });
      for (let i = 0; i < 7; i++) {
        const create = { width: 6 + i, height: 8, channels: 3, background: { r: value, g: i, b: 9 } } as const;
        await sharp({ create })
          .png()
          .toFile(at('photos', name, `${i}.png`));
      }
    }
    writeFileSync(at('photos', 'dark', 'broken.png'), 'no picture');
    const args = ['train', '--dataset', at('photos'), '--resize', '8', ...SMALL, '--batch-size', '4'];
    const refused = await samplescope([...args, '--out', at('pictures')]);
    expect([refused.status, existsSync(at('pictures'))]).toEqual([1, false]);
    expect(refused.stderr).toMatch(/broken\.png.*--skip-bad/);
    const { status } = await samplescope([...args, '--skip-bad', '--out', at('pictures')]);
    expect(status).toBe(0);
    expect(readFileSync(at('pictures', 'skipped.csv'), 'utf8')).toMatch(/^file,why\r\n.*broken\.png,.+\r\n$/);
    const items = await itemsOf(at('pictures', 'items.parquet'));
    expect(items.map(({ source }) => source).filter((source) => !/^(light|dark)\/\d\.png$/.test(source))).toEqual([]);
  });
});

describe('a study of a table of one’s own', () => {
  const STUDY = ['--figures', '2,5', '--seeds', '1', '--repetitions', '1', '--initialisations', '1', ...SMALL];

  it('keeps once where samples come from, and is continued by what it was begun with', async () => {
    const args = ['study', '--dataset', at('people.csv'), ...READING, ...STUDY, '--out', at('study')];
    const { status, stderr } = await samplescope(args);
    expect([status, stderr.includes('Labels from column income')]).toEqual([0, true]);
    expect(json('study', 'study.json').datasets[0].reading).toMatchObject({ label: 'income', missing: 'mean' });
    expect(await itemsOf(at('study', 'runs', 'people', 'items.parquet'))).toHaveLength(48);
    expect(existsSync(at('study', 'runs', 'people', 'Rand-1', 'items.parquet'))).toBe(false);
    const again = await samplescope(['study', '--resume', '--out', at('study')]);
    expect(again.status).toBe(0);
    const other = await samplescope(['study', '--resume', '--out', at('study'), '--label', 'town']);
    expect([other.status, other.stderr]).toEqual([
      2,
      'samplescope: --resume continues a study with --label income, not town\n',
    ]);
  });

  it('is planned by --dry-run with four bytes a feature', async () => {
    const args = ['study', '--dataset', at('people.csv'), ...READING, ...STUDY, '--dry-run', '--json'];
    const { status, stdout } = await samplescope(args);
    expect([status, JSON.parse(stdout).datasets[0].dataBytes]).toEqual([0, 48 * 4 * 4]);
  });
});
