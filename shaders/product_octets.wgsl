// A product of matrices where subgroups have eight lanes or more, all on the same 16 rows: each lane loads two of the rows
// and passes them to all others. 6 loads of vec4 feed 256 multiply-adds. The operands are those of the file that this one
// is compiled with (src/kernels/product.ts).

enable subgroups;
// Whole subgroups return early, or none of their lanes.
diagnostic(off, subgroup_uniformity);

const BLOCK_ROWS = 16u; // of a workgroup

override lanes: u32 = 8; // of a workgroup, all on the same rows

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
  let ownRow = row + lane / 4 % 2 * 4; // Lanes beyond the eighth load what one of the eight does.
  let a = leftBase(block.z, ownRow, lane % 4);
  let b = leftBase(block.z, ownRow + 8, lane % 4);
  let base = rightBase(block.z, column);

  var y0 = vec4f(); var y1 = vec4f(); var y2 = vec4f(); var y3 = vec4f();
  var y4 = vec4f(); var y5 = vec4f(); var y6 = vec4f(); var y7 = vec4f();
  var y8 = vec4f(); var y9 = vec4f(); var y10 = vec4f(); var y11 = vec4f();
  var y12 = vec4f(); var y13 = vec4f(); var y14 = vec4f(); var y15 = vec4f();
  for (var k = 0u; k < size.z; k++) {
    let tile = right(base, k);
    let low = left(a, k);
    let first = lowerRows(low);
    y0 += times(first[0], tile);
    y1 += times(first[1], tile);
    y2 += times(first[2], tile);
    y3 += times(first[3], tile);
    let second = upperRows(low);
    y4 += times(second[0], tile);
    y5 += times(second[1], tile);
    y6 += times(second[2], tile);
    y7 += times(second[3], tile);
    let high = left(b, k);
    let third = lowerRows(high);
    y8 += times(third[0], tile);
    y9 += times(third[1], tile);
    y10 += times(third[2], tile);
    y11 += times(third[3], tile);
    let fourth = upperRows(high);
    y12 += times(fourth[0], tile);
    y13 += times(fourth[1], tile);
    y14 += times(fourth[2], tile);
    y15 += times(fourth[3], tile);
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
  store(block.z, row + 8, column, y8);
  store(block.z, row + 9, column, y9);
  store(block.z, row + 10, column, y10);
  store(block.z, row + 11, column, y11);
  store(block.z, row + 12, column, y12);
  store(block.z, row + 13, column, y13);
  store(block.z, row + 14, column, y14);
  store(block.z, row + 15, column, y15);
}

fn lowerRows(own: vec4f) -> mat4x4f {
  return leftRows(
    mat4x4f(
      subgroupBroadcast(own, 0u), subgroupBroadcast(own, 1u), subgroupBroadcast(own, 2u), subgroupBroadcast(own, 3u),
    ),
  );
}

fn upperRows(own: vec4f) -> mat4x4f {
  return leftRows(
    mat4x4f(
      subgroupBroadcast(own, 4u), subgroupBroadcast(own, 5u), subgroupBroadcast(own, 6u), subgroupBroadcast(own, 7u),
    ),
  );
}
