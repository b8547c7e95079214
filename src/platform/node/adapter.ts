import { constants } from 'node:os';
import { join } from 'node:path';
import { type AdapterChoice, checkChoice, type FoundAdapter, NoAdapterError } from '../adapterChoice.ts';
import { unpackChromiumPackage } from './chromiumPackage.ts';

/**
 * Dawn's root object. It must outlive every GPU object of the process (losing it crashes, also long after): so it is kept
 * where nothing collects it, and the first choice of adapter stands.
 */
const DAWN = Symbol.for('samplescope.dawn');
/** A first root object, made for an adapter's name in the wrong case; it has made no other object but must live as long. */
const MISSPELT = Symbol.for('samplescope.dawn.misspelt');
const keeper = globalThis as typeof globalThis & { [DAWN]?: Promise<GPU>; [MISSPELT]?: GPU };

/** RTLD_NODELETE: the Vulkan loader stays mapped after Node closes the handle that it could not use as an addon. */
const STAY_LOADED = 0x1000;

/**
 * Finds an adapter through Dawn: a GPU where there is one, else the software adapter (SwiftShader) from the npm package
 * `@sparticuz/chromium`. Variables of the Vulkan loader (`VK_DRIVER_FILES`, `VK_ICD_FILENAMES`) are respected.
 * Throws NoAdapterError where nothing fits the choice.
 */
export async function findAdapter(choice: AdapterChoice): Promise<FoundAdapter> {
  keeper[DAWN] ??= startDawn(choice);
  return checkChoice(await requestAdapter(await keeper[DAWN], choice), choice);
}

async function startDawn(choice: AdapterChoice): Promise<GPU> {
  await offerSoftwareAdapter(choice);
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  const gpu = create(dawnOptions(choice));
  const spelt = isName(choice) ? await spellingOf(choice, gpu) : undefined;
  if (spelt === undefined) return gpu;
  keeper[MISSPELT] = gpu;
  return create(dawnOptions(spelt));
}

/** An adapter's own name where only large and small letters keep Dawn from finding it; adapters describe themselves in either. */
async function spellingOf(choice: AdapterChoice, gpu: GPU): Promise<string | undefined> {
  try {
    await gpu.requestAdapter();
    return undefined;
  } catch (error) {
    return namesIn(error).find((name) => name.toLowerCase().includes(choice.toLowerCase()));
  }
}

/**
 * Dawn guards every memory access of a shader, which takes a third of SwiftShader's time. The guards are off here, since
 * only this program's own shaders run; in browsers they stay on, and the shaders must give the same bits.
 */
const OPTIONS = ['disable-dawn-features=timestamp_quantization', 'enable-dawn-features=disable_robustness'];

function dawnOptions(choice: AdapterChoice): string[] {
  return isName(choice) ? [...OPTIONS, `adapter=${choice}`] : OPTIONS;
}

function isName(choice: AdapterChoice): boolean {
  return !['auto', 'hardware', 'software'].includes(choice);
}

/**
 * Makes the packaged driver known to the Vulkan loader, beside the system's drivers (Dawn ranks processors after GPUs) or
 * (`software`) in their place, and lends the packaged loader to a system that has none.
 */
async function offerSoftwareAdapter(choice: AdapterChoice): Promise<void> {
  const hasLoader = loadLibrary('libvulkan.so.1');
  const { VK_DRIVER_FILES, VK_ICD_FILENAMES } = process.env;
  const wantsDriver = choice !== 'hardware' && !VK_DRIVER_FILES && !VK_ICD_FILENAMES;
  if (hasLoader && !wantsDriver) return;
  const folder = await unpackChromiumPackage('swiftshader', ['swiftshader.tar.br']);
  if (folder === undefined) return;
  const loaded = hasLoader || loadLibrary(join(folder, 'libvulkan.so.1'));
  if (!loaded || !wantsDriver) return;
  const variable = choice === 'software' ? 'VK_DRIVER_FILES' : 'VK_ADD_DRIVER_FILES';
  process.env[variable] = join(folder, 'vk_swiftshader_icd.json');
}

/** Loads a shared library so that later look-ups by its name find it. Node then says that it is no addon, as expected. */
function loadLibrary(path: string): boolean {
  try {
    process.dlopen({ exports: {} }, path, constants.dlopen.RTLD_NOW | STAY_LOADED);
    return true;
  } catch (error) {
    return error instanceof Error && error.message.includes('did not self-register');
  }
}

/** Dawn throws where no adapter has the wanted name, and lists those that there are. */
async function requestAdapter(gpu: GPU, choice: AdapterChoice): Promise<GPUAdapter | null> {
  try {
    return await gpu.requestAdapter({ powerPreference: 'high-performance' });
  } catch (error) {
    const names = namesIn(error);
    const found = names.length > 0 ? `there is ${names.join(', ')}` : 'none was found';
    throw new NoAdapterError(`no WebGPU adapter fits the choice ${choice}; ${found}`, { cause: error });
  }
}

/** The adapters that there are, as Dawn's error lists them. */
function namesIn(error: unknown): string[] {
  return [...String(error).matchAll(/name: '([^']*)'/g)].flatMap((match) => match[1] ?? []);
}
