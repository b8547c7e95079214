import { describe, expect, test } from 'vitest';
import { BATCHES, type BatchName } from '../../../src/batches/names.ts';
import { textWidth } from '../../../src/plots/svgText.ts';
import { checkClaims } from '../../../src/studies/claims/checkClaims.ts';
import { figure07 } from '../../../src/studies/figure07/figure.ts';
import { rows07 } from '../../../src/studies/figure07/rows.ts';
import type { BatchRun, FigureInputs } from '../../../src/studies/figureInputs.ts';
import { anyDocument } from '../../plots/anyDocument.ts';
import { constructedInputs } from '../constructedRun.ts';
import { decide } from '../decide.ts';
import { syntheticBatchRuns } from '../syntheticStudy.ts';

const document = await anyDocument();

/** A training with these errors per epoch, and with rows of a single class, which figure 7 has to pass over. */
function training(batches: BatchName, test: readonly number[], train = test, diverged = false): BatchRun {
  const epochRows = test.flatMap((error, t) => [
    { epoch: t + 1, split: 'train' as const, class: -1, error: train[t] ?? 0, nll: 1 },
    { epoch: t + 1, split: 'test' as const, class: 0, error: 1, nll: 1 },
    { epoch: t + 1, split: 'test' as const, class: -1, error, nll: 1 },
  ]);
  return { batches, seed: 1, epochRows, diverged };
}

function inputsOfRuns(batchRuns: readonly BatchRun[], dataset = 'strokes'): FigureInputs {
  return constructedInputs({ importanceByLayer: [[[1, 2]]], dataset, extras: { batchRuns } });
}

function panelsOf(batchRuns: readonly BatchRun[]) {
  return figure07.answer(inputsOfRuns(batchRuns))?.draw(document, new Map())[0]?.panels ?? [];
}

