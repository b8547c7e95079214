import type { ActivationName } from '../kernels/activation.ts';

/** A multilayer perceptron: dense hidden layers of one activation, a linear output layer, softmax. */
export interface MlpShape {
  readonly inputs: number;
  /** Units of each hidden layer; empty for softmax regression. */
  readonly hidden: readonly number[];
  readonly classes: number;
  /** Of the hidden layers. */
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
    return outputs === undefined
      ? { name: 'Out', inputs: width, outputs: classes, activation: 'identity' }
      : { name: `L${index + 1}`, inputs: width, outputs, activation };
  });
}

/** Weights and biases of a layer. */
export function parameterCount({ inputs, outputs }: LayerShape): number {
  return outputs * (inputs + 1);
}
