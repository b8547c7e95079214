import { layerShapes, type MlpShape, parameterCount } from './shape.ts';

/** Floating-point operations of a sample that passes forward: a multiplication and an addition a parameter. */
export function forwardOperations(shape: MlpShape): number {
  return 2 * layerShapes(shape).reduce((sum, layer) => sum + parameterCount(layer), 0);
}

/** Operations of a sample in a training step: forward, backward but into the data, and the gradient of each parameter. */
export function trainingOperations(shape: MlpShape): number {
  const [first] = layerShapes(shape);
  return 3 * forwardOperations(shape) - (first ? 2 * parameterCount(first) : 0);
}
