// A product of matrices for graphics processors: a workgroup fetches a block of either operand into its own memory, 16
// inner entries at a time, and a thread computes 8 rows × 4 columns from there. Compiled with product_store.wgsl and the
// file of the operands (src/kernels/products/product.ts).

override across: u32 = 8; // threads of a workgroup along the columns
override down: u32 = 8; // and along the rows

const ROWS = 8u; // of a thread
const STAGE = 4u; // inner entries fetched at a time, in vec4

var<workgroup> lhsBlock: array<vec4f, down * ROWS * STAGE>; // [row, inner]
var<workgroup> rhsBlock: array<mat4x4f, across * STAGE>; // [inner, column]

@compute @workgroup_size(across, down)
fn main(
  @builtin(workgroup_id) block: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let firstRow = block.x * down * ROWS;
  let firstColumn = block.y * across;
  let size = extent();
  if (!wanted(firstRow, firstColumn + across - 1)) {
    return;
  }

  // Variables and no array, as in product_tile.wgsl.
  var y0 = vec4f(); var y1 = vec4f(); var y2 = vec4f(); var y3 = vec4f();
  var y4 = vec4f(); var y5 = vec4f(); var y6 = vec4f(); var y7 = vec4f();
  for (var stage = 0u; stage < size.z; stage += STAGE) {
    for (var i = thread; i < down * ROWS * STAGE; i += across * down) {
      let row = i / STAGE;
      let k = stage + i % STAGE;
      let address = lhsAddress(block.z, firstRow + row / 4 * 4, row % 4);
      lhsBlock[i] = select(vec4f(), lhs(address, min(k, size.z - 1)), k < size.z);
    }
    for (var i = thread; i < across * STAGE; i += across * down) {
      rhsBlock[i] = rhs(rhsAddress(block.z, firstColumn + i % across), min(stage + i / across, size.z - 1));
    }
    workgroupBarrier();
    for (var k = 0u; k < STAGE; k++) {
      let tile = rhsBlock[k * across + local.x];
      let low = fetchedRows(local.y * ROWS, k);
      y0 += times(low[0], tile);
      y1 += times(low[1], tile);
      y2 += times(low[2], tile);
      y3 += times(low[3], tile);
      let high = fetchedRows(local.y * ROWS + 4, k);
      y4 += times(high[0], tile);
      y5 += times(high[1], tile);
      y6 += times(high[2], tile);
      y7 += times(high[3], tile);
    }
    workgroupBarrier();
  }
  let row = firstRow + local.y * ROWS;
  let column = firstColumn + local.x;
  if (column >= size.y || !wanted(row, column)) {
    return;
  }
  storeRows(block.z, row, column, y0, y1, y2, y3, y4, y5, y6, y7);
}

fn fetchedRows(row: u32, k: u32) -> mat4x4f {
  let first = row * STAGE + k;
  return lhsRows(
    mat4x4f(lhsBlock[first], lhsBlock[first + STAGE], lhsBlock[first + 2 * STAGE], lhsBlock[first + 3 * STAGE]),
  );
}
