import { beforeAll, describe, expect, test } from 'vitest';
import { readWhole } from '../../src/platform/folder.ts';
import { reportPage } from '../../src/report/reportPage.ts';
import { type WrittenReport, writeReportOf } from '../../src/report/writeReport.ts';
import { type FigureInputs, figureInputsOf } from '../../src/studies/figureInputs.ts';
import { anyDocument } from '../plots/anyDocument.ts';
import { memoryFolder } from '../run/memoryFolder.ts';
import { syntheticRun } from '../run/syntheticRun.ts';

const document = await anyDocument();

/** What a study knows of a data set: two constructions with two initialisations each, of which the last diverges. */
function madeUpStudy(dataset: string): FigureInputs {
  const run = syntheticRun({ epochs: 3 });
  const importance = run.records.map(({ nll }) => nll);
  const batchRuns = (['Rand', 'NLO'] as const).flatMap((batches) =>
    [1, 2].map((seed) => {
      const diverged = batches === 'NLO' && seed === 2;
      return { batches, seed, diverged, epochRows: run.epochRows.filter(({ epoch }) => !diverged || epoch < 3) };
    }),
  );
  return figureInputsOf(run, { dataset, batchRuns, seeds: [1, 2].map((seed) => ({ seed, importance })) });
}

describe('the report of a study of two data sets', () => {
  const folder = memoryFolder();
  const rasterised: string[] = [];
  let [page, written]: [string, WrittenReport] = ['', { claims: [], files: [] }];

  beforeAll(async () => {
    const subjects = ['mnist', '<b>'].map((name, index) => ({
      inputs: madeUpStudy(name),
      examplesFile: `figures/examples-${index}.json`,
    }));
    const rasterise = async (svg: string) => {
      rasterised.push(svg);
      return Uint8Array.of(1, 2, 3);
    };
    written = await writeReportOf(folder, subjects, { document, rasterise });
    page = new TextDecoder().decode(await readWhole(folder, 'report.html'));
  });

  test('shows names of data sets as text', () => {
    expect(page).toContain('<title>samplescope: mnist, &lt;b&gt;</title>');
    expect(page).not.toMatch(/<b>( |<\/b>|<\/t|\.<|, p)/);
  });

  test('has every id once, and a target for each link', () => {
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const targets = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('has its headings in order', () => {
    const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels.slice(0, 2)).toEqual([1, 2]);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  test('links a PNG for each SVG, which is made with plain colours', () => {
    const svgs = written.files.filter((name) => name.endsWith('.svg'));
    expect(svgs.length).toBeGreaterThan(0);
    expect(rasterised).toHaveLength(svgs.length);
    for (const name of svgs.map((svg) => svg.replace(/svg$/, 'png'))) {
      expect(written.files).toContain(name);
      expect([...(folder.files.get(name) ?? [])]).toEqual([1, 2, 3]);
      expect(page).toContain(`href="${name}"`);
    }
    expect(rasterised.filter((svg) => /var\(|prefers-color-scheme/.test(svg))).toEqual([]);
  });

  test('says from which runs it is made', () => {
    expect(page).toContain('<h2 id="runs-title">The runs of this study</h2>');
    expect(page).toContain('4 trainings: 2 ways to build the batches, 2\ninitialisations each.');
    expect(page).toContain('these diverged: NLO of seed 2 after epoch 2.');
    expect(page).toMatch(/<td>NLO<\/td><td class="number">[\d.]+%<\/td><td class="number">–<\/td>/);
  });

  test('opens each panel from a link that leads to a file without the script', () => {
    const panels = [...page.matchAll(/<a class="panel" href="([^"]*)" data-caption="([^"]*)"><svg /g)];
    expect(panels.length).toBeGreaterThan(20);
    expect(panels.filter(([, file]) => !written.files.includes(file ?? ''))).toEqual([]);
    expect(panels.map(([, , caption]) => caption)).toContain('Figure 2, &lt;b&gt;, per parameter');
    expect(page.match(/<dialog /g)).toHaveLength(1);
  });
});

test('the report of a single run has no section on runs, and no links to PNG files', () => {
  const page = reportPage({
    parts: [{ inputs: figureInputsOf(syntheticRun()), answers: [], pictures: new Map(), examples: null }],
    figures: [],
    claims: [],
    opening: '',
    png: false,
  });
  expect(page).not.toMatch(/id="runs"|\.png/);
});
