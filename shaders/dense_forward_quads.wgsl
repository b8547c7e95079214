// The product of dense_forward.wgsl where there are subgroups: the four lanes of a quad are on the same rows, load two of
// the eight each and pass them round. 6 loads of vec4 feed 128 multiply-adds.

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
  if (!subgroupAny(column < params.outputPitch)) {
    return;
  }
  // Each lane of a quad loads two of the eight rows. Rows and columns beyond the edge repeat the last one; what they
  // compute is not stored.
  let lastRow = params.rows - 1;
  let low = (min(row + lane % 4, lastRow) + id.z * params.rows) * params.inner;
  let high = (min(row + 4 + lane % 4, lastRow) + id.z * params.rows) * params.inner;
  let n = min(vec4u(0, 1, 2, 3) + column * 4u, vec4u(params.outputs - 1));
  let w = (n + id.z * params.outputs) * params.inner;

  var y0 = vec4f(); var y1 = vec4f(); var y2 = vec4f(); var y3 = vec4f();
  var y4 = vec4f(); var y5 = vec4f(); var y6 = vec4f(); var y7 = vec4f();
  for (var k = 0u; k < params.inner; k++) {
    let tile = mat4x4f(weights[w.x + k], weights[w.y + k], weights[w.z + k], weights[w.w + k]);
    let a = input[low + k];
    let b = input[high + k];
    y0 += quadBroadcast(a, 0u) * tile;
    y1 += quadBroadcast(a, 1u) * tile;
    y2 += quadBroadcast(a, 2u) * tile;
    y3 += quadBroadcast(a, 3u) * tile;
    y4 += quadBroadcast(b, 0u) * tile;
    y5 += quadBroadcast(b, 1u) * tile;
    y6 += quadBroadcast(b, 2u) * tile;
    y7 += quadBroadcast(b, 3u) * tile;
  }
  if (column >= params.outputPitch) {
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
