// One step of stochastic gradient descent on a dense layer, the gradient product included: it never reaches memory.
//   weights[r, n, k] −= rate / rows · Σ_m dOutput[r, m, n] · input[r, m, k] + rate · decay · weights[r, n, k]
// m runs over the step's rows. The bias is the column of the constant one, and decays like every weight.
// The product is in dense_update_tile.wgsl or dense_update_quads.wgsl: equal bits, by the same sums in the same order.

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

fn update(network: u32, n: u32, column: u32, gradient: vec4f) {
  if (n >= params.outputs) {
    return;
  }
  let index = (network * params.outputs + n) * params.weightPitch + column;
  let old = weights[index];
  weights[index] = old - params.rate * (gradient / f32(step.rows) + params.decay * old);
}
