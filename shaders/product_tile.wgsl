// A product of matrices, for every adapter: a thread computes a tile of 8 rows × 4 columns in registers. 12 loads of vec4
// feed 128 multiply-adds. Compiled with product_store.wgsl and the file of the operands (src/kernels/products/product.ts).

const BLOCK_ROWS = 64u; // of a workgroup
const BLOCK_COLUMNS = 8u; // in vec4

@compute @workgroup_size(8, 8)
fn main(@builtin(workgroup_id) block: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let row = block.x * BLOCK_ROWS + local.y * 8;
  let column = block.y * BLOCK_COLUMNS + local.x;
  let size = extent();
  if (row >= size.x || column >= size.y || !wanted(row, column)) {
    return;
  }
  let low0 = lhsAddress(block.z, row, 0);
  let low1 = lhsAddress(block.z, row, 1);
  let low2 = lhsAddress(block.z, row, 2);
  let low3 = lhsAddress(block.z, row, 3);
  let high0 = lhsAddress(block.z, row + 4, 0);
  let high1 = lhsAddress(block.z, row + 4, 1);
  let high2 = lhsAddress(block.z, row + 4, 2);
  let high3 = lhsAddress(block.z, row + 4, 3);
  let address = rhsAddress(block.z, column);

  // A variable for each row, written out: an array that a loop indexes would lie in memory, and not in registers.
  var y0 = vec4f(); var y1 = vec4f(); var y2 = vec4f(); var y3 = vec4f();
  var y4 = vec4f(); var y5 = vec4f(); var y6 = vec4f(); var y7 = vec4f();
  for (var k = 0u; k < size.z; k++) {
    let tile = rhs(address, k);
    let low = lhsRows(mat4x4f(lhs(low0, k), lhs(low1, k), lhs(low2, k), lhs(low3, k)));
    let high = lhsRows(mat4x4f(lhs(high0, k), lhs(high1, k), lhs(high2, k), lhs(high3, k)));
    y0 += times(low[0], tile);
    y1 += times(low[1], tile);
    y2 += times(low[2], tile);
    y3 += times(low[3], tile);
    y4 += times(high[0], tile);
    y5 += times(high[1], tile);
    y6 += times(high[2], tile);
    y7 += times(high[3], tile);
  }
  storeRows(block.z, row, column, y0, y1, y2, y3, y4, y5, y6, y7);
}
