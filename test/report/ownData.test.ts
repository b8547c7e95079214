import { describe, expect, it } from 'vitest';
import { readWhole } from '../../src/platform/folder.ts';
import { barPicture } from '../../src/report/barPicture.ts';
import { placeWords, shortPlace } from '../../src/report/places.ts';
import { rowCells } from '../../src/report/rowCells.ts';
import { writeReport } from '../../src/report/writeReport.ts';
import { writeDataFiles } from '../../src/run/folder/write/dataFiles.ts';
import { optionWords } from '../../src/run/optionWords.ts';
import { anyDocument } from '../plots/anyDocument.ts';
import { memoryFolder } from '../run/memoryFolder.ts';
import { syntheticRun, writeSyntheticRun } from '../run/syntheticRun.ts';

const document = await anyDocument();
const SAMPLES = 60;

/** A table of people as its reader hands it over. */
function people() {
  const split = {
    samples: SAMPLES,
    features: Float32Array.from({ length: SAMPLES * 3 }, (_, i) => (i % 3 === 0 ? i / 90 - 1 : i % 2)),
    labels: Uint16Array.from({ length: SAMPLES }, (_, i) => i % 10),
    items: {
      sources: ['people & co.csv'],
      rows: Uint32Array.from({ length: SAMPLES }, (_, i) => i + 2),
      ids: Array.from({ length: SAMPLES }, (_, i) => `<p${i}>`),
      columns: [],
    },
  };
  const scaling = { kind: 'standard', mean: Float64Array.of(40, 0, 0), scale: Float64Array.of(10, 1, 1) } as const;
  const image = { width: 3, height: 1, channels: 1 };
  return { image, train: split, test: split, scaling, featureNames: ['age', 'town=Bern', 'town=<Basel>'] };
}

describe('the report of a table', () => {
  it('names id and row of each sample, shows its values, and is the same without the data', async () => {
    const folder = memoryFolder();
    const run = syntheticRun({ samples: SAMPLES, inputs: 3, classes: [...'0123456789'] });
    await writeSyntheticRun(folder, run);
    const data = people();
    await writeDataFiles(folder, { ...data, classes: run.config.classes });
    await writeReport(folder, { document, data });
    const page = new TextDecoder().decode(await readWhole(folder, 'report.html'));
    expect(page).toMatch(/<figure title="sample \d+, &lt;p\d+&gt;, row \d+ of people &amp; co\.csv, τ = /);
    expect(page).toMatch(/<small>&lt;p\d+&gt;<\/small>/);
    expect(page).toMatch(/<dl><dt>age<\/dt><dd>[\d.]+<\/dd><dt>town<\/dt><dd>(Bern|&lt;Basel&gt;|–)<\/dd><\/dl>/);
    expect(page).toMatch(/<span class="place">&lt;p\d+&gt;, row \d+ of people &amp; co\.csv<\/span>/);
    await writeReport(folder, { document });
    expect(new TextDecoder().decode(await readWhole(folder, 'report.html'))).toBe(page);
  });

  it('says what was read, and by which flags', async () => {
    const folder = memoryFolder();
    const run = syntheticRun({ epochs: 1, reading: { label: 'in come', ignore: ['a', 'b'], grey: true } });
    const dataset = { ...run.environment.dataset, reading: READING };
    await writeSyntheticRun(folder, { ...run, environment: { ...run.environment, dataset } });
    await writeReport(folder, { document });
    const page = new TextDecoder().decode(await readWhole(folder, 'report.html'));
    expect(page.includes('<th scope="row">read as</th><td>Read as CSV: people.csv (9 samples).<br>')).toBe(true);
    expect(page.includes("--label 'in come' --ignore a,b --grey")).toBe(true);
    expect(page.includes('Test samples: a sixth of each class, held out.')).toBe(true);
  });

  it('of a run that does not say what was read says nothing of it', async () => {
    const folder = memoryFolder();
    await writeSyntheticRun(folder, syntheticRun({ epochs: 1 }));
    await writeReport(folder, { document });
    const page = new TextDecoder().decode(await readWhole(folder, 'report.html'));
    expect(page.includes('<th scope="row">read as')).toBe(false);
  });
});

const READING = {
  format: 'CSV',
  files: [{ path: 'people.csv', samples: 9, use: 'both' }],
  labels: 'column income of people.csv',
  id: null,
  features: { count: 1, words: '1 column of numbers', names: ['age'], kept: 'floats', scaled: 'not at all' },
  carried: [],
  leftOut: [],
  classes: [{ name: '0', train: 5, test: 4 }],
  test: 'a sixth of each class, held out',
  missing: null,
  notes: [],
} as const;

describe('the values of a row', () => {
  const scaling = {
    kind: 'standard',
    mean: Float64Array.of(40.5, 0.25, 0.5, 1.7e9),
    scale: Float64Array.of(10, 0.5, 0.5, 300),
    fill: Float64Array.of(40.5, 0.25, 0.5, 1.7e9),
  } as const;
  const featureNames = ['age', 'town=Bern', 'town=Basel', 'seen'];

  it('are those of the table before they were scaled, one for a column of words', () => {
    const values = Float32Array.of(-0.25, 1.5, -1, 0);
    expect(rowCells({ featureNames, scaling }, values)).toEqual([
      ['age', '38'],
      ['town', 'Bern'],
      ['seen', '1700000000'],
    ]);
  });

  it('say where a cell had no value', () => {
    expect(rowCells({ featureNames, scaling }, Float32Array.of(0, 0, 0, 0)).slice(0, 2)).toEqual([
      ['age', '–'],
      ['town', '–'],
    ]);
  });

  it('are the first few, and none without names', () => {
    const names = Array.from({ length: 20 }, (_, i) => `c${i}`);
    expect(rowCells({ featureNames: names }, new Float32Array(20)).map(([name]) => name)).toEqual(names.slice(0, 6));
    expect(rowCells({}, new Float32Array(20))).toEqual([]);
  });
});

describe('a row of numbers', () => {
  it('is drawn as bars from the left, as high as its values', () => {
    const pixels = barPicture(Uint8Array.of(0, 255));
    const at = (x: number, y: number) => pixels[y * 64 + x];
    expect([at(3, 62), at(3, 2), at(35, 62), at(35, 2)]).toEqual([0x14, 0x14, 0x8f, 0x8f]);
    expect(barPicture(new Uint8Array(1000).fill(255))[63 * 64]).toBe(0x8f);
  });
});

describe('where a sample comes from', () => {
  it.each([
    [{ id: 'p7', source: 'a.csv', row: 9 }, 'p7, row 9 of a.csv', 'p7'],
    [{ id: null, source: 'a.csv', row: 9 }, 'row 9 of a.csv', 'row 9'],
    [{ id: null, source: 'cats/3.png', row: null }, 'cats/3.png', '3.png'],
    [{ id: '', source: '', row: 0 }, 'row 0', 'row 0'],
  ])('%j', (item, words, short) => {
    expect([placeWords(item), shortPlace(item)]).toEqual([words, short]);
  });

  it('is read by flags that a shell takes back', () => {
    const options = { label: "it's", ignore: ['a b', 'c,d'], resize: { width: 8, height: 4 }, splitSeed: 3 };
    expect(optionWords(options)).toBe(`--label 'it'\\''s' --ignore 'a b,"c,d"' --split-seed 3 --resize 8x4`);
  });
});
