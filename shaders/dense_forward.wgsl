// A dense layer for a batch of rows, activation included. The bias is the weight of the input's trailing constant one.
//   output[r, m, n] = f( Σ_k input[r, m, k] · weights[r, n, k] ),   k over inputs and the one
//   output[r, m, outputs] = 1 where the output feeds another layer
// The product is in dense_forward_tile.wgsl or dense_forward_quads.wgsl: equal bits, by the same sums in the same order.

override activation: u32 = 0; // 0 identity, 1 ReLU, 2 tanh, 3 sigmoid

struct Params {
  rows: u32, // of the batch
  outputs: u32,
  inner: u32, // pitch of input and weights, in vec4
  outputPitch: u32, // in vec4
  constantColumn: u32, // column that receives 1; beyond the pitch where there is none
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> input: array<vec4f>;
@group(0) @binding(2) var<storage, read> weights: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> output: array<vec4f>;

fn store(network: u32, row: u32, column: u32, sums: vec4f) {
  if (row >= params.rows) {
    return;
  }
  let n = vec4u(0, 1, 2, 3) + column * 4u;
  let values = select(vec4f(), activate(sums), n < vec4u(params.outputs));
  let ones = select(vec4f(), vec4f(1), n == vec4u(params.constantColumn));
  output[(network * params.rows + row) * params.outputPitch + column] = values + ones;
}

// What is not finite passes through: max(NaN, 0) may be 0, which would hide a network that diverged.
fn activate(z: vec4f) -> vec4f {
  let notFinite = (bitcast<vec4u>(z) & vec4u(0x7f800000)) == vec4u(0x7f800000);
  return select(squash(z), z, notFinite);
}

fn squash(z: vec4f) -> vec4f {
  switch activation {
    case 1u: { return max(z, vec4f()); }
    case 2u: { return tanh(clamp(z, vec4f(-15), vec4f(15))); } // 1 to the last bit beyond; exp inside would overflow
    case 3u: { return 1.0 / (1.0 + exp(-z)); }
    default: { return z; }
  }
}
