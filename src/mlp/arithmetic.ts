import { layerShapes, type MlpShape, parameterCount } from './shape.ts';

/** Floating-point operations of one sample's forward pass: a multiplication and an addition per parameter. */
export function forwardOperations(shape: MlpShape): number {
  return 2 * layerShapes(shape).reduce((sum, layer) => sum + parameterCount(layer), 0);
}

/** Operations of one sample in a training step: forward, backward but not into the data, and every parameter's gradient. */
export function trainingOperations(shape: MlpShape): number {
  const [first] = layerShapes(shape);
  return 3 * forwardOperations(shape) - (first ? 2 * parameterCount(first) : 0);
}
