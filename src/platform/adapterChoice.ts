/** `auto`: a GPU, else software; `hardware` and `software`: that or nothing; anything else: part of an adapter's name. */
export type AdapterChoice = 'auto' | 'hardware' | 'software' | (string & {});

export interface FoundAdapter {
  readonly adapter: GPUAdapter;
  /** True where the processor does the work. */
  readonly software: boolean;
}

/** No adapter fits the choice; the message says what was looked for and what there is. */
export class NoAdapterError extends Error {
  override readonly name = 'NoAdapterError';
  readonly remedy = 'chooseAdapter';
}

const SOFTWARE = /swiftshader|llvmpipe|lavapipe|basic render/i;

/** True for adapters that run on the processor. */
export function isSoftware(info: GPUAdapterInfo): boolean {
  return info.isFallbackAdapter === true || SOFTWARE.test(describeAdapter(info));
}

/** What an adapter says of itself in one line, for instance `google · swiftshader · SwiftShader driver 5.0.0`. */
export function describeAdapter(
  info: Pick<GPUAdapterInfo, 'vendor' | 'architecture' | 'device' | 'description'>,
): string {
  const parts = [info.vendor, info.architecture, info.device, info.description];
  return [...new Set(parts.filter((part) => part !== ''))].join(' · ');
}

/** The adapter where it fits the choice. Throws NoAdapterError where it does not. */
export function checkChoice(adapter: GPUAdapter | null, choice: AdapterChoice): FoundAdapter {
  if (adapter === null) throw new NoAdapterError(`no WebGPU adapter fits the choice ${choice}; none was found`);
  const software = isSoftware(adapter.info);
  const name = describeAdapter(adapter.info);
  const fits =
    choice === 'auto' ||
    (choice === 'hardware' && !software) ||
    (choice === 'software' && software) ||
    name.toLowerCase().includes(choice.toLowerCase());
  if (!fits) throw new NoAdapterError(`no WebGPU adapter fits the choice ${choice}; the one found is ${name}`);
  return { adapter, software };
}
