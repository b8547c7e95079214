import * as tf from '@tensorflow/tfjs';
import { offerNavigatorGpu } from './navigatorGpu.mjs';
import {
  BATCH_SIZE,
  CLASSES,
  firstAndLast,
  floatBatches,
  inputMajorLayers,
  LEARNING_RATE,
  SAMPLED,
} from './problem.mjs';

/** TensorFlow.js on `webgpu` or `wasm`: its own optimiser, fused layers and cross-entropy. */
export async function open({ backend, adapter, problem }) {
  const found = backend === 'webgpu' ? await offerNavigatorGpu(adapter, { guarded: true }) : undefined;
  await import(`@tensorflow/tfjs-backend-${backend}`);
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js could not start its ${backend} backend`);
  const net = makeNetwork(problem);
  const batches = floatBatches(problem).map(({ x, y }) => ({
    x: tf.tensor2d(x, [BATCH_SIZE, problem.shape.inputs]),
    y: tf.tensor2d(y, [BATCH_SIZE, CLASSES]),
  }));
  const ways = [stepWay(net, batches), samplesWay(net, batches), tapsWay(net, batches)];
  return { version: tf.version_core, adapter: found, ways };
}

function makeNetwork(problem) {
  const start = inputMajorLayers(problem);
  const layers = start.map(({ inputs, outputs, weight, bias }) => ({
    weight: tf.variable(tf.tensor2d(weight, [inputs, outputs])),
    bias: tf.variable(tf.tensor1d(bias)),
    start: { weight: tf.tensor2d(weight, [inputs, outputs]), bias: tf.tensor1d(bias) },
  }));
  const parameters = layers.flatMap(({ weight, bias }) => [weight, bias]);
  const prepare = async () => {
    for (const { weight, bias, start } of layers) {
      weight.assign(start.weight);
      bias.assign(start.bias);
    }
    await parameters.at(-1).data();
  };
  return { layers, parameters, prepare, optimizer: tf.train.sgd(LEARNING_RATE) };
}

function meanLoss({ layers }, x, y) {
  const logits = layers.reduce((a, { weight: b, bias }, depth) => {
    const activation = depth < layers.length - 1 ? 'relu' : 'linear';
    return tf.fused.matMul({ a, b, bias, activation });
  }, x);
  return tf.losses.softmaxCrossEntropy(y, logits);
}

function stepWay(net, batches) {
  const run = async () => {
    const losses = batches.map(({ x, y }) => net.optimizer.minimize(() => meanLoss(net, x, y), true, net.parameters));
    return readAll(net, losses);
  };
  return { what: 'step', how: '', steps: batches.length, prepare: net.prepare, run };
}

/** The values of some tensors, once the last update is done too. */
async function readAll({ parameters }, tensors) {
  const values = await Promise.all([...tensors, parameters.at(-1)].map((tensor) => tensor.data()));
  for (const tensor of tensors) tensor.dispose();
  return values.slice(0, -1).flatMap((value) => [...value]);
}

/** One backward pass per sample, for the first samples of a batch. The update is left out, in the peer's favour. */
function samplesWay(net, [{ x, y }]) {
  const rows = Array.from({ length: SAMPLED }, (_, i) => [x, y].map((batch) => tf.slice(batch, [i, 0], [1, -1])));
  const run = () =>
    readAll(
      net,
      rows.map(([row, label]) => sampleNorms(net, row, label)),
    );
  const how = `a gradient per sample, from ${SAMPLED}`;
  return { what: 'norms', how, steps: SAMPLED / BATCH_SIZE, prepare: net.prepare, run };
}

function sampleNorms(net, x, y) {
  return tf.tidy(() => {
    const { grads } = tf.variableGrads(() => meanLoss(net, x, y), net.parameters);
    return tf.stack(
      net.layers.map(({ weight, bias }) => tf.add(squaredLength(grads[weight.name]), squaredLength(grads[bias.name]))),
    );
  });
}

function squaredLength(tensor) {
  return tf.sum(tf.square(tensor));
}

/** What one can write by hand: ‖δ‖² · (‖a‖² + 1), δ being the gradients at zeros added before each activation. */
function tapsWay(net, batches) {
  const taps = net.layers.map(({ bias }) => tf.zeros([BATCH_SIZE, bias.shape[0]]));
  const run = async () => {
    const norms = batches.map(({ x, y }) => tappedStep(net, taps, x, y));
    const values = await readAll(net, norms);
    return firstAndLast(values, net.layers.length);
  };
  return { what: 'norms', how: 'by hand, from taps', steps: batches.length, prepare: net.prepare, run };
}

/** Updates the network and returns the squared norms, [sample, layer]. */
function tappedStep(net, taps, x, y) {
  return tf.tidy(() => {
    const squares = [];
    const loss = (...tensors) => tappedLoss(net.layers.length, tensors, x, y, squares);
    const { grads } = tf.valueAndGrads(loss)([...net.parameters, ...taps]);
    net.optimizer.applyGradients(net.parameters.map(({ name }, i) => ({ name, tensor: grads[i] })));
    const deltas = grads.slice(net.parameters.length);
    return tf.stack(
      deltas.map((delta, d) => tapNorms(delta, squares[d])),
      1,
    );
  });
}

/** Tensors: weight and bias of each layer, then the taps. `squares` receives ‖a‖² of each layer's inputs. */
function tappedLoss(depth, tensors, x, y, squares) {
  let a = x;
  for (let d = 0; d < depth; d++) {
    squares[d] = tf.keep(tf.sum(tf.square(a), 1));
    const [weight, bias, tap] = [tensors[2 * d], tensors[2 * d + 1], tensors[2 * depth + d]];
    const z = tf.add(tf.add(tf.matMul(a, weight), bias), tap);
    a = d < depth - 1 ? tf.relu(z) : z;
  }
  return tf.losses.softmaxCrossEntropy(y, a);
}

/** The taps' gradients are of the mean loss: B times smaller than a sample's own. */
function tapNorms(delta, squares) {
  const norms = tf.mul(tf.sum(tf.square(tf.mul(delta, BATCH_SIZE)), 1), tf.add(squares, 1));
  squares.dispose();
  return norms;
}
