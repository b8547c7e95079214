import { describe, expect, it } from 'vitest';
import { StepBudget } from '../../src/lab/worker/training/stepBudget.ts';

/** Takes steps, at most `most` at a time, until the budget grants no more at once. Returns each grant. */
function takeAll(budget: StepBudget, most = 4): number[] {
  const granted: number[] = [];
  for (;;) {
    if (budget.held) return granted;
    const steps = budget.allow(most);
    if (typeof steps !== 'number') return granted;
    granted.push(steps);
  }
}

const STEPS = 6;
const newBudget = (granted = 0) => new StepBudget(granted, STEPS, () => undefined);

describe('the budget of steps', () => {
  it('is held at first, and grants one batch or the rest of the epoch', () => {
    const budget = newBudget();
    expect(budget.held).toBe(true);
    budget.goOn('batch');
    expect(takeAll(budget)).toEqual([1]);
    budget.goOn('epoch');
    expect(takeAll(budget)).toEqual([4, 1]);
    expect(budget.position).toBe(STEPS);
    budget.goOn('epoch');
    expect(takeAll(budget)).toEqual([4, 2]);
  });

  it('plays to the last wanted epoch, and from there for as many epochs again', () => {
    const budget = newBudget();
    budget.stopAt(2);
    budget.goOn('play');
    takeAll(budget);
    expect(budget.position).toBe(2 * STEPS);
    budget.goOn('play');
    takeAll(budget);
    expect(budget.position).toBe(4 * STEPS);
  });

  it('plays on for as many epochs each time, also from beyond the last wanted epoch', () => {
    const budget = newBudget(7 * STEPS + 2);
    budget.stopAt(2);
    for (const epoch of [9, 11, 13]) {
      budget.goOn('play');
      takeAll(budget);
      expect(budget.position).toBe(epoch * STEPS);
    }
  });

  it('moves its end while it plays', () => {
    const budget = newBudget();
    budget.stopAt(1);
    budget.goOn('play');
    budget.allow(4);
    budget.stopAt(3);
    takeAll(budget);
    expect(budget.position).toBe(3 * STEPS);
  });

  it('grants nothing more once it is paused', () => {
    const budget = newBudget();
    budget.goOn('play');
    budget.allow(4);
    budget.pause();
    expect(budget.held).toBe(true);
    expect(budget.position).toBe(4);
  });

  it('answers with a promise while it is held', async () => {
    const budget = newBudget();
    const waiting = budget.allow(4);
    expect(waiting).toBeInstanceOf(Promise);
    budget.goOn('batch');
    expect(await waiting).toBe(1);
  });

  it('grants steps no faster than it is told to', async () => {
    const budget = newBudget();
    budget.slowTo(100);
    budget.goOn('play');
    const started = performance.now();
    let steps = 0;
    while (steps < 21) steps += await budget.allow(4);
    expect(performance.now() - started).toBeGreaterThan(150);
    budget.slowTo(null);
    expect(budget.allow(4)).toBe(4);
  });
});
