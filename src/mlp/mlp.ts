import type { Gpu } from '../gpu/gpu.ts';
import { readTensor } from '../gpu/readTensor.ts';
import { byteLength, checkSize, Tensor, unpad } from '../gpu/tensor.ts';
import { at } from './at.ts';
import { joinBias, type LayerParameters, type Parameters, splitBias } from './parameters.ts';
import { type LayerShape, layerShapes, type MlpShape } from './shape.ts';

/** Throws GpuError where a layer of R networks exceeds what the adapter holds; to be asked before parameters are drawn. */
export function checkRoom(gpu: Gpu, shape: MlpShape, networks = 1): void {
  for (const layer of layerShapes(shape)) checkSize(gpu, weightsLabel(layer), weightsShape(layer, networks));
}

function weightsLabel({ name }: LayerShape): string {
  return `parameters of ${name}`;
}

function weightsShape({ inputs, outputs }: LayerShape, networks: number): number[] {
  return [networks, outputs, inputs + 1];
}

/** The parameters of R networks of one shape, side by side on the GPU. */
export class Mlp {
  readonly layers: readonly LayerShape[];
  /** A tensor for each layer, [networks, outputs, inputs + 1], the bias last in its row. */
  readonly weights: readonly Tensor[];

  private constructor(
    readonly gpu: Gpu,
    readonly shape: MlpShape,
    readonly networks: number,
  ) {
    this.layers = layerShapes(shape);
    this.weights = this.layers.map((layer) => Tensor.create(gpu, weightsLabel(layer), weightsShape(layer, networks)));
  }

  /** Puts networks on the GPU, one for each set of parameters. Throws RangeError where one has another shape. */
  static create(gpu: Gpu, shape: MlpShape, networks: readonly Parameters[]): Mlp {
    const mlp = new Mlp(gpu, shape, networks.length);
    mlp.write(networks);
    return mlp;
  }

  /** Replaces the parameters of all networks, copying one layer of one network at a time. Throws RangeError. */
  write(networks: readonly Parameters[]): void {
    if (networks.length !== this.networks) {
      throw new RangeError(`parameters of ${this.networks} networks were expected, not of ${networks.length}`);
    }
    for (const [network, parameters] of networks.entries()) {
      for (const [index, layer] of this.layers.entries()) {
        this.weightsOf(index, network).write(joinBias(checkLayer(layer, parameters[index])));
      }
    }
  }

  /** The parameters of all networks, as the submitted work leaves them. */
  async read(): Promise<Parameters[]> {
    const networks: Parameters[] = [];
    for (let network = 0; network < this.networks; network++) networks.push(await this.readNetwork(network));
    return networks;
  }

  /** The parameters of one of the networks. */
  readNetwork(network: number): Promise<Parameters> {
    const layers = this.layers.map(async (layer, index) => {
      const weights = await readTensor(this.gpu, this.weightsOf(index, network));
      return splitBias(layer, unpad(weights, layer.inputs + 1));
    });
    return Promise.all(layers);
  }

  destroy(): void {
    for (const weights of this.weights) weights.destroy();
  }

  /** The weights of a layer of one of the networks, [1, outputs, inputs + 1]. */
  private weightsOf(index: number, network: number): Tensor {
    const layer = at(this.layers, index);
    const one = weightsShape(layer, 1);
    return at(this.weights, index).view(weightsLabel(layer), network * byteLength(one), one);
  }
}

function checkLayer({ name, inputs, outputs }: LayerShape, layer: LayerParameters | undefined): LayerParameters {
  if (layer?.inputs === inputs && layer.outputs === outputs) return layer;
  const found = layer === undefined ? 'nothing' : `[${layer.outputs}, ${layer.inputs}]`;
  throw new RangeError(`parameters of ${name} must be [${outputs}, ${inputs}], but are ${found}`);
}
