import { describe, expect, it } from 'vitest';
import { BATCHES, PAPER_BATCHES } from '../../../src/batches/names.ts';
import { configOf, firstRun, isRepetition, planUnits, studyRuns, unitsOf } from '../../../src/studies/running/plan.ts';
import type { StudyRun, StudySettings } from '../../../src/studies/running/settings.ts';
import { LEAST_ROOM } from '../../../src/studies/running/sideBySide.ts';
import { OUTLINE, studySettings } from './smallStudy.ts';

const ALL = studySettings({
  figures: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  seeds: 3,
  initialisations: 5,
  repetitions: 1,
});

function namesOf(runs: readonly StudyRun[]): string[] {
  return runs.map(({ name }) => name);
}

function runsOf(changes: Partial<StudySettings>): string[] {
  return namesOf(studyRuns({ ...ALL, ...changes }));
}

describe('the runs of all figures', () => {
  const runs = studyRuns(ALL);

  it('train each construction from each initialisation, exactly once', () => {
    expect(runs.length).toBe(9 * 5);
    expect(new Set(namesOf(runs)).size).toBe(45);
    for (const seed of [1, 2, 3, 4, 5]) {
      const own = runs.filter((run) => run.seed === seed).map(({ batches }) => batches);
      expect(own.sort()).toEqual([...BATCHES].sort());
    }
  });

  it('begin with the seeds of figure 1, which alone keep records', () => {
    expect(namesOf(runs.slice(0, 3))).toEqual(['Rand-1', 'Rand-2', 'Rand-3']);
    expect(runs.map(({ keep }) => keep)).toEqual([...Array(3).fill('records'), ...Array(42).fill('errors')]);
    expect(firstRun(ALL)).toBe('Rand-1');
  });

  it("are followed by figure 8 for the first seed and the paper's own constructions", () => {
    const followed = runs.filter(({ path }) => path);
    expect(namesOf(followed)).toEqual(PAPER_BATCHES.map((batches) => `${batches}-1`));
  });

  it('end where figure 8 compares them, from each further seed', () => {
    const compared = runs.filter(({ end }) => end);
    expect(new Set(namesOf(compared))).toEqual(
      new Set([2, 3, 4, 5].flatMap((seed) => PAPER_BATCHES.map((batches) => `${batches}-${seed}`))),
    );
  });

  it('repeat the first with other seeds of parameters and order, after the seeds of figure 1', () => {
    const later = { ...ALL, run: { ...ALL.run, orderSeed: 9 }, repetitions: 3 };
    const repeated = studyRuns(later).slice(3, 5);
    expect(repeated).toEqual([
      { name: 'Rand-2-order-10', batches: 'Rand', seed: 2, orderSeed: 10, keep: 'records', path: false, end: false },
      { name: 'Rand-3-order-11', batches: 'Rand', seed: 3, orderSeed: 11, keep: 'records', path: false, end: false },
    ]);
    expect(repeated.every(isRepetition)).toBe(true);
    expect(studyRuns(later).filter(isRepetition)).toHaveLength(2);
  });

  it('may have more seeds than initialisations', () => {
    expect(runsOf({ seeds: 3, initialisations: 1 })).toEqual([
      ...['Rand-1', 'Rand-2', 'Rand-3'],
      ...BATCHES.slice(1).map((batches) => `${batches}-1`),
    ]);
  });

  it('begin at the seed that was given', () => {
    const later = { ...ALL, run: { ...ALL.run, seed: 7 }, figures: [1, 8] };
    expect(namesOf(studyRuns(later)).slice(0, 4)).toEqual(['Rand-7', 'Rand-8', 'Rand-9', 'NLO-7']);
    expect(firstRun(later)).toBe('Rand-7');
  });
});

