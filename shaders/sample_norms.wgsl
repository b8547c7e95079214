// The squared norm of every sample's own gradient, exactly, in every layer, without forming any gradient:
//   records[r, sample, RECORD_HEAD + layer] = ‖δ‖² · ‖a‖²,   δ = dOutput[r, m, :],   a = input[r, m, :] with its constant one
// The first layer's input is the sample itself, whose norm is known. The other layers read what the layer below computed.
// Layers alternate between two buffers for outputs and two for gradients, so that one dispatch reaches them all.
// Compiled with step.wgsl and record.wgsl.

struct Params {
  batch: u32,
  layers: u32,
  samples: u32,
  orderPitch: u32,
  recordPitch: u32,
}

struct Layer {
  input: u32, // where the rows of the layer below begin, in vec4
  inputPitch: u32, // in vec4; 0 for the first layer
  gradient: u32,
  gradientPitch: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(2) var<storage, read> layers: array<Layer>;
@group(0) @binding(3) var<storage, read> order: array<u32>;
@group(0) @binding(4) var<storage, read> squaredNorms: array<f32>; // of the samples
@group(0) @binding(5) var<storage, read> evenOutputs: array<vec4f>;
@group(0) @binding(6) var<storage, read> oddOutputs: array<vec4f>;
@group(0) @binding(7) var<storage, read> evenGradients: array<vec4f>;
@group(0) @binding(8) var<storage, read> oddGradients: array<vec4f>;
@group(0) @binding(9) var<storage, read_write> records: array<f32>;

// Threads that share a row, and rows of a workgroup: many threads where memory latency rules, one on a processor.
override threads: u32 = 32;
override rows: u32 = 1;
var<workgroup> sums: array<vec2f, threads * rows>;

@compute @workgroup_size(threads, rows)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let row = min(id.y, step.rows - 1);
  let layer = layers[id.z % params.layers];
  let network = id.z / params.layers;
  let batchRow = network * params.batch + row;
  let first = local.y * threads; // of the row's sums

  sums[first + local.x] = squares(id.z % params.layers, layer, batchRow, local.x);
  for (var span = threads / 2; span > 0; span /= 2) {
    workgroupBarrier();
    if (local.x < span) {
      sums[first + local.x] += sums[first + local.x + span];
    }
  }
  if (local.x == 0 && id.y < step.rows) {
    let sample = order[network * params.orderPitch + step.first + row];
    let record = (network * params.samples + sample) * params.recordPitch;
    let input = select(sums[first].x, squaredNorms[sample] + 1.0, layer.inputPitch == 0);
    records[record + RECORD_HEAD + id.z % params.layers] = input * sums[first].y;
  }
}

// Sums of squares of one thread's part of a row: of the input, and of the gradient.
fn squares(index: u32, layer: Layer, row: u32, thread: u32) -> vec2f {
  let input = layer.input + row * layer.inputPitch;
  let gradient = layer.gradient + row * layer.gradientPitch;
  var sum = vec2f();
  if (index % 2 == 0) {
    for (var k = thread; k < layer.inputPitch; k += threads) {
      sum.x += dot(oddOutputs[input + k], oddOutputs[input + k]);
    }
    for (var n = thread; n < layer.gradientPitch; n += threads) {
      sum.y += dot(evenGradients[gradient + n], evenGradients[gradient + n]);
    }
  } else {
    for (var k = thread; k < layer.inputPitch; k += threads) {
      sum.x += dot(evenOutputs[input + k], evenOutputs[input + k]);
    }
    for (var n = thread; n < layer.gradientPitch; n += threads) {
      sum.y += dot(oddGradients[gradient + n], oddGradients[gradient + n]);
    }
  }
  return sum;
}
