// The Gram matrix of a block of rows, inner products of every pair; its lower triangle is not wholly computed.
//   gram[i, j] = Σ_k rows[i, k] · rows[j, k],   j ≥ i
// A thread computes a tile of 8 rows × 4 columns in registers: 12 loads of vec4 feed 128 multiply-adds.

struct Params {
  rows: u32,
  inner: u32, // pitch of rows, in vec4
  gramPitch: u32, // in vec4
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> rows: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> gram: array<vec4f>;

const TILE_ROWS = 8u;
const TILE_COLUMNS = 4u;

@compute @workgroup_size(8, 8)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let column = id.x;
  let row = id.y * TILE_ROWS;
  let lastColumn = column * TILE_COLUMNS + TILE_COLUMNS - 1;
  if (column >= params.gramPitch || row >= params.rows || lastColumn < row) {
    return;
  }
  // Rows beyond the edge repeat the last one; what they compute is not stored.
  let last = vec4u(params.rows - 1);
  let low = min(vec4u(0, 1, 2, 3) + row, last) * params.inner;
  let high = min(vec4u(4, 5, 6, 7) + row, last) * params.inner;
  let other = min(vec4u(0, 1, 2, 3) + column * TILE_COLUMNS, last) * params.inner;

  var g0 = vec4f(); var g1 = vec4f(); var g2 = vec4f(); var g3 = vec4f();
  var g4 = vec4f(); var g5 = vec4f(); var g6 = vec4f(); var g7 = vec4f();
  for (var k = 0u; k < params.inner; k++) {
    let tile = mat4x4f(rows[other.x + k], rows[other.y + k], rows[other.z + k], rows[other.w + k]);
    g0 += rows[low.x + k] * tile;
    g1 += rows[low.y + k] * tile;
    g2 += rows[low.z + k] * tile;
    g3 += rows[low.w + k] * tile;
    g4 += rows[high.x + k] * tile;
    g5 += rows[high.y + k] * tile;
    g6 += rows[high.z + k] * tile;
    g7 += rows[high.w + k] * tile;
  }
  store(row, column, g0);
  store(row + 1, column, g1);
  store(row + 2, column, g2);
  store(row + 3, column, g3);
  store(row + 4, column, g4);
  store(row + 5, column, g5);
  store(row + 6, column, g6);
  store(row + 7, column, g7);
}

fn store(row: u32, column: u32, sums: vec4f) {
  if (row >= params.rows) {
    return;
  }
  let inside = vec4u(0, 1, 2, 3) + column * TILE_COLUMNS < vec4u(params.rows);
  gram[row * params.gramPitch + column] = select(vec4f(), sums, inside);
}
