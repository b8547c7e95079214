// Carries the gradient of each sample's loss from a dense layer's output to what the layer below computed.
//   dInput[r, m, k] = ( Σ_n dOutput[r, m, n] · weights[r, n, k] ) · f'(z),   f' from the activated value a = f(z)
// The constant one at the end of the layer's input has no gradient: its column of `weights` is left out.
// The product is in dense_backward_tile.wgsl or dense_backward_quads.wgsl: equal bits, by the same sums in the same order.

override activation: u32 = 0; // of the layer below: 0 identity, 1 ReLU, 2 tanh, 3 sigmoid

struct Params {
  rows: u32, // of the batch
  outputs: u32,
  outputPitch: u32, // of dOutput, in vec4
  inputs: u32, // without the constant one
  inputPitch: u32, // of dInput, in vec4
  weightPitch: u32, // of weights and input, in vec4
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> dOutput: array<vec4f>;
@group(0) @binding(2) var<storage, read> weights: array<vec4f>;
@group(0) @binding(3) var<storage, read> input: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> dInput: array<vec4f>;

fn store(network: u32, row: u32, column: u32, sums: vec4f) {
  if (row >= params.rows) {
    return;
  }
  let batchRow = network * params.rows + row;
  let gradient = sums * slope(input[batchRow * params.weightPitch + column]);
  let k = vec4u(0, 1, 2, 3) + column * 4u;
  dInput[batchRow * params.inputPitch + column] = select(vec4f(), gradient, k < vec4u(params.inputs));
}

// f'(z) in terms of a = f(z); ReLU has slope 0 at 0.
fn slope(a: vec4f) -> vec4f {
  switch activation {
    case 1u: { return select(vec4f(), vec4f(1), a > vec4f()); }
    case 2u: { return 1.0 - a * a; }
    case 3u: { return a * (1.0 - a); }
    default: { return vec4f(1); }
  }
}
