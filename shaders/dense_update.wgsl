// One step of stochastic gradient descent on a dense layer, the gradient product included: it never reaches memory.
//   weights[r, n, k] −= rate / rows · Σ_m dOutput[r, m, n] · input[r, m, k] + rate · decay · weights[r, n, k]
// m runs over the step's rows. The bias is the column of the constant one, and decays like every weight.
// A thread computes a tile of 8 outputs × 4 inputs in registers.

struct Params {
  batch: u32,
  outputs: u32,
  outputPitch: u32, // of dOutput, in vec4
  weightPitch: u32, // of weights and input, in vec4
  rate: f32,
  decay: f32,
}

struct Step {
  first: u32,
  rows: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<uniform> step: Step;
@group(0) @binding(2) var<storage, read> dOutput: array<vec4f>;
@group(0) @binding(3) var<storage, read> input: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> weights: array<vec4f>;

const TILE_OUTPUTS = 8u;
const TILE_INPUTS = 4u;

@compute @workgroup_size(8, 8)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let column = id.x;
  let d = id.y * TILE_OUTPUTS / 4;
  if (column >= params.weightPitch || d >= params.outputPitch) {
    return;
  }
  let dHigh = min(d + 1, params.outputPitch - 1) - d;

  var g0 = vec4f(); var g1 = vec4f(); var g2 = vec4f(); var g3 = vec4f();
  var g4 = vec4f(); var g5 = vec4f(); var g6 = vec4f(); var g7 = vec4f();
  let first = id.z * params.batch;
  for (var m = first; m < first + step.rows; m++) {
    let low = dOutput[m * params.outputPitch + d];
    let high = dOutput[m * params.outputPitch + d + dHigh];
    let a = input[m * params.weightPitch + column];
    g0 += low.x * a;
    g1 += low.y * a;
    g2 += low.z * a;
    g3 += low.w * a;
    g4 += high.x * a;
    g5 += high.y * a;
    g6 += high.z * a;
    g7 += high.w * a;
  }
  let n = d * 4;
  update(id.z, n, column, g0);
  update(id.z, n + 1, column, g1);
  update(id.z, n + 2, column, g2);
  update(id.z, n + 3, column, g3);
  update(id.z, n + 4, column, g4);
  update(id.z, n + 5, column, g5);
  update(id.z, n + 6, column, g6);
  update(id.z, n + 7, column, g7);
}

fn update(network: u32, n: u32, column: u32, gradient: vec4f) {
  if (n >= params.outputs) {
    return;
  }
  let index = (network * params.outputs + n) * params.weightPitch + column;
  let old = weights[index];
  weights[index] = old - params.rate * (gradient / f32(step.rows) + params.decay * old);
}
