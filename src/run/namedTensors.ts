import type { Parameters } from '../mlp/parameters.ts';
import type { NamedTensor } from './formats/safetensors.ts';

/** Parameters under the names of the run folder: `L1.weight` [out, in], `L1.bias` [out], … `Out.weight`, `Out.bias`. */
export function namedTensors(parameters: Parameters): NamedTensor[] {
  return parameters.flatMap(({ name, inputs, outputs, weight, bias }) => [
    { name: `${name}.weight`, shape: [outputs, inputs], data: weight },
    { name: `${name}.bias`, shape: [outputs], data: bias },
  ]);
}
