// One step of stochastic gradient descent on a dense layer, the gradient product included: it never reaches memory.
//   weights[r, n, k] −= η / rows · Σ_m dOutput[r, m, n] · input[r, m, k] + η · weightDecay · weights[r, n, k]
// m runs over the step's rows; η is the learning rate. The bias is the column of the constant one, and decays like every
// weight.
// Compiled with a variant of the product (product_*.wgsl) over outputs × inputs, with input_rows.wgsl or input_samples.wgsl,
// and with step.wgsl.

struct Params {
  batch: u32,
  outputs: u32,
  outputPitch: u32, // of dOutput, in vec4
  inputPitch: u32, // of weights and input, in vec4
  orderPitch: u32, // of the visits, where the input is samples; else 0
  learningRate: f32,
  weightDecay: f32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(4) var<storage, read> dOutput: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> weights: array<vec4f>;

fn extent() -> vec3u {
  return vec3u(params.outputs, params.inputPitch, (step.rows + 3) / 4);
}

fn wanted(_n: u32, _column: u32) -> bool {
  return true;
}

// address = (lane, start of the gradients of the four outputs, last row, pitch). A lane takes every fourth row of the
// batch.
fn lhsAddress(network: u32, n: u32, lane: u32) -> vec4u {
  let outputs = network * params.batch * params.outputPitch + min(n / 4, params.outputPitch - 1);
  return vec4u(lane, outputs, step.rows - 1, params.outputPitch);
}

// Rows beyond the step's count for nothing.
fn lhs(address: vec4u, m: u32) -> vec4f {
  let row = m * 4 + address.x;
  return select(vec4f(), dOutput[address.y + min(row, address.z) * address.w], row <= address.z);
}

fn lhsRows(loaded: mat4x4f) -> mat4x4f {
  return transpose(loaded);
}

// address = (place of the input, column, last row).
fn rhsAddress(network: u32, column: u32) -> vec4u {
  return vec4u(inputPlace(network), min(column, params.inputPitch - 1), step.rows - 1);
}

fn rhs(address: vec4u, m: u32) -> mat4x4f {
  let row = min(vec4u(0, 1, 2, 3) + m * 4u, address.wwww);
  return mat4x4f(
    inputAt(inputRow(address.xy, row.x), address.z),
    inputAt(inputRow(address.xy, row.y), address.z),
    inputAt(inputRow(address.xy, row.z), address.z),
    inputAt(inputRow(address.xy, row.w), address.z),
  );
}

fn times(gradients: vec4f, tile: mat4x4f) -> vec4f {
  return tile * gradients;
}

fn store(network: u32, n: u32, column: u32, gradient: vec4f) {
  if (n >= params.outputs) {
    return;
  }
  let index = (network * params.outputs + n) * params.inputPitch + column;
  let old = weights[index];
  weights[index] = old - params.learningRate * (gradient / f32(step.rows) + params.weightDecay * old);
}
