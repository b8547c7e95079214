import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { openZip } from '../../../datasets/archives/zip.ts';
import { nodeFolder } from '../../../src/platform/node/files.ts';
import { readRun } from '../../../src/run/folder/read/readRun.ts';
import { samplescope, temporaryFolder } from '../../cli/samplescope.ts';
import { SMALL, useLab, type Visit } from './visit.ts';

const lab = useLab();
const folder = temporaryFolder();
const headless = join(folder, 'headless');

/** Trains the run that `SMALL` is in the lab with the command line. */
beforeAll(async () => {
  const { status, stderr } = await samplescope([
    ...['train', '--dataset', 'strokes', '--samples', '300', '--test-samples', '100', '--hidden', '16,16'],
    ...['--epochs', '3', '--batch-size', '50', '--learning-rate', '0.1', '--adapter', 'software', '--out', headless],
  ]);
  if (status !== 0) throw new Error(stderr);
});

/** Saves the file that a control offers, and returns its path. */
async function saved({ page }: Visit, control: Locator): Promise<string> {
  const download = page.waitForEvent('download');
  await control.click();
  const file = await download;
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

async function openMenu({ page }: Visit): Promise<void> {
  await page.locator('.menu summary').click();
}

/** Chooses files, or a folder, as the button of the menu does. */
async function choose(visit: Visit, what: RegExp, files: string | string[]): Promise<void> {
  await openMenu(visit);
  const chooser = visit.page.waitForEvent('filechooser');
  await visit.page.locator('.menu .button', { hasText: what }).click();
  await (await chooser).setFiles(files);
}

describe('a run of the lab', () => {
  it('is saved as an archive with the bytes of the command line, which report draws', async () => {
    const visit = await lab.visit(`${SMALL}&epochs=3`);
    await visit.ready();
    await visit.playUntil(3);
    await openMenu(visit);
    await visit.screenshot('files-menu', { fullPage: false });
    const path = await saved(visit, visit.page.getByRole('button', { name: 'The run folder, .zip' }));
    const top = 'samplescope-strokes-seed1-epoch3';
    const archive = await openZip(new Uint8Array(readFileSync(path)), path);
    const names = ['config.json', 'init.safetensors', 'inputs.safetensors', 'order.npy', 'samples.parquet'];
    for (const name of [...names, 'epochs.parquet', 'final.safetensors']) {
      const expected = new Uint8Array(readFileSync(join(headless, name)));
      expect(Buffer.compare(await archive.read(`${top}/${name}`), expected), name).toBe(0);
    }
    const { status, stdout, stderr } = await samplescope(['report', '--json', path]);
    expect(status, stderr).toBe(0);
    const out = path.replace('.zip', '');
    expect(JSON.parse(stdout)).toMatchObject({ out, files: expect.arrayContaining(['report.html']) });
    expect(await readRun(nodeFolder(out))).toMatchObject({ complete: true, epochs: 3 });

    await openMenu(visit);
    const records = await saved(visit, visit.page.getByRole('button', { name: /Records of every sample/ }));
    expect(Buffer.compare(readFileSync(records), readFileSync(join(headless, 'samples.parquet')))).toBe(0);
  });

  it('offers each chart as a picture', async () => {
    const visit = await lab.visit(`${SMALL}&epochs=2`);
    await visit.ready();
    await visit.playUntil(2);
    await visit.panel('Error').waitFor();
    await visit.page.locator('.movers canvas:not(.absent)').nth(13).waitFor();
    for (const name of ['Error', 'Loss against importance', 'The network', 'Class × layer', 'Who moves it most']) {
      const svg = await saved(visit, visit.button(`Save ${name} as SVG`));
      expect(readFileSync(svg, 'utf8')).toMatch(/^<svg [^>]*class="samplescope"/);
      const png = await saved(visit, visit.button(`Save ${name} as PNG`));
      expect(readFileSync(png).subarray(1, 4).toString()).toBe('PNG');
      expect(readFileSync(png).length).toBeGreaterThan(5000);
    }
  });

  it('offers the rows of each chart, by mouse and by keyboard', async () => {
    const visit = await lab.visit(`${SMALL}&epochs=2`);
    await visit.ready();
    await visit.playUntil(2);
    await visit.panel('Error').waitFor();
    const csvOf = async (name: string) => {
      const csv = readFileSync(await saved(visit, visit.button(`Save ${name} as CSV`)), 'utf8');
      const [head = '', ...lines] = csv.trim().split('\n');
      return { columns: head.split(','), lines: lines.map((line) => line.split(',')) };
    };
    expect((await csvOf('Loss against importance')).lines).toHaveLength(300);
    const cells = await csvOf('Class × layer');
    expect(cells.columns).toEqual(['class', 'layer', 'share']);
    for (const layer of ['L1', 'L2', 'Out']) {
      const shares = cells.lines.filter(([, ofLayer]) => ofLayer === layer).map(([, , share]) => Number(share));
      expect(shares).toHaveLength(10);
      expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 6);
    }
    const movers = await csvOf('Who moves it most');
    expect(movers.columns).toEqual(['sample', 'label', 'prediction', 'NLL', 'importance']);
    const importance = movers.lines.map((line) => Number(line.at(-1)));
    expect(importance).toHaveLength(14);
    expect(importance).toEqual([...importance].sort((a, b) => b - a));
    await visit.button('Save Error as CSV').focus();
    const download = visit.page.waitForEvent('download');
    await visit.page.keyboard.press('Enter');
    expect(readFileSync(await (await download).path(), 'utf8')).toMatch(/^epoch,training,test\n1,/);
  });
});

