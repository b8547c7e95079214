// Carries the gradient of each sample's loss from a dense layer's output to what the layer below computed.
//   dInput[r, m, k] = ( Σ_n dOutput[r, m, n] · weights[r, n, k] ) · f'(z),   f' from the activated value a = f(z)
// The constant one at the end of the layer's input has no gradient: its column of `weights` is left out.
// Compiled with a variant of the product (product_*.wgsl) over rows of the batch × inputs.

override activation: u32 = 0; // of the layer below: 0 identity, 1 ReLU, 2 tanh, 3 sigmoid

struct Params {
  batch: u32, // rows
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

fn extent() -> vec3u {
  return vec3u(params.batch, params.inputPitch, params.outputPitch);
}

fn wanted(_row: u32, _column: u32) -> bool {
  return true;
}

fn lhsAddress(network: u32, row: u32, lane: u32) -> vec4u {
  return vec4u((network * params.batch + min(row + lane, params.batch - 1)) * params.outputPitch, 0, 0, 0);
}

fn lhs(address: vec4u, n: u32) -> vec4f {
  return dOutput[address.x + n];
}

fn lhsRows(loaded: mat4x4f) -> mat4x4f {
  return loaded;
}

// address = (start of the column, last row, pitch of the rows).
fn rhsAddress(network: u32, column: u32) -> vec4u {
  let first = network * params.outputs * params.weightPitch + min(column, params.inputPitch - 1);
  return vec4u(first, params.outputs - 1, params.weightPitch, 0);
}

// Four rows of weights; those beyond the last repeat it: dOutput is zero there.
fn rhs(address: vec4u, n: u32) -> mat4x4f {
  let w = min(vec4u(0, 1, 2, 3) + n * 4u, address.yyyy) * address.z + address.x;
  return mat4x4f(weights[w.x], weights[w.y], weights[w.z], weights[w.w]);
}

fn times(row: vec4f, tile: mat4x4f) -> vec4f {
  return tile * row;
}

fn store(network: u32, row: u32, column: u32, sums: vec4f) {
  if (row >= params.batch) {
    return;
  }
  let batchRow = network * params.batch + row;
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
