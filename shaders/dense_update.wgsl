// One step of stochastic gradient descent on a dense layer, the gradient product included: it never reaches memory.
//   weights[r, n, k] −= rate / rows · Σ_m dOutput[r, m, n] · input[r, m, k] + rate · decay · weights[r, n, k]
// m runs over the step's rows. The bias is the column of the constant one, and decays like every weight.
// Compiled with the product of a variant, product_*.wgsl: outputs × inputs, with where the input lies, and with step.wgsl.

struct Params {
  batch: u32,
  outputs: u32,
  outputPitch: u32, // of dOutput, in vec4
  inputPitch: u32, // of weights and input, in vec4
  orderPitch: u32, // of the visits, where the input is samples; else 0
  rate: f32,
  decay: f32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(4) var<storage, read> dOutput: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> weights: array<vec4f>;

fn extent() -> vec3u {
  return vec3u(params.outputs, params.inputPitch, (step.rows + 3) / 4);
}

fn needed(_n: u32, _column: u32) -> bool {
  return true;
}

// Which of four rows of the batch, where the gradients of the four outputs begin, the last row, and their pitch.
fn leftBase(network: u32, n: u32, which: u32) -> vec4u {
  let outputs = network * params.batch * params.outputPitch + min(n / 4, params.outputPitch - 1);
  return vec4u(which, outputs, step.rows - 1, params.outputPitch);
}

// Rows beyond the step's count for nothing.
fn left(base: vec4u, m: u32) -> vec4f {
  let row = m * 4 + base.x;
  return select(vec4f(), dOutput[base.y + min(row, base.z) * base.w], row <= base.z);
}

fn leftRows(loaded: mat4x4f) -> mat4x4f {
  return transpose(loaded);
}

// The place of the input, the column, and the last row.
fn rightBase(network: u32, column: u32) -> vec4u {
  return vec4u(inputPlace(network), min(column, params.inputPitch - 1), step.rows - 1);
}

fn right(base: vec4u, m: u32) -> mat4x4f {
  let row = min(vec4u(0, 1, 2, 3) + m * 4u, base.wwww);
  return mat4x4f(
    inputAt(inputRow(base.xy, row.x), base.z),
    inputAt(inputRow(base.xy, row.y), base.z),
    inputAt(inputRow(base.xy, row.z), base.z),
    inputAt(inputRow(base.xy, row.w), base.z),
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
  weights[index] = old - params.rate * (gradient / f32(step.rows) + params.decay * old);
}
