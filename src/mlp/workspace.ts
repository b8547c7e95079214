import type { Gpu } from '../gpu/gpu.ts';
import { BINDING_ALIGNMENT, byteLength, Tensor } from '../gpu/tensor.ts';
import type { LayerInput } from '../kernels/layerInput.ts';
import { at } from './at.ts';
import type { BatchSource } from './batchSource.ts';
import type { LayerShape } from './shape.ts';

export interface WorkspaceOptions {
  readonly networks: number;
  readonly batch: number;
  /** The layers that need gradients at their z, all by default; the loss alone needs that of the last. */
  readonly differentiated?: readonly LayerShape[];
  /** Whether the batch's rows are gathered before the first layer reads them, as where the data set is in chunks. */
  readonly gathers?: boolean;
}

/**
 * What a batch leaves in each layer. Layers alternate between two buffers, even and odd: a dispatch may not read and
 * write one buffer, and with two for the outputs and two for the gradients a single dispatch reaches all layers.
 */
export class Workspace {
  /** What each layer computes, [networks, batch, outputs + 1], and last the logits, [networks, batch, classes]. */
  readonly outputs: readonly Tensor[];
  /** Gradient of each sample's loss at each differentiated layer's z, [networks, batch, outputs]. */
  readonly gradients: readonly Tensor[];
  /** The whole buffers behind them: those of layers 0, 2, … and those of layers 1, 3, …. */
  readonly outputBuffers: readonly [Tensor, Tensor];
  readonly gradientBuffers: readonly [Tensor, Tensor];
  /** The batch's rows, [networks, batch, inputs + 1], where they are gathered. */
  readonly gathered: Tensor | undefined;

  readonly batch: number;

  private readonly rows: readonly [networks: number, batch: number];
  private readonly inputs: number;

  constructor(
    gpu: Gpu,
    layers: readonly LayerShape[],
    { networks, batch, differentiated = layers, gathers = false }: WorkspaceOptions,
  ) {
    const [first, ...upper] = layers.map(({ inputs }) => inputs + 1);
    const classes = layers.at(-1)?.outputs ?? 0;
    this.batch = batch;
    this.rows = [networks, batch];
    this.inputs = (first ?? 1) - 1;
    const shaped = (widths: readonly number[]) => widths.map((width) => [...this.rows, width]);
    const outputs = alternate(gpu, 'Workspace.outputs', shaped([...upper, classes]));
    const gradients = alternate(gpu, 'Workspace.gradients', shaped(differentiated.map((layer) => layer.outputs)));
    this.gathered = gathers ? Tensor.create(gpu, 'Workspace.gathered', [...this.rows, this.inputs + 1]) : undefined;
    this.outputs = outputs.views;
    this.outputBuffers = outputs.buffers;
    this.gradients = gradients.views;
    this.gradientBuffers = gradients.buffers;
  }

  /** What a layer reads: the layer below, or for the first layer the step's samples, gathered or where they lie. */
  inputOf(layer: number, { split, order, step }: BatchSource): LayerInput {
    if (layer > 0) return at(this.outputs, layer - 1);
    const { samples } = at(split.chunks, 0);
    return this.gathered ?? { samples, order, step, shape: [...this.rows, this.inputs + 1] };
  }

  destroy(): void {
    for (const buffer of [...this.outputBuffers, ...this.gradientBuffers]) buffer.destroy();
    this.gathered?.destroy();
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
  if (even === undefined || odd === undefined) throw new RangeError('expected two buffers');
  const views = shapes.map((shape, index) =>
    (index % 2 === 0 ? even : odd).view(`${label}.${index}`, offsets[index] ?? 0, shape),
  );
  return { views, buffers: [even, odd] as const };
}

function alignedBytes(shape: readonly number[]): number {
  return Math.ceil(byteLength(shape) / BINDING_ALIGNMENT) * BINDING_ALIGNMENT;
}
