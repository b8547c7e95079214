import { expect, it } from 'vitest';
import { denseForwardCase } from '../../bench/kernels/denseForward.ts';
import { Owner } from '../../src/gpu/owner.ts';
import { PassTimer } from '../../src/gpu/passTimer.ts';
import { openTestGpu } from '../gpu/openGpu.ts';

const gpu = await openTestGpu();

it('a pass is timed by the clock of the host, and by that of the adapter where it has one', async () => {
  await Owner.during(async (owner) => {
    const kernel = denseForwardCase({ networks: 1, batch: 64, inputs: 64, outputs: 64 });
    const { dispatches } = await kernel.prepare(gpu, owner);
    const { wall, device } = await owner.own(PassTimer.create(gpu, true)).sample(dispatches, 50);
    expect(wall).toBeGreaterThan(0);
    expect(device !== undefined).toBe(gpu.features.has('timestamp-query'));
    if (device !== undefined) expect(device).toBeGreaterThanOrEqual(0);
    expect((await owner.own(PassTimer.create(gpu, false)).sample(dispatches, 1)).device).toBeUndefined();
  });
});
