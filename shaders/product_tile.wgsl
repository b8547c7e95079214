// A product of matrices, for every adapter: a thread computes a tile of 8 rows × 4 columns in registers. 12 loads of vec4
// feed 128 multiply-adds. The operands are those of the file that this one is compiled with (src/kernels/product.ts).

const BLOCK_ROWS = 64u; // of a workgroup
const BLOCK_COLUMNS = 8u; // in vec4

@compute @workgroup_size(8, 8)
fn main(@builtin(workgroup_id) block: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let row = block.x * BLOCK_ROWS + local.y * 8;
  let column = block.y * BLOCK_COLUMNS + local.x;
  let size = extent();
  if (row >= size.x || column >= size.y || !needed(row, column)) {
    return;
  }
  let a0 = leftBase(block.z, row, 0);
  let a1 = leftBase(block.z, row, 1);
  let a2 = leftBase(block.z, row, 2);
  let a3 = leftBase(block.z, row, 3);
  let b0 = leftBase(block.z, row + 4, 0);
  let b1 = leftBase(block.z, row + 4, 1);
  let b2 = leftBase(block.z, row + 4, 2);
  let b3 = leftBase(block.z, row + 4, 3);
  let base = rightBase(block.z, column);

  var y0 = vec4f(); var y1 = vec4f(); var y2 = vec4f(); var y3 = vec4f();
  var y4 = vec4f(); var y5 = vec4f(); var y6 = vec4f(); var y7 = vec4f();
  for (var k = 0u; k < size.z; k++) {
    let tile = right(base, k);
    let low = leftRows(mat4x4f(left(a0, k), left(a1, k), left(a2, k), left(a3, k)));
    let high = leftRows(mat4x4f(left(b0, k), left(b1, k), left(b2, k), left(b3, k)));
    y0 += times(low[0], tile);
    y1 += times(low[1], tile);
    y2 += times(low[2], tile);
    y3 += times(low[3], tile);
    y4 += times(high[0], tile);
    y5 += times(high[1], tile);
    y6 += times(high[2], tile);
    y7 += times(high[3], tile);
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
