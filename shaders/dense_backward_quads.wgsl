// The product of dense_backward.wgsl where there are subgroups: the four lanes of a quad are on the same rows, load two of
// the eight each and pass them round.

enable subgroups;
// Whole subgroups return early, or none of their lanes.
diagnostic(off, subgroup_uniformity);

const TILE_ROWS = 8u;
const TILE_COLUMNS = 4u;

override lanes: u32 = 16; // of a workgroup, all on the same rows

@compute @workgroup_size(lanes)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(subgroup_invocation_id) lane: u32) {
  let column = id.x;
  let row = id.y * TILE_ROWS;
  if (!subgroupAny(column < params.inputPitch)) {
    return;
  }
  // Each lane of a quad loads two of the eight rows. Rows and columns beyond the edge repeat the last one; what they
  // compute is not stored.
  let lastRow = params.rows - 1;
  let low = (min(row + lane % 4, lastRow) + id.z * params.rows) * params.outputPitch;
  let high = (min(row + 4 + lane % 4, lastRow) + id.z * params.rows) * params.outputPitch;
  let w = id.z * params.outputs;
  let k = min(column, params.inputPitch - 1);

  var y0 = vec4f(); var y1 = vec4f(); var y2 = vec4f(); var y3 = vec4f();
  var y4 = vec4f(); var y5 = vec4f(); var y6 = vec4f(); var y7 = vec4f();
  for (var n = 0u; n < params.outputPitch; n++) {
    // Rows of weights beyond the last repeat it; dOutput is zero there.
    let rows = (min(vec4u(0, 1, 2, 3) + n * 4u, vec4u(params.outputs - 1)) + w) * params.weightPitch + k;
    let tile = mat4x4f(weights[rows.x], weights[rows.y], weights[rows.z], weights[rows.w]);
    let a = dOutput[low + n];
    let b = dOutput[high + n];
    y0 += tile * quadBroadcast(a, 0u);
    y1 += tile * quadBroadcast(a, 1u);
    y2 += tile * quadBroadcast(a, 2u);
    y3 += tile * quadBroadcast(a, 3u);
    y4 += tile * quadBroadcast(b, 0u);
    y5 += tile * quadBroadcast(b, 1u);
    y6 += tile * quadBroadcast(b, 2u);
    y7 += tile * quadBroadcast(b, 3u);
  }
  if (column >= params.inputPitch) {
    return;
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
