// Carries the gradient of each sample's loss from a dense layer's output to what the layer below computed.
//   dInput[r, m, k] = ( Σ_n dOutput[r, m, n] · weights[r, n, k] ) · f'(z),   f' from the activated value a = f(z)
// The constant one at the end of the layer's input has no gradient: its column of `weights` is left out.
// A thread computes a tile of 8 rows × 4 columns in registers.

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

const TILE_ROWS = 8u;
const TILE_COLUMNS = 4u;

@compute @workgroup_size(8, 8)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let column = id.x;
  let row = id.y * TILE_ROWS;
  if (column >= params.inputPitch || row >= params.rows) {
    return;
  }
  let a = vec4u(0, 1, 2, 3) + row;
  let lastRow = vec4u(params.rows - 1);
  let low = (min(a, lastRow) + id.z * params.rows) * params.outputPitch;
  let high = (min(a + 4u, lastRow) + id.z * params.rows) * params.outputPitch;
  let w = id.z * params.outputs;

  var y0 = vec4f(); var y1 = vec4f(); var y2 = vec4f(); var y3 = vec4f();
  var y4 = vec4f(); var y5 = vec4f(); var y6 = vec4f(); var y7 = vec4f();
  for (var n = 0u; n < params.outputPitch; n++) {
    // Rows of weights beyond the last repeat it; dOutput is zero there.
    let rows = (min(vec4u(0, 1, 2, 3) + n * 4u, vec4u(params.outputs - 1)) + w) * params.weightPitch + column;
    let tile = mat4x4f(weights[rows.x], weights[rows.y], weights[rows.z], weights[rows.w]);
    y0 += tile * dOutput[low.x + n];
    y1 += tile * dOutput[low.y + n];
    y2 += tile * dOutput[low.z + n];
    y3 += tile * dOutput[low.w + n];
    y4 += tile * dOutput[high.x + n];
    y5 += tile * dOutput[high.y + n];
    y6 += tile * dOutput[high.z + n];
    y7 += tile * dOutput[high.w + n];
  }
  store(id.z, row, column, y0);
  store(id.z, row + 1, column, y1);
  store(id.z, row + 2, column, y2);
  store(id.z, row + 3, column, y3);
  store(id.z, row + 4, column, y4);
  store(id.z, row + 5, column, y5);
  store(id.z, row + 6, column, y6);
  store(id.z, row + 7, column, y7);
}

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