describe('the runs of some figures', () => {
  it.each([2, 3, 4, 5, 6, 9, 10])('are one for figure %i', (figure) => {
    expect(studyRuns({ ...ALL, figures: [figure] })).toEqual([
      { name: 'Rand-1', batches: 'Rand', seed: 1, keep: 'records', path: false, end: false },
    ]);
  });

  it.each([2, 3, 4, 5, 6, 10])('repeat the first for the claims of figure %i', (figure) => {
    expect(runsOf({ figures: [figure], repetitions: 2 })).toEqual(['Rand-1', 'Rand-2-order-2']);
  });

  it.each([1, 7, 8, 9])('repeat nothing for figure %i, which has no claim about a single run', (figure) => {
    expect(studyRuns({ ...ALL, figures: [figure], repetitions: 2 }).some(isRepetition)).toBe(false);
  });

  it('are the seeds for figure 1, the seven paths for figure 8, and all initialisations for figure 7', () => {
    expect(runsOf({ figures: [1] })).toEqual(['Rand-1', 'Rand-2', 'Rand-3']);
    expect(runsOf({ figures: [8], initialisations: 2 })).toEqual([
      ...PAPER_BATCHES.map((batches) => `${batches}-1`),
      ...PAPER_BATCHES.map((batches) => `${batches}-2`),
    ]);
    expect(runsOf({ figures: [7], initialisations: 2 })).toEqual([
      ...BATCHES.map((batches) => `${batches}-1`),
      ...BATCHES.map((batches) => `${batches}-2`),
    ]);
  });

  it('keep records of the first run alone without figure 1, and no path without figure 8', () => {
    const runs = studyRuns({ ...ALL, figures: [7] });
    expect(runs.filter(({ keep }) => keep === 'records').map(({ name }) => name)).toEqual(['Rand-1']);
    expect(runs.some(({ path }) => path)).toBe(false);
  });
});

describe('the configuration of a run', () => {
  const settings = { ...ALL, run: { ...ALL.run, order: 'shuffled', orderSeed: 9 } } as const;
  const named = (name: string) => studyRuns(settings).find((run) => run.name === name) ?? expect.fail(name);
  const config = (name: string) => configOf({ settings, given: 'strokes', data: OUTLINE }, named(name));

  it('differs in seed and batches, and measures importance where records are kept', () => {
    expect(config('Rand-2')).toMatchObject({ seed: 2, orderSeed: 9, batches: 'Rand', norms: true, order: 'shuffled' });
    const repeated = configOf(
      { settings: { ...settings, repetitions: 2 }, given: 'strokes', data: OUTLINE },
      studyRuns({ ...settings, repetitions: 2 }).find(isRepetition) ?? expect.fail('no repetition'),
    );
    expect(repeated).toMatchObject({ seed: 2, orderSeed: 10, batches: 'Rand', norms: true, order: 'shuffled' });
    expect(config('SIM-4')).toMatchObject({ seed: 4, orderSeed: 9, batches: 'SIM', norms: false, order: 'fixed' });
  });

  it('names the run from which sorted batches take their scores', () => {
    expect(config('NLO-3').scores).toBe('../Rand-1');
    expect(config('Rand-4')).not.toHaveProperty('scores');
  });
});

describe('the units of a plan', () => {
  const runs = studyRuns(ALL);
  const units = (samples: number, most: number) => {
    const outline = { ...OUTLINE, train: { samples } };
    return unitsOf(
      runs,
      (run) => configOf({ settings: ALL, given: 'strokes', data: outline }, run),
      () => most,
    );
  };

  it('hold every run once, those with records apart, in even numbers and no more than allowed', () => {
    for (const most of [1, 2, 4, 10, 41, 42, 100]) {
      const planned = units(60, most);
      expect(namesOf(planned.flat())).toEqual(namesOf(runs));
      for (const unit of planned) expect(new Set(unit.map(({ keep }) => keep)).size).toBe(1);
      const lengths = planned.filter(([run]) => run?.keep === 'errors').map(({ length }) => length);
      expect(lengths.length).toBe(Math.ceil(42 / most));
      expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
      expect(Math.max(...planned.map(({ length }) => length))).toBeLessThanOrEqual(most);
    }
  });

  it('keep constructions apart that visit the short batch at another place: last, first or anywhere', () => {
    const constructions = units(64, 100)
      .filter(([run]) => run?.keep === 'errors')
      .map((unit) => [...new Set(unit.map(({ batches }) => batches))]);
    expect(constructions).toContainEqual(['NLO', 'SIO', 'Rand']);
    expect(constructions).toContainEqual(['RNLO', 'RSIO']);
    expect(constructions).toContainEqual(['NLM', 'SIM']);
    expect(constructions.flat().filter((name) => name === 'NLS')).toHaveLength(1);
  });

  it('are bounded by the flag and by the adapter', () => {
    const most = (networks?: number) =>
      Math.max(
        ...planUnits(LEAST_ROOM, { settings: ALL, given: 'strokes', data: OUTLINE }, networks).map(
          ({ length }) => length,
        ),
      );
    expect([most(5), most()]).toEqual([5, 42]);
  });
});
