import { type AdapterChoice, checkChoice, type FoundAdapter, NoAdapterError } from './adapterChoice.ts';

/** What the rest of the program needs of a browser: everything that differs between Node and a browser. */
export { changeStored, readStored } from './browser/stored.ts';

/** The browser's adapter. Throws NoAdapterError where it has none or another than was chosen. */
export async function findAdapter(choice: AdapterChoice): Promise<FoundAdapter> {
  if (!('gpu' in navigator)) {
    const reason = isSecureContext ? 'this browser has no WebGPU' : 'WebGPU needs https or localhost';
    throw new NoAdapterError(`no WebGPU adapter: ${reason}`);
  }
  const forceFallbackAdapter = choice === 'software';
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance', forceFallbackAdapter });
  return checkChoice(adapter, choice);
}

/** A browser waits for its GPU process without using the processor. */
export function withoutSpinning<T>(promise: Promise<T>): Promise<T> {
  return promise;
}

/** For instance `Mozilla/5.0 … Chrome/147.0.0.0 …`. */
export function describeRuntime(): string {
  return navigator.userAgent;
}
