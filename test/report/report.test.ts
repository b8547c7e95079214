import { describe, expect, test } from 'vitest';
import { readWhole, writeWhole } from '../../src/platform/folder.ts';
import { readExamples } from '../../src/report/examples.ts';
import { formatNumber, htmlTable, thinned } from '../../src/report/html.ts';
import { kindRows, precisionRows } from '../../src/report/sections/truthRows.ts';
import { writeReport } from '../../src/report/writeReport.ts';
import { EXAMPLES_FILE } from '../../src/run/folder/layout.ts';
import { anyDocument } from '../plots/anyDocument.ts';
import { type MemoryFolder, memoryFolder } from '../run/memoryFolder.ts';
import { syntheticRun, writeSyntheticRun } from '../run/syntheticRun.ts';
import { constructedInputs } from '../studies/constructedRun.ts';

const document = await anyDocument();

async function textOf(folder: MemoryFolder, name: string): Promise<string> {
  return new TextDecoder().decode(await readWhole(folder, name));
}

/** Data for a synthetic run: small pictures, of which every twentieth is mislabelled. */
function madeUpData(samples: number) {
  const features = Uint8Array.from({ length: samples * 4 }, (_, i) => (i * 53) % 256);
  const truth = Array.from({ length: samples }, (_, i) => ({
    kind: i % 20 === 0 ? ('mislabelled' as const) : ('clean' as const),
    trueLabel: 0,
  }));
  const train = { samples, features, labels: new Uint16Array(samples) };
  return { image: { width: 2, height: 2, channels: 1 }, train, truth };
}

describe('a report', () => {
  test('is written beside the run with its figures, rows and claims', async () => {
    const folder = memoryFolder();
    await writeSyntheticRun(folder, syntheticRun());
    const { files, claims } = await writeReport(folder, { document });
    expect(files.at(-1)).toBe('report.html');
    for (const name of ['figures/fig02.svg', 'figures/fig02.json', 'figures/fig10.svg', 'claims.json']) {
      expect(folder.files.has(name), name).toBe(true);
    }
    expect(JSON.parse(await textOf(folder, 'claims.json'))).toEqual(claims);
  });

  test('needs no other file, and all its links lead somewhere', async () => {
    const folder = memoryFolder();
    await writeSyntheticRun(folder, syntheticRun());
    await writeReport(folder, { document, data: madeUpData(200) });
    const page = await textOf(folder, 'report.html');
    expect(page).not.toMatch(/<script |<link|@import|url\(|src="(?!data:)|href="https?:/);
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(page).not.toMatch(/NaN|undefined|\[object/);
    const anchors = [...page.matchAll(/<a [^>]*href="([^"#][^"]*)"/g)].map(([, name]) => name ?? '');
    expect(anchors.length).toBeGreaterThan(0);
    expect(anchors.filter((name) => !folder.files.has(name))).toEqual([]);
    const targets = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => `id="${id}"`);
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter((id) => !page.includes(id))).toEqual([]);
  });

  test('is the same when it is drawn again, also without the data', async () => {
    const folder = memoryFolder();
    await writeSyntheticRun(folder, syntheticRun());
    await writeReport(folder, { document, data: madeUpData(200) });
    const contents = () =>
      [...folder.files].map(([name, bytes]) => `${name} ${new TextDecoder('latin1').decode(bytes)}`);
    const first = contents().sort();
    await writeReport(folder, { document });
    expect(contents().sort()).toStrictEqual(first);
    expect((await readExamples(folder, EXAMPLES_FILE))?.thumbnails.length).toBeGreaterThanOrEqual(24);
    expect(await textOf(folder, 'report.html')).toContain('id="truth"');
  });

  test('is not drawn from damaged examples', async () => {
    const folder = memoryFolder();
    await writeSyntheticRun(folder, syntheticRun({ epochs: 1 }));
    for (const content of ['{', '{}', '{"image": {"width": 0}}']) {
      await writeWhole(folder, 'figures/examples.json', content);
      await expect(writeReport(folder, { document })).rejects.toThrow(/examples\.json is (not JSON|damaged)/);
    }
  });

  test('says that a run was interrupted, and shows its whole epochs', async () => {
    const folder = memoryFolder();
    const run = syntheticRun({ epochs: 2 });
    await writeSyntheticRun(folder, { ...run, config: { ...run.config, epochs: 9 } }, false);
    await writeReport(folder, { document });
    expect(await textOf(folder, 'report.html')).toContain('2 of 9 epochs are whole');
  });

  test('shows what there is of a run without a whole epoch, or without norms', async () => {
    const folder = memoryFolder();
    await writeSyntheticRun(folder, { ...syntheticRun(), records: [] }, false);
    expect((await writeReport(folder, { document })).files).toEqual(['claims.json', 'report.html']);
    const bare = memoryFolder();
    await writeSyntheticRun(bare, syntheticRun({ norms: false }));
    await writeReport(bare, { document, data: madeUpData(200) });
    expect(await textOf(bare, 'report.html')).toContain('Gradient norms were not measured');
  });

  test('shows names of classes and data sets as text', async () => {
    const folder = memoryFolder();
    await writeSyntheticRun(folder, syntheticRun({ classes: ['<script>alert(1)</script>', 'a&b', '"c"'] }));
    await writeReport(folder, { document });
    expect(await textOf(folder, 'report.html')).not.toContain('<script>alert');
  });
});

describe('a ranking held against the truth', () => {
  // τ falls over the ten samples. Samples 0 and 3 are mislabelled, and have the largest losses.
  const inputs = constructedInputs({
    importanceByLayer: [[[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]]],
    nll: [[9, 1, 1, 8, 1, 1, 1, 1, 1, 1]],
  });
  const truth = { mislabelled: [0, 3], ambiguous: [9], distorted: [] };

  test('has its precision at half of, at and at twice the number of mislabelled samples', () => {
    expect(precisionRows(inputs, truth).map(({ k, precision }) => [k, precision])).toEqual([
      [1, 1],
      [1, 1],
      [1, 0.2],
      [2, 0.5],
      [2, 1],
      [2, 0.2],
      [4, 0.5],
      [4, 0.5],
      [4, 0.2],
    ]);
  });

  test('shows of which kinds the most important tenth is', () => {
    expect(kindRows(inputs, truth)).toMatchObject([
      { kind: 'clean', samples: 7, shareOfData: 0.7, shareOfTopTenth: 0 },
      { kind: 'ambiguous', samples: 1, shareOfTopTenth: 0 },
      { kind: 'mislabelled', samples: 2, shareOfTopTenth: 1 },
    ]);
  });
});

test('numbers are short, tables escape their texts, and long tables are thinned evenly', () => {
  expect([1234567, 0.000012345, 0.5, 123.456, -2e-9].map(formatNumber)).toEqual([
    '1,234,567',
    '1.23·10<sup>−5</sup>',
    '0.5',
    '123.5',
    '−2.00·10<sup>−9</sup>',
  ]);
  expect(htmlTable([{ meanTau: null, name: '<b>' }])).toContain('<th class="number" scope="col">mean tau</th>');
  expect(htmlTable([{ name: '<b>' }])).toContain('<td>&lt;b&gt;</td>');
  expect(thinned([...Array(100).keys()], 4)).toEqual([0, 33, 66, 99]);
});
