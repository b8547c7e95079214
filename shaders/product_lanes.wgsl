// The entry of the variants whose lanes share rows, product_quads.wgsl and product_octets.wgsl: all lanes of a workgroup
// are on the same BLOCK_ROWS rows, each on a column of vec4.

enable subgroups;
// Whole subgroups return early, or none of their lanes.
diagnostic(off, subgroup_uniformity);

override lanes: u32 = 8; // of a workgroup

@compute @workgroup_size(lanes)
fn main(
  @builtin(workgroup_id) block: vec3u,
  @builtin(local_invocation_index) thread: u32,
  @builtin(subgroup_invocation_id) lane: u32,
) {
  let row = block.x * BLOCK_ROWS;
  let column = block.y * lanes + thread;
  let size = extent();
  let isActive = column < size.y && wanted(row, column);
  if (subgroupAny(isActive)) {
    multiply(Lane(lane, isActive), block.z, row, column, size.z);
  }
}

// Lanes that are not active load for the others, and store nothing.
struct Lane {
  index: u32,
  isActive: bool,
}
