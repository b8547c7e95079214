import { create } from 'webgpu';
import { Gpu } from '../../dist/index.js';

const KEPT = Symbol.for('samplescope.peers.dawn');

/**
 * Gives a library that expects a browser `navigator.gpu` on the adapter, and through the driver, that Samplescope finds
 * for this choice. Samplescope's Dawn leaves out the guards of memory accesses; a library that relies on them gets a Dawn
 * that has them (`guarded`). Returns the adapter's description.
 */
export async function offerNavigatorGpu(choice, { guarded }) {
  const probe = await Gpu.open({ adapter: choice });
  await probe.close();
  const own = await globalThis[Symbol.for('samplescope.dawn')];
  const gpu = guarded ? guardedDawn(choice) : own;
  const value = { gpu, userAgent: 'Node.js' };
  Object.defineProperty(globalThis, 'navigator', { value, configurable: true });
  return probe.adapter;
}

/** Finds the drivers that Samplescope has made known. Like every Dawn it must outlive all that is made of it. */
function guardedDawn(choice) {
  const named = !['auto', 'hardware', 'software'].includes(choice);
  globalThis[KEPT] = create(named ? [`adapter=${choice}`] : []);
  return globalThis[KEPT];
}
