import type { Parameters } from '../mlp/parameters.ts';
import { layerShapes, type MlpShape } from '../mlp/shape.ts';
import { FormatError } from './formats/formatError.ts';
import type { NamedTensor } from './formats/safetensors.ts';

/** Parameters under the names of the run folder: `L1.weight` [out, in], `L1.bias` [out], … `Out.weight`, `Out.bias`. */
export function namedTensors(parameters: Parameters): NamedTensor[] {
  return parameters.flatMap(({ name, inputs, outputs, weight, bias }) => [
    { name: `${name}.weight`, shape: [outputs, inputs], data: weight },
    { name: `${name}.bias`, shape: [outputs], data: bias },
  ]);
}

/** The inverse of `namedTensors`. Throws `FormatError` where a tensor of the shape is missing or has another size. */
export function parametersOf(shape: MlpShape, tensors: readonly NamedTensor[]): Parameters {
  const find = (name: string, length: number) => {
    const data = tensors.find((tensor) => tensor.name === name)?.data;
    if (data?.length === length) return Float32Array.from(data);
    throw new FormatError(`expected ${name} of ${length} values, got ${data?.length ?? 'none'}`);
  };
  return layerShapes(shape).map(({ name, inputs, outputs }) => ({
    name,
    inputs,
    outputs,
    weight: find(`${name}.weight`, inputs * outputs),
    bias: find(`${name}.bias`, outputs),
  }));
}
