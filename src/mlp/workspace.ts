import type { Gpu } from '../gpu/gpu.ts';
import { BINDING_ALIGNMENT, byteLength, Tensor } from '../gpu/tensor.ts';
import type { LayerShape } from './shape.ts';

/**
 * What a batch leaves in each layer. Layers alternate between two buffers, even and odd: a dispatch may not read and
 * write one buffer, and with two for the inputs and two for the gradients a single dispatch reaches all layers.
 */
export class Workspace {
  /** What each layer reads, [networks, batch, inputs + 1], and last the logits, [networks, batch, classes]. */
  readonly activations: readonly Tensor[];
  /** Gradient of each sample's loss at each differentiated layer's z, [networks, batch, outputs]. */
  readonly gradients: readonly Tensor[];
  /** The whole buffers behind them: those of layers 0, 2, … and those of layers 1, 3, …. */
  readonly activationBuffers: readonly [Tensor, Tensor];
  readonly gradientBuffers: readonly [Tensor, Tensor];

  /** `differentiated`: the layers that need gradients at their z; the loss alone needs that of the last. */
  constructor(
    gpu: Gpu,
    layers: readonly LayerShape[],
    networks: number,
    batch: number,
    differentiated: readonly LayerShape[] = layers,
  ) {
    const widths = layers.map(({ inputs }) => inputs + 1);
    const classes = layers.at(-1)?.outputs ?? 0;
    const rows = [networks, batch] as const;
    const activations = alternate(
      gpu,
      'Workspace.activations',
      [...widths, classes].map((width) => [...rows, width]),
    );
    const gradients = alternate(
      gpu,
      'Workspace.gradients',
      differentiated.map(({ outputs }) => [...rows, outputs]),
    );
    this.activations = activations.views;
    this.activationBuffers = activations.buffers;
    this.gradients = gradients.views;
    this.gradientBuffers = gradients.buffers;
  }

  destroy(): void {
    for (const buffer of [...this.activationBuffers, ...this.gradientBuffers]) buffer.destroy();
  }
}

/** Tensors of the given shapes, the even ones in one buffer and the odd ones in another. */
function alternate(gpu: Gpu, label: string, shapes: readonly (readonly number[])[]) {
  const ends = [0, 0];
  const offsets = shapes.map((shape, index) => {
    const offset = ends[index % 2] ?? 0;
    ends[index % 2] = offset + alignedBytes(shape);
    return offset;
  });
  const [even, odd] = ends.map((end, parity) => Tensor.create(gpu, `${label}[${parity}]`, [Math.max(end / 4, 4)]));
  if (even === undefined || odd === undefined) throw new RangeError('two buffers were made');
  const views = shapes.map((shape, index) =>
    (index % 2 === 0 ? even : odd).view(`${label}.${index}`, offsets[index] ?? 0, shape),
  );
  return { views, buffers: [even, odd] as const };
}

function alignedBytes(shape: readonly number[]): number {
  return Math.ceil(byteLength(shape) / BINDING_ALIGNMENT) * BINDING_ALIGNMENT;
}
