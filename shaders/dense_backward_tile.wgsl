// The product of dense_backward.wgsl, for every adapter: a thread computes a tile of 8 rows × 4 columns in registers.

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
