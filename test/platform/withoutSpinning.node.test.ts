import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { withoutSpinning } from '../../src/platform/node/withoutSpinning.ts';

/** Turns of the event loop in the last 100 of 150 milliseconds that `wait` makes of a sleep. */
async function turnsDuring(wait: (asleep: Promise<void>) => Promise<void>): Promise<number> {
  const start = performance.now();
  let turns = 0;
  let over = false;
  const spin = () => {
    if (performance.now() - start > 50) turns++;
    if (!over) setImmediate(spin);
  };
  spin();
  await wait(sleep(150));
  over = true;
  return turns;
}

describe('waiting for the adapter', () => {
  it('leaves the processor to others while something spins on the event loop', async () => {
    const spinning = await turnsDuring((asleep) => asleep);
    const waiting = await turnsDuring((asleep) => withoutSpinning(asleep));
    expect(waiting).toBeGreaterThan(10); // It goes round all the same.
    expect(waiting).toBeLessThan(Math.min(400, spinning / 5));
  });

  it('ends with the last of several waits', async () => {
    await Promise.all([withoutSpinning(sleep(5)), withoutSpinning(sleep(20))]);
    expect(await turnsDuring((asleep) => asleep)).toBeGreaterThan(1000);
  });

  it('passes on what was promised, and what became of it', async () => {
    await expect(withoutSpinning(Promise.resolve(3))).resolves.toBe(3);
    await expect(withoutSpinning(Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  });
});
