import type { ActivationName } from '../kernels/activation.ts';

/** A multilayer perceptron: dense hidden layers of one activation, a linear output layer, softmax. */
export interface MlpShape {
  readonly inputs: number;
  /** Units of each hidden layer; empty for softmax regression. */
  readonly hidden: readonly number[];
  readonly classes: number;
  /** The activation of the hidden layers. */
  readonly activation: ActivationName;
}

export interface LayerShape {
  /** `L1 … Ln` for hidden layers, `Out` for the last. */
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
  readonly activation: ActivationName;
}

/** The layers from the input to the output. */
export function layerShapes({ inputs, hidden, classes, activation }: MlpShape): LayerShape[] {
  const widths = [inputs, ...hidden];
  return widths.map((width, index) => {
    const outputs = hidden[index];
    const name = layerName(index, hidden.length);
    return outputs === undefined
      ? { name, inputs: width, outputs: classes, activation: 'identity' }
      : { name, inputs: width, outputs, activation };
  });
}

/** `L1 … Ln` for hidden layers, `Out` for the last; `index` is 0-based. */
export function layerName(index: number, hiddenLayers: number): string {
  return index < hiddenLayers ? `L${index + 1}` : 'Out';
}

/** Weights and biases of a layer. */
export function parameterCount({ inputs, outputs }: LayerShape): number {
  return outputs * (inputs + 1);
}
