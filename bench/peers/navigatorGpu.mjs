import { Gpu } from '../../dist/index.js';

/**
 * Gives a library that expects a browser `navigator.gpu`: the Dawn of this process, started for the wanted adapter just
 * as Samplescope starts it, with the same driver and the same switches. Returns the adapter's description.
 */
export async function offerNavigatorGpu(choice) {
  const probe = await Gpu.open({ adapter: choice });
  await probe.close();
  const gpu = await globalThis[Symbol.for('samplescope.dawn')];
  const value = { gpu, userAgent: 'Node.js' };
  Object.defineProperty(globalThis, 'navigator', { value, configurable: true });
  return probe.adapter;
}
