import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withoutSpinning } from '../../src/platform/node/withoutSpinning.ts';

/** What the event loop is to do in its next turns, and the milliseconds of each sleep; no test really sleeps. */
const turns: (() => void)[] = [];
const sleeps: number[] = [];

beforeEach(() => {
  [turns.length, sleeps.length] = [0, 0];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('setImmediate', (turn: () => void) => turns.push(turn));
  vi.spyOn(Atomics, 'wait').mockImplementation((_array, _index, _value, milliseconds = Number.NaN) => {
    sleeps.push(milliseconds);
    return 'timed-out';
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Begins a wait; what it returns ends the wait. */
function beginWaiting() {
  let end = () => {};
  const promised = new Promise<void>((resolve) => {
    end = resolve;
  });
  const waiting = withoutSpinning(promised);
  return () => {
    end();
    return waiting;
  };
}

describe('waiting for the adapter', () => {
  it('spins where the wait is short', async () => {
    const end = beginWaiting();
    vi.advanceTimersByTime(1);
    await end();
    vi.runAllTimers();
    expect([turns, sleeps]).toEqual([[], []]);
  });

  it('makes every turn of the event loop sleep for half a millisecond where the wait is longer', async () => {
    const end = beginWaiting();
    vi.advanceTimersByTime(2);
    turns.shift()?.();
    turns.shift()?.();
    expect([turns.length, sleeps]).toEqual([1, [0.5, 0.5]]);
    await end();
    turns.shift()?.();
    expect([turns.length, sleeps]).toEqual([0, [0.5, 0.5]]);
  });

  it('plans one turn at a time for several waits, until the last of them ends', async () => {
    const [endFirst, endLast] = [beginWaiting(), beginWaiting()];
    vi.advanceTimersByTime(2);
    expect(turns).toHaveLength(1);
    await endFirst();
    turns.shift()?.();
    expect([turns.length, sleeps.length]).toEqual([1, 1]);
    await endLast();
    turns.shift()?.();
    expect([turns.length, sleeps.length]).toEqual([0, 1]);
  });

  it('resolves and rejects as the promise that it waits for', async () => {
    await expect(withoutSpinning(Promise.resolve(3))).resolves.toBe(3);
    await expect(withoutSpinning(Promise.reject(new Error('lost')))).rejects.toThrow('lost');
    vi.runAllTimers();
    expect(turns).toEqual([]);
  });
});
