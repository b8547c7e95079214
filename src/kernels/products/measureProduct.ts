import { type Gpu, GpuError } from '../../gpu/gpu.ts';
import type { Dispatch } from '../../gpu/kernel.ts';
import { Owner } from '../../gpu/owner.ts';
import { PassTimer } from '../../gpu/passTimer.ts';
import { readShaderInterface } from '../../gpu/shaderInterface.ts';
import { Tensor } from '../../gpu/tensor.ts';
import { bindProduct } from './bindProduct.ts';
import type { Product } from './product.ts';
import { pieceOf } from './productClass.ts';
import { timeInTurn } from './timeInTurn.ts';
import { candidatesOf, type ProductVariant, usualVariant } from './variants.ts';

/** A sample lasts about this long at least, milliseconds: far beyond the cost of a submission. */
const SAMPLE_MILLISECONDS = 8;

/**
 * Milliseconds that the candidates take for the same piece of a product; those that are clearly slower run once. The
 * product's own tensors are only read: what it writes goes to tensors of their size, which are destroyed again. Undefined
 * where there is no memory for those. Throws GpuError.
 */
export function measureProduct(
  gpu: Gpu,
  product: Product,
  bind = bindProduct,
): Promise<Map<ProductVariant, number> | undefined> {
  return Owner.during(async (owner) => {
    const piece = pieceOf(gpu, product);
    const tensors = await scratchTensors(gpu, owner, product, piece.networks);
    if (tensors === undefined) return undefined;
    const timer = owner.own(PassTimer.create(gpu, false));
    const candidates = await bindCandidates({ gpu, owner, timer, bind }, { ...product, ...piece, tensors });
    return timeCandidates(timer, candidates, usualVariant(gpu));
  });
}

/** What candidates are bound and run with. */
interface BindingParts {
  readonly gpu: Gpu;
  readonly owner: Owner;
  readonly timer: PassTimer;
  readonly bind: typeof bindProduct;
}

interface Candidate {
  readonly variant: ProductVariant;
  readonly dispatch: Dispatch;
}

/** The candidates that compile, after each has run on a small piece: drivers put off a part of their work until then. */
async function bindCandidates({ gpu, owner, timer, bind }: BindingParts, piece: Product): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const variant of candidatesOf(gpu)) {
    const small = bind(gpu, { ...piece, rows: 1, columns: 1, networks: 1 }, variant);
    const first = await small.catch((error) => passOver(gpu, variant, error));
    if (first === undefined) continue;
    await timer.sample([owner.own(first)], 1);
    candidates.push({ variant, dispatch: owner.own(await bind(gpu, piece, variant)) });
  }
  return candidates;
}

/** Leaves out a candidate that a driver cannot compile. Throws the error where it is the usual one, or the device failed. */
function passOver(gpu: Gpu, variant: ProductVariant, error: unknown): undefined {
  gpu.check();
  if (variant === usualVariant(gpu) || !(error instanceof GpuError)) throw error;
}

async function timeCandidates(
  timer: PassTimer,
  candidates: readonly Candidate[],
  usual: ProductVariant,
): Promise<Map<ProductVariant, number>> {
  const dispatchesOf = (wanted: ProductVariant) =>
    candidates.filter(({ variant }) => variant === wanted).map(({ dispatch }) => dispatch);
  const { repeats } = await timer.calibrate(dispatchesOf(usual), SAMPLE_MILLISECONDS);
  const variants = candidates.map(({ variant }) => variant);
  return timeInTurn(variants, usual, async (variant) => {
    return (await timer.sample(dispatchesOf(variant), repeats)).wall / repeats;
  });
}

/** The product's tensors, with others in place of those that it writes: these have room for the measured networks. */
function scratchTensors(
  gpu: Gpu,
  owner: Owner,
  { label, sources, tensors, networks }: Product,
  measured: number,
): Promise<Record<string, Tensor> | undefined> {
  const { bindings } = readShaderInterface(sources.join('\n'));
  const written = bindings.filter(({ access }) => access === 'read_write').map(({ name }) => name);
  return gpu.ifRoom(() => {
    const scratch: Record<string, Tensor> = { ...tensors };
    for (const name of written) {
      const values = (tensors[name]?.byteLength ?? 0) / 4;
      scratch[name] = owner.own(Tensor.create(gpu, `${label}.measured`, [(values * measured) / networks]));
    }
    return scratch;
  });
}
