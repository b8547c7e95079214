import { describe, expect, it } from 'vitest';
import { Gate } from '../../src/lab/worker/gate.ts';

/** Takes as many steps as the gate gives at once, at most `most` at a time. */
function takeAll(gate: Gate, most = 4): number[] {
  const granted: number[] = [];
  for (;;) {
    if (gate.held) return granted;
    const steps = gate.allow(most);
    if (typeof steps !== 'number') return granted;
    granted.push(steps);
  }
}

const STEPS = 6;
const newGate = (granted = 0) => new Gate(granted, STEPS, () => undefined);

describe('the gate', () => {
  it('is held at first, and lets on by a batch or to the end of the epoch', () => {
    const gate = newGate();
    expect(gate.held).toBe(true);
    gate.step('batch');
    expect(takeAll(gate)).toEqual([1]);
    gate.step('epoch');
    expect(takeAll(gate)).toEqual([4, 1]);
    expect(gate.position).toBe(STEPS);
    gate.step('epoch');
    expect(takeAll(gate)).toEqual([4, 2]);
  });

  it('plays to the last wanted epoch, and from there by as many again', () => {
    const gate = newGate();
    gate.stopAfter(2);
    gate.play();
    takeAll(gate);
    expect(gate.position).toBe(2 * STEPS);
    gate.play();
    takeAll(gate);
    expect(gate.position).toBe(4 * STEPS);
  });

  it('plays on by as many each time, also from beyond the last wanted epoch', () => {
    const gate = newGate(7 * STEPS + 2);
    gate.stopAfter(2);
    for (const epoch of [9, 11, 13]) {
      gate.play();
      takeAll(gate);
      expect(gate.position).toBe(epoch * STEPS);
    }
  });

  it('moves its end while it plays', () => {
    const gate = newGate();
    gate.stopAfter(1);
    gate.play();
    gate.allow(4);
    gate.stopAfter(3);
    takeAll(gate);
    expect(gate.position).toBe(3 * STEPS);
  });

  it('stops at once where it is paused', () => {
    const gate = newGate();
    gate.play();
    gate.allow(4);
    gate.pause();
    expect(gate.held).toBe(true);
    expect(gate.position).toBe(4);
  });

  it('keeps a promise for when it is let on', async () => {
    const gate = newGate();
    const waiting = gate.allow(4);
    expect(waiting).toBeInstanceOf(Promise);
    gate.step('batch');
    expect(await waiting).toBe(1);
  });

  it('goes no faster than it may', async () => {
    const gate = newGate();
    gate.slowTo(100);
    gate.play();
    const started = performance.now();
    let steps = 0;
    while (steps < 21) steps += await gate.allow(4);
    expect(performance.now() - started).toBeGreaterThan(150);
    gate.slowTo(null);
    expect(gate.allow(4)).toBe(4);
  });
});