describe('figure 7', () => {
  test('gives mean and standard error over the initialisations', () => {
    // The deviations from the mean are 0.1: s = √0.02, and the standard error √0.02 / √2.
    const rows = rows07({ batchRuns: [training('Rand', [0.1], [0.4]), training('Rand', [0.3], [0.4])] });
    expect(rows?.errors).toEqual([
      { batches: 'Rand', split: 'test', epoch: 1, initialisations: 2, error: 0.2, standardError: 0.1 },
      { batches: 'Rand', split: 'train', epoch: 1, initialisations: 2, error: 0.4, standardError: 0 },
    ]);
    expect(rows?.final).toMatchObject([
      { testError: 0.2, testStandardError: 0.1, trainError: 0.4, initialisations: 2 },
    ]);
  });

  test('has no standard error with one initialisation', () => {
    expect(rows07({ batchRuns: [training('SIM', [0.1])] })?.errors[0]).toMatchObject({ standardError: null });
  });

  test('lets a diverged training count up to its end, and says so', () => {
    const batchRuns = [
      training('NLO', [0.5, 0.4]),
      training('NLO', [0.9], [0.9], true),
      training('Rand', [0.3, 0.2]),
      training('Rand', [0.3, 0.2]),
    ];
    const { errors = [], final = [] } = rows07({ batchRuns }) ?? {};
    const ordered = errors.filter(({ batches, split }) => batches === 'NLO' && split === 'test');
    expect(ordered).toMatchObject([
      { epoch: 1, initialisations: 2, error: 0.7 },
      { epoch: 2, initialisations: 1, error: 0.4, standardError: null },
    ]);
    expect(final[1]).toMatchObject({ batches: 'NLO', trainings: 2, diverged: 1, initialisations: 1, testError: 0.4 });
    expect(figure07.answer(inputsOfRuns(batchRuns))?.reading).toContain('diverged: 1 of the 2 with NLO.');
  });

  test('has no final error for a construction that always diverged', () => {
    const batchRuns = [training('NLO', [0.9], [0.9], true), training('Rand', [0.3, 0.2])];
    expect(rows07({ batchRuns })?.final[1]).toMatchObject({ initialisations: 0, testError: null, trainError: null });
    const answer = figure07.answer(inputsOfRuns(batchRuns));
    expect(JSON.stringify([answer?.reading, panelsOf(batchRuns)])).not.toMatch(/NaN|undefined|Infinity/);
    expect(answer?.reading).toMatch(/^The test error with Rand ends at 20.00%\. Trainings diverged/);
  });

  test('needs a training with a whole epoch', () => {
    expect(rows07({ batchRuns: [] })).toBeNull();
    expect(rows07({ batchRuns: [training('Rand', [], [], true)] })).toBeNull();
  });

  test('is drawn from one epoch', () => {
    const panels = panelsOf(BATCHES.map((name) => training(name, [0.3])));
    expect(panels).toHaveLength(4);
    expect(JSON.stringify(panels)).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('leaves curves that are far above out of the panel of the last half, so that the others can be told apart', () => {
    const panels = panelsOf(syntheticBatchRuns(50, 3));
    const [, , lastHalf] = panels;
    expect(lastHalf?.svg).toContain('left out, far above: NLO and SIO');
    expect(lastHalf?.svg).not.toContain('>NLO</text>');
    for (const { svg, width } of panels) {
      const subtitle = /font-size="11.5" fill="var\(--muted\)">([^<]*)</.exec(svg)?.[1] ?? '';
      expect(textWidth(subtitle, 11.5), subtitle).toBeLessThan(width);
    }
    const close = panelsOf(BATCHES.map((name, place) => training(name, [0.5, 0.3 + place / 100])));
    expect(close[2]?.svg).toContain('>on an axis that fits it</text>');
  });

  test('says at which errors the groups end, and which training errors rise', () => {
    const reading = figure07.answer(inputsOfRuns(syntheticBatchRuns(50, 3)))?.reading;
    expect(reading).toMatch(/^The test error ends lowest with SIM, at 44\.\d\d% ± 0\.\d\d, and highest with NLO/);
    expect(reading).toContain('with the mixed ones (Rand, NLM, SIM), between');
    expect(reading).toMatch(/ends above its least with NLO \(1\.\d\d times\) and SIO \(1\.\d\d times\)\./);
  });
});

describe('claims of figure 7', () => {
  const last: Readonly<Record<BatchName, number>> = {
    Rand: 0.1,
    NLO: 0.5,
    RNLO: 0.3,
    NLM: 0.2,
    SIO: 0.4,
    RSIO: 0.25,
    SIM: 0.15,
    NLS: 0.9,
    SIS: 0.9,
  };
  /** Every construction ends at its error in `last`, which is the mean of two initialisations. */
  const runs = BATCHES.flatMap((name) => [
    training(name, [0.9, last[name] - 0.05], [0.4, 0.4]),
    training(name, [0.9, last[name] + 0.05], [0.4, 0.4]),
  ]);
  const without = (name: BatchName) => runs.filter(({ batches }) => batches !== name);

  test('7a: the least error of the ordered ones is 0.25 of RSIO, the largest of the mixed ones 0.2 of NLM', () => {
    expect(decide(inputsOfRuns(runs), '7a').value).toBeCloseTo(0.05, 12);
    expect(decide(inputsOfRuns(runs), '7a').holds).toBe(true);
    const worse = [...without('SIM'), training('SIM', [0.9, 0.45])];
    expect(decide(inputsOfRuns(worse), '7a').value).toBeCloseTo(0.25 - 0.45, 12);
    expect(decide(inputsOfRuns(worse), '7a').holds).toBe(false);
  });

  test("7b: the smaller error of NLO and SIO is 0.4, the largest of the paper's other ones 0.3 of RNLO", () => {
    expect(decide(inputsOfRuns(runs, 'cifar10'), '7b').value).toBeCloseTo(0.1, 12);
    expect(decide(inputsOfRuns(runs, 'mnist'), '7b')).toEqual({ value: null, holds: null });
  });

  test('7d: the least training error of the ordered ones is 0.3 of RNLO, the largest of the mixed ones 0.28 of Rand', () => {
    const trained = { ...last, Rand: 0.28, RSIO: 0.35 };
    const ended = BATCHES.map((name) => training(name, [0, 0], [0.9, trained[name]]));
    expect(decide(inputsOfRuns(ended, 'mnist'), '7d').value).toBeCloseTo(0.02, 12);
    expect(decide(inputsOfRuns(ended, 'mnist'), '7d').holds).toBe(true);
    expect(decide(inputsOfRuns(runs), '7d')).toEqual({ value: 0, holds: false });
  });

  test('leave each initialisation out in turn, to tell how far another study could be', () => {
    // With NLM 0.05 lower or higher than its mean, as all others: without the first of two, everything is 0.05 higher.
    const seeded = runs.map((run, index) => ({ ...run, seed: index % 2 }));
    const alike = checkClaims([inputsOfRuns(seeded)]).find(({ id }) => id === '7a');
    expect(alike?.interval).toMatchObject({ seeds: 2, resamples: 0 });
    expect(alike?.interval?.low).toBeCloseTo(0.05, 9);
    expect(alike?.verdict).toBe('holds');
    const unlike = seeded.map((run) =>
      run.seed === 0 && run.batches === 'RSIO' ? training('RSIO', [0, 0.1], [1, 1]) : run,
    );
    const [open] = checkClaims([inputsOfRuns(unlike.map((run, index) => ({ ...run, seed: index % 2 })))]).filter(
      ({ id }) => id === '7a',
    );
    expect(open?.verdict).toBe('undecided');
  });

  test('7c: the training error of NLO ends at 1.5 times its least, that of SIO at 1.2 times', () => {
    const rising = [training('NLO', [0, 0, 0], [0.4, 0.2, 0.3]), training('SIO', [0, 0, 0], [0.6, 0.5, 0.6])];
    expect(decide(inputsOfRuns(rising, 'cifar10'), '7c').value).toBeCloseTo(1.2, 12);
    expect(decide(inputsOfRuns(rising, 'cifar10'), '7c').holds).toBe(true);
    expect(decide(inputsOfRuns(runs, 'cifar10'), '7c')).toEqual({ value: 1, holds: false });
    expect(decide(inputsOfRuns(rising), '7c')).toEqual({ value: null, holds: null });
    const noteOf = (batchRuns: readonly BatchRun[]) =>
      checkClaims([inputsOfRuns(batchRuns, 'cifar10')], [7]).find(({ id }) => id === '7c')?.note;
    expect(noteOf(runs)).toMatch(/^at its bound/);
    expect(noteOf(rising)).toBeNull();
  });

  test('are not decided where a construction is missing or never came to the end', () => {
    for (const batchRuns of [[], without('NLO'), [...without('NLO'), training('NLO', [0.9], [0.9], true)]]) {
      const inputs = inputsOfRuns(batchRuns, 'cifar10');
      expect(['7a', '7b', '7c', '7d'].map((id) => decide(inputs, id).value)).toEqual([null, null, null, null]);
    }
  });
});
