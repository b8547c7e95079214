// A product of matrices where there are subgroups: the four lanes of a quad are on the same 8 rows, load two of them each
// and pass them round. 6 loads of vec4 feed 128 multiply-adds. Compiled with product_lanes.wgsl, product_store.wgsl and the
// file of the operands (src/kernels/products/product.ts).

const BLOCK_ROWS = 8u; // of a workgroup

fn multiply(lane: Lane, network: u32, row: u32, column: u32, inner: u32) {
  let low = lhsAddress(network, row, lane.index % 4);
  let high = lhsAddress(network, row + 4, lane.index % 4);
  let address = rhsAddress(network, column);

  // Variables and no array, as in product_tile.wgsl.
  var y0 = vec4f(); var y1 = vec4f(); var y2 = vec4f(); var y3 = vec4f();
  var y4 = vec4f(); var y5 = vec4f(); var y6 = vec4f(); var y7 = vec4f();
  for (var k = 0u; k < inner; k++) {
    let tile = rhs(address, k);
    let lower = rowsOfQuad(lhs(low, k));
    y0 += times(lower[0], tile);
    y1 += times(lower[1], tile);
    y2 += times(lower[2], tile);
    y3 += times(lower[3], tile);
    let upper = rowsOfQuad(lhs(high, k));
    y4 += times(upper[0], tile);
    y5 += times(upper[1], tile);
    y6 += times(upper[2], tile);
    y7 += times(upper[3], tile);
  }
  if (lane.isActive) {
    storeRows(network, row, column, y0, y1, y2, y3, y4, y5, y6, y7);
  }
}

// The rows of four lanes, from what each of them loaded.
fn rowsOfQuad(loaded: vec4f) -> mat4x4f {
  return lhsRows(
    mat4x4f(quadBroadcast(loaded, 0u), quadBroadcast(loaded, 1u), quadBroadcast(loaded, 2u), quadBroadcast(loaded, 3u)),
  );
}
