import { type Gpu, GpuError } from '../../gpu/gpu.ts';
import type { Dispatch } from '../../gpu/kernel.ts';
import { Owner } from '../../gpu/owner.ts';
import { readShaderInterface } from '../../gpu/shaderInterface.ts';
import { Tensor } from '../../gpu/tensor.ts';
import { type ProductSize, pieceOf } from './productClass.ts';
import { timeInTurn } from './timeInTurn.ts';
import { candidatesOf, type ProductVariant, usualVariant } from './variants.ts';

/** A product as product.ts has it: the part that measuring it needs. */
export interface MeasurableProduct extends ProductSize {
  readonly label: string;
  readonly sources: readonly string[];
  readonly tensors: Readonly<Record<string, Tensor>>;
}

/** Binds a product to its tensors, made by a variant. */
export type Bind<P> = (gpu: Gpu, wanted: P, variant: ProductVariant) => Promise<Dispatch>;

/** A sample lasts about this long at least, milliseconds: far beyond the cost of a submission. */
const SAMPLE_MILLISECONDS = 8;
const MOST_REPEATS = 2000;

/**
 * Milliseconds that the candidates take for the same piece of a product, those that are clearly slower after a single
 * run. The product's own tensors are only read: what it writes goes to tensors of their size, which are destroyed again.
 * Undefined where there is no memory for those. Throws GpuError.
 */
export async function measureProduct<P extends MeasurableProduct>(
  gpu: Gpu,
  wanted: P,
  bind: Bind<P>,
): Promise<Map<ProductVariant, number> | undefined> {
  const owner = new Owner();
  try {
    const piece = pieceOf(gpu, wanted);
    const tensors = await scratchTensors(gpu, owner, wanted, piece.networks);
    if (tensors === undefined) return undefined;
    const made = async (variant: ProductVariant, size: Partial<ProductSize>) =>
      owner.own(await bind(gpu, { ...wanted, tensors, ...piece, ...size }, variant));
    const dispatches = new Map<ProductVariant, Dispatch>();
    for (const variant of candidatesOf(gpu)) {
      // Drivers put off a part of their work until a shader first runs.
      const small = await made(variant, { rows: 1, columns: 1, networks: 1 }).catch((error) =>
        passOver(gpu, variant, error),
      );
      if (small === undefined) continue;
      await sample(gpu, small, 1);
      dispatches.set(variant, await made(variant, {}));
    }
    const usual = usualVariant(gpu);
    const repeats = await repeatsOf(gpu, dispatches.get(usual));
    return await timeInTurn([...dispatches.keys()], usual, async (variant) => {
      return (await sample(gpu, dispatches.get(variant), repeats)) / repeats;
    });
  } finally {
    owner.destroy();
  }
}

/** A candidate that a driver cannot compile is none. Throws the error where it is the usual one's, or the device failed. */
function passOver(gpu: Gpu, variant: ProductVariant, error: unknown): undefined {
  gpu.check();
  if (variant === usualVariant(gpu) || !(error instanceof GpuError)) throw error;
}

/** The product's tensors, but others in the place of those that it writes, with room for so many of its networks. */
async function scratchTensors(
  gpu: Gpu,
  owner: Owner,
  { label, sources, tensors, networks }: MeasurableProduct,
  measured: number,
): Promise<Record<string, Tensor> | undefined> {
  const { bindings } = readShaderInterface(sources.join('\n'));
  const written = bindings.filter(({ access }) => access === 'read_write').map(({ name }) => name);
  const scratch: Record<string, Tensor> = { ...tensors };
  gpu.device.pushErrorScope('out-of-memory');
  for (const name of written) {
    const bytes = tensors[name]?.byteLength ?? 0;
    scratch[name] = owner.own(Tensor.create(gpu, `${label}.measured`, [((bytes / 4) * measured) / networks]));
  }
  return (await gpu.device.popErrorScope()) === null ? scratch : undefined;
}

/** How often a dispatch has to run to last long enough for the host's clock. */
async function repeatsOf(gpu: Gpu, dispatch: Dispatch | undefined): Promise<number> {
  let repeats = 1;
  let taken = await sample(gpu, dispatch, repeats);
  while (taken < SAMPLE_MILLISECONDS && repeats < MOST_REPEATS) {
    const growth = Math.min(Math.max((1.2 * SAMPLE_MILLISECONDS) / taken, 1.5), 16);
    repeats = Math.min(Math.ceil(repeats * growth), MOST_REPEATS);
    taken = await sample(gpu, dispatch, repeats);
  }
  return repeats;
}

/** Milliseconds of a submission of so many dispatches. Throws GpuError where the device failed. */
async function sample(gpu: Gpu, dispatch: Dispatch | undefined, repeats: number): Promise<number> {
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  for (let repeat = 0; repeat < repeats; repeat++) dispatch?.encode(pass);
  pass.end();
  const commands = encoder.finish();
  const started = performance.now();
  gpu.device.queue.submit([commands]);
  await gpu.finish();
  return performance.now() - started;
}