describe('a run of the command line', () => {
  it('opens from its folder, finds its data again, and is compared with a new run', async () => {
    const visit = await lab.visit(SMALL);
    await visit.ready();
    await choose(visit, /A folder of a run/, headless);
    await visit.page.getByText('A run from a folder').waitFor();
    expect(await visit.epochs()).toBe(3);
    await visit.panel('Importance by layer').waitFor();
    expect(await visit.button('Play').isDisabled()).toBe(true);
    await visit.screenshot('opened-run', { fullPage: false });
    await visit.button('Load strokes').click();
    await visit.page.getByText('are the ones it was trained on').waitFor();
    await visit.button('New run').click();
    await visit.page.getByText('A run from a folder').waitFor({ state: 'detached' });
    await visit.playUntil(1);
    await visit.panel('test, previous run').waitFor();
  });

  it('refuses data that it was not trained on', async () => {
    const visit = await lab.visit(SMALL);
    await visit.ready();
    await choose(visit, /A folder of a run/, headless);
    const chooser = visit.page.waitForEvent('filechooser');
    await visit.page.locator('.opened label.button').click();
    const csv = `label,a\n${Array.from({ length: 600 }, (_, i) => `${i % 2},${i % 256}`).join('\n')}\n`;
    writeFileSync(join(folder, 'other.csv'), csv);
    await (await chooser).setFiles(join(folder, 'other.csv'));
    await expect.poll(() => visit.page.getByRole('alert').textContent()).toContain('these have another SHA-256');
  });

  it('is chosen where a folder has several', async () => {
    const several = join(folder, 'several');
    for (const name of ['first', 'second']) cpSync(headless, join(several, name), { recursive: true });
    mkdirSync(join(several, 'errors'));
    copyFileSync(join(headless, 'config.json'), join(several, 'errors', 'config.json'));
    const visit = await lab.visit(SMALL);
    await visit.ready();
    await choose(visit, /A folder of a run/, several);
    const dialog = visit.page.getByRole('dialog', { name: 'Choose a run' });
    await dialog.waitFor();
    expect(await dialog.locator('li').count()).toBe(2);
    await visit.screenshot('choose-run', { fullPage: false });
    await dialog.getByText('several/second').click();
    await visit.page.getByText('A run from a folder').waitFor();
  });
});

describe('files of the reader', () => {
  it('in CSV can be trained on, and the page says how their numbers are scaled', async () => {
    const visit = await lab.visit(SMALL);
    await visit.ready();
    const rows = Array.from({ length: 90 }, (_, i) => `${i * 1.37},${i % 3 === 0 ? -i : i},${['p', 'q', 'r'][i % 3]}`);
    await visit.drop({ 'flowers.csv': `size,age,species\n${rows.join('\n')}\n` });
    const read = visit.page.getByText('2 features per sample, 2 columns of numbers, scaled column by column', {
      exact: false,
    });
    await read.waitFor({ state: 'attached' });
    await visit.ready();
    await visit.page.getByText('75 to train, 15 to test, 3 classes').waitFor();
    await visit.button('+ epoch').click();
    await visit.reaches(1);
    await visit.screenshot('own-csv');
  });

  it('that are not what they seem are refused in a sentence, and the run goes on', async () => {
    const visit = await lab.visit(SMALL);
    await visit.ready();
    for (const { files, sentence } of WRONG) {
      await visit.drop(files);
      await expect.poll(() => visit.page.getByRole('alert').textContent()).toContain(sentence);
      await visit.ready();
    }
    await visit.screenshot('wrong-file', { fullPage: false });
  });
});

const LABELS = npy("'|u1'", '(2,)', 2);

const WRONG: readonly { files: Readonly<Record<string, Uint8Array | string>>; sentence: string }[] = [
  { files: { 'photo.csv': new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1]) }, sentence: 'expected CSV, found a JPEG image' },
  { files: { 'run.zip': new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9]) }, sentence: 'expected a whole ZIP archive' },
  { files: { 'X.npy': npy("'|O'", '(2, 2)', 4), 'y.npy': LABELS }, sentence: "expected numbers, found the dtype '|O'" },
  { files: { 'X.npy': LABELS, 'y.npy': LABELS }, sentence: 'expected an array of 2 to 4 axes' },
  { files: { 'notes.txt': 'hello' }, sentence: 'expected rows of cells' },
];

function npy(descr: string, shape: string, bytes: number): Uint8Array {
  const header = `{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }`.padEnd(117);
  const start = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length + 1, 0];
  return new Uint8Array([...start, ...Buffer.from(`${header}\n`), ...new Uint8Array(bytes)]);
}
