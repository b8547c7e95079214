// A dense layer for a batch of rows, activation included. The bias is the weight of the input's trailing constant one.
//   output[r, m, n] = f( Σ_k input[r, m, k] · weights[r, n, k] ),   k over inputs and the one
//   output[r, m, outputs] = 1 where the output feeds another layer
// A thread computes a tile of 8 rows × 4 columns in registers: 12 loads of vec4 feed 128 multiply-adds.

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

const TILE_ROWS = 8u;
const TILE_COLUMNS = 4u;

@compute @workgroup_size(8, 8)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let column = id.x;
  let row = id.y * TILE_ROWS;
  if (column >= params.outputPitch || row >= params.rows) {
    return;
  }
  // Rows and columns beyond the edge repeat the last one; what they compute is not stored.
  let a = vec4u(0, 1, 2, 3) + row;
  let lastRow = vec4u(params.rows - 1);
  let low = (min(a, lastRow) + id.z * params.rows) * params.inner;
  let high = (min(a + 4u, lastRow) + id.z * params.rows) * params.inner;
  let n = min(vec4u(0, 1, 2, 3) + column * 4u, vec4u(params.outputs - 1));
  let w = (n + id.z * params.outputs) * params.inner;

  var y0 = vec4f(); var y1 = vec4f(); var y2 = vec4f(); var y3 = vec4f();
  var y4 = vec4f(); var y5 = vec4f(); var y6 = vec4f(); var y7 = vec4f();
  for (var k = 0u; k < params.inner; k++) {
    let tile = mat4x4f(weights[w.x + k], weights[w.y + k], weights[w.z + k], weights[w.w + k]);
    y0 += input[low.x + k] * tile;
    y1 += input[low.y + k] * tile;
    y2 += input[low.z + k] * tile;
    y3 += input[low.w + k] * tile;
    y4 += input[high.x + k] * tile;
    y5 += input[high.y + k] * tile;
    y6 += input[high.z + k] * tile;
    y7 += input[high.w + k] * tile;
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
