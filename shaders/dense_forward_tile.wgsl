// The product of dense_forward.wgsl, for every adapter: a thread computes a tile of 8 rows × 4 columns in registers.
// 12 loads of vec4 feed 128 multiply-adds.

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
