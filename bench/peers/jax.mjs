import { readFileSync } from 'node:fs';
import {
  blockUntilReady,
  defaultDevice,
  grad,
  init,
  jit,
  nn,
  numpy as np,
  tree,
  valueAndGrad,
  vmap,
} from '@jax-js/jax';
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

/** jax-js on `webgpu` or `wasm`: every step is one jit-compiled function. Arrays are counted: `ref` keeps one alive. */
export async function open({ backend, adapter, problem }) {
  const found = backend === 'webgpu' ? await offerNavigatorGpu(adapter, { guarded: false }) : undefined;
  if (!(await init(backend)).includes(backend)) throw new Error(`jax-js could not start its ${backend} backend`);
  defaultDevice(backend);
  const net = makeNetwork(problem);
  const batches = floatBatches(problem).map(({ x, y }) => ({
    x: np.array(x).reshape([BATCH_SIZE, problem.shape.inputs]),
    y: np.array(y).reshape([BATCH_SIZE, CLASSES]),
  }));
  await blockUntilReady(batches);
  return {
    version: installedVersion(),
    adapter: found,
    ways: [stepWay, samplesWay, vmapWay, tapsWay].map((way) => way(net, batches)),
  };
}

function installedVersion() {
  const path = new URL('./node_modules/@jax-js/jax/package.json', import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')).version;
}

/** Its layers are [weight, bias] and replaced by every step. */
function makeNetwork(problem) {
  const start = inputMajorLayers(problem);
  const net = { layers: [] };
  net.prepare = async () => {
    tree.dispose(net.layers);
    net.layers = start.map(({ inputs, outputs, weight, bias }) => [
      np.array(weight).reshape([inputs, outputs]),
      np.array(bias),
    ]);
    await blockUntilReady(net.layers);
  };
  return net;
}

function meanLoss(layers, x, y) {
  const logits = layers.reduce((a, [weight, bias], depth) => {
    const z = np.matmul(a, weight).add(bias);
    return depth < layers.length - 1 ? nn.relu(z) : z;
  }, x);
  return crossEntropy(logits, y);
}

function crossEntropy(logits, y) {
  return nn.logSoftmax(logits, -1).mul(y).sum(-1).mean().mul(-1);
}

function descend(layers, gradients) {
  return tree.map((parameter, gradient) => parameter.sub(gradient.mul(LEARNING_RATE)), layers, gradients);
}

function stepWay(net, batches) {
  const step = jit((layers, x, y) => {
    const [loss, gradients] = valueAndGrad(meanLoss)(tree.ref(layers), x, y);
    return [loss, descend(layers, gradients)];
  });
  return {
    what: 'step',
    how: '',
    steps: batches.length,
    prepare: net.prepare,
    run: () => trainBatches(net, batches, step),
  };
}

/** Takes a step for each batch and reads what the steps returned beside the new layers. */
async function trainBatches(net, batches, step) {
  const results = [];
  for (const { x, y } of batches) {
    const [result, layers] = step(net.layers, x.ref, y.ref);
    net.layers = layers;
    results.push(result);
    await blockUntilReady([result, layers]);
  }
  const values = await Promise.all(results.map((result) => result.data()));
  return values.flatMap((value) => [...value]);
}

/** Squared norms of each layer's gradient, x being one sample, [1, 784]. */
function sampleNorms(layers, x, y) {
  const gradients = grad(meanLoss)(layers, x, y);
  return np.stack(gradients.map(([weight, bias]) => squaredLength(weight).add(squaredLength(bias))));
}

function squaredLength(array) {
  return np.square(array).sum();
}

/** One backward pass per sample, for the first samples of a batch. The update is left out, in the peer's favour. */
function samplesWay(net, [{ x, y }]) {
  const norms = jit(sampleNorms);
  const rows = Array.from({ length: SAMPLED }, (_, i) => [x.ref.slice([i, i + 1]), y.ref.slice([i, i + 1])]);
  const run = async () => {
    const all = rows.map(([row, label]) => norms(tree.ref(net.layers), row.ref, label.ref));
    await blockUntilReady(all);
    return (await Promise.all(all.map((one) => one.data()))).flatMap((one) => [...one]);
  };
  return {
    what: 'norms',
    how: `a gradient per sample, from ${SAMPLED}`,
    steps: SAMPLED / BATCH_SIZE,
    prepare: net.prepare,
    run,
  };
}

/** The gradients of some samples side by side. */
function vmapWay(net, [{ x, y }]) {
  const norms = jit(vmap(sampleNorms, [null, 0, 0]));
  const [rows, labels] = [x, y].map((array) => array.ref.slice([0, SAMPLED]).reshape([SAMPLED, 1, -1]));
  const run = async () => [...(await norms(tree.ref(net.layers), rows.ref, labels.ref).data())];
  return {
    what: 'norms',
    how: `vmap of grad, from ${SAMPLED}`,
    steps: SAMPLED / BATCH_SIZE,
    prepare: net.prepare,
    run,
  };
}

/** What one can write by hand: ‖δ‖² · (‖a‖² + 1), δ being the gradients at zeros added before each activation. */
function tapsWay(net, batches) {
  const step = jit((layers, x, y) => {
    const taps = layers.map(([, bias]) => np.zeros([BATCH_SIZE, bias.shape[0]]));
    const gradients = grad(tappedLoss, { argnums: [0, 1], hasAux: true });
    const [[dLayers, deltas], squares] = gradients(tree.ref(layers), taps, x, y);
    return [
      np.stack(
        deltas.map((delta, d) => tapNorms(delta, squares[d])),
        1,
      ),
      descend(layers, dLayers),
    ];
  });
  const run = async () => {
    const values = await trainBatches(net, batches, step);
    return firstAndLast(values, net.layers.length);
  };
  return { what: 'norms', how: 'by hand, from taps', steps: batches.length, prepare: net.prepare, run };
}

/** The loss, and ‖a‖² of each layer's inputs. */
function tappedLoss(layers, taps, x, y) {
  const squares = [];
  const logits = layers.reduce((a, [weight, bias], depth) => {
    squares.push(np.square(a.ref).sum(1));
    const z = np.matmul(a, weight).add(bias).add(taps[depth]);
    return depth < layers.length - 1 ? nn.relu(z) : z;
  }, x);
  return [crossEntropy(logits, y), squares];
}

/** The taps' gradients are of the mean loss: B times smaller than a sample's own. */
function tapNorms(delta, squares) {
  return np.square(delta.mul(BATCH_SIZE)).sum(1).mul(squares.add(1));
}
