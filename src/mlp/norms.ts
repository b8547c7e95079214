import type { Gpu } from '../gpu/gpu.ts';
import type { Dispatch } from '../gpu/kernel.ts';
import { Tensor } from '../gpu/tensor.ts';
import { type LayerRows, packLayers, sampleNorms } from '../kernels/sampleNorms.ts';
import { at } from './at.ts';
import type { BatchSource } from './batchSource.ts';
import type { Workspace } from './workspace.ts';

/** The pass that measures every sample's squared gradient norm in every layer; `layers` is from `createLayerTable`. */
export function normsPass(gpu: Gpu, workspace: Workspace, layers: Tensor, source: BatchSource): Promise<Dispatch> {
  const { split, order, step, records } = source;
  const { outputBuffers: outputs, gradientBuffers: gradients, batch } = workspace;
  const { squaredNorms } = split;
  return sampleNorms(gpu, { layers, order, step, batch, squaredNorms, outputs, gradients, records });
}

/** Where the rows of each layer lie in the workspace. */
export function createLayerTable(gpu: Gpu, { gradients, outputs }: Workspace): Tensor {
  const rows = gradients.map((gradient, layer) => rowsOf(gradient, layer === 0 ? undefined : at(outputs, layer - 1)));
  return Tensor.create(gpu, 'layers', [rows.length, 4]).write(packLayers(rows));
}

function rowsOf(gradient: Tensor, input: Tensor | undefined): LayerRows {
  const [dOutput, below] = [placeOf(gradient), input ? placeOf(input) : { first: 0, pitch: 0 }];
  return {
    input: below.first,
    inputPitch: below.pitch,
    gradient: dOutput.first,
    gradientPitch: dOutput.pitch,
  };
}

/** Where a tensor begins in its buffer, and the length of its rows, in vec4. */
function placeOf({ offset, pitch }: Tensor): { readonly first: number; readonly pitch: number } {
  return { first: offset / 16, pitch: pitch / 4 };
}
