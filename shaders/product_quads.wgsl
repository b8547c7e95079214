// A product of matrices where there are subgroups: the four lanes of a quad are on the same 8 rows, load two of them each
// and pass them round. 6 loads of vec4 feed 128 multiply-adds. The operands are those of the file that this one is compiled
// with (src/kernels/product.ts).

enable subgroups;
// Whole subgroups return early, or none of their lanes.
diagnostic(off, subgroup_uniformity);

const BLOCK_ROWS = 8u; // of a workgroup

override lanes: u32 = 16; // of a workgroup, all on the same rows

@compute @workgroup_size(lanes)
fn main(
  @builtin(workgroup_id) block: vec3u,
  @builtin(local_invocation_index) thread: u32,
  @builtin(subgroup_invocation_id) lane: u32,
) {
  let row = block.x * BLOCK_ROWS;
  let column = block.y * lanes + thread;
  let size = extent();
  let mine = column < size.y && needed(row, column);
  if (!subgroupAny(mine)) {
    return;
  }
  let a = leftBase(block.z, row, lane % 4);
  let b = leftBase(block.z, row + 4, lane % 4);
  let base = rightBase(block.z, column);

  var y0 = vec4f(); var y1 = vec4f(); var y2 = vec4f(); var y3 = vec4f();
  var y4 = vec4f(); var y5 = vec4f(); var y6 = vec4f(); var y7 = vec4f();
  for (var k = 0u; k < size.z; k++) {
    let tile = right(base, k);
    let low = rowsOfQuad(left(a, k));
    y0 += times(low[0], tile);
    y1 += times(low[1], tile);
    y2 += times(low[2], tile);
    y3 += times(low[3], tile);
    let high = rowsOfQuad(left(b, k));
    y4 += times(high[0], tile);
    y5 += times(high[1], tile);
    y6 += times(high[2], tile);
    y7 += times(high[3], tile);
  }
  if (!mine) {
    return;
  }
  store(block.z, row, column, y0);
  store(block.z, row + 1, column, y1);
  store(block.z, row + 2, column, y2);
  store(block.z, row + 3, column, y3);
  store(block.z, row + 4, column, y4);
  store(block.z, row + 5, column, y5);
  store(block.z, row + 6, column, y6);
  store(block.z, row + 7, column, y7);
}

fn rowsOfQuad(own: vec4f) -> mat4x4f {
  return leftRows(
    mat4x4f(quadBroadcast(own, 0u), quadBroadcast(own, 1u), quadBroadcast(own, 2u), quadBroadcast(own, 3u)),
  );
}
