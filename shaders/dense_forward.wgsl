// A dense layer for a batch of rows, activation included. The bias is the weight of the input's trailing constant one.
//   output[r, m, n] = f( Σ_k input[r, m, k] · weights[r, n, k] ),   k over inputs and the one
//   output[r, m, outputs] = 1 where the output feeds another layer
// Compiled with a variant of the product (product_*.wgsl) over rows of the batch × outputs, and with input_rows.wgsl or
// input_samples.wgsl.

override activation: u32 = 0; // 0 identity, 1 ReLU, 2 tanh, 3 sigmoid

struct Params {
  batch: u32, // rows
  outputs: u32,
  inputPitch: u32, // of input and weights, in vec4
  outputPitch: u32, // in vec4
  constantColumn: u32, // column that receives 1; beyond the pitch where there is none
  orderPitch: u32, // of the visits, where the input is samples; else 0
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(4) var<storage, read> weights: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> output: array<vec4f>;

fn extent() -> vec3u {
  return vec3u(params.batch, params.outputPitch, params.inputPitch);
}

fn wanted(_row: u32, _column: u32) -> bool {
  return true;
}

fn lhsAddress(network: u32, row: u32, lane: u32) -> vec4u {
  return vec4u(inputRow(inputPlace(network), min(row + lane, params.batch - 1)), 0, 0, 0);
}

fn lhs(address: vec4u, k: u32) -> vec4f {
  return inputAt(address.x, k);
}

fn lhsRows(loaded: mat4x4f) -> mat4x4f {
  return loaded;
}

// The weights of the column's four outputs; outputs beyond the last repeat it, and are not stored.
fn rhsAddress(network: u32, column: u32) -> vec4u {
  let n = min(vec4u(0, 1, 2, 3) + column * 4u, vec4u(params.outputs - 1));
  return (n + network * params.outputs) * params.inputPitch;
}

fn rhs(address: vec4u, k: u32) -> mat4x4f {
  return mat4x4f(weights[address.x + k], weights[address.y + k], weights[address.z + k], weights[address.w + k]);
}

fn times(row: vec4f, tile: mat4x4f) -> vec4f {
  return row * tile;
}

fn store(network: u32, row: u32, column: u32, sums: vec4f) {
  if (row >= params.batch) {
    return;
  }
  let n = vec4u(0, 1, 2, 3) + column * 4u;
  let values = select(vec4f(), activateFinite(sums), n < vec4u(params.outputs));
  let ones = select(vec4f(), vec4f(1), n == vec4u(params.constantColumn));
  output[(network * params.batch + row) * params.outputPitch + column] = values + ones;
}

// Non-finite values pass through: max(NaN, 0) may be 0, which would hide a network that diverged.
fn activateFinite(z: vec4f) -> vec4f {
  let notFinite = (bitcast<vec4u>(z) & vec4u(0x7f800000)) == vec4u(0x7f800000);
  return select(activate(z), z, notFinite);
}

fn activate(z: vec4f) -> vec4f {
  switch activation {
    case 1u: { return max(z, vec4f()); }
    case 2u: { return tanh(clamp(z, vec4f(-15), vec4f(15))); } // 1 to the last bit beyond; exp inside would overflow
    case 3u: { return 1.0 / (1.0 + exp(-z)); }
    default: { return z; }
  }
}
