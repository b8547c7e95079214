// A product of matrices where subgroups have eight lanes or more, all on the same 16 rows: each lane loads two of the rows
// and passes them to all others. 6 loads of vec4 feed 256 multiply-adds. Compiled with product_lanes.wgsl,
// product_store.wgsl and the file of the operands (src/kernels/products/product.ts).

const BLOCK_ROWS = 16u; // of a workgroup

fn multiply(lane: Lane, network: u32, row: u32, column: u32, inner: u32) {
  let ownRow = row + lane.index / 4 % 2 * 4; // Lanes beyond the eighth load what one of the eight does.
  let low = lhsAddress(network, ownRow, lane.index % 4);
  let high = lhsAddress(network, ownRow + 8, lane.index % 4);
  let address = rhsAddress(network, column);

  // Variables and no array, as in product_tile.wgsl.
  var y0 = vec4f(); var y1 = vec4f(); var y2 = vec4f(); var y3 = vec4f();
  var y4 = vec4f(); var y5 = vec4f(); var y6 = vec4f(); var y7 = vec4f();
  var y8 = vec4f(); var y9 = vec4f(); var y10 = vec4f(); var y11 = vec4f();
  var y12 = vec4f(); var y13 = vec4f(); var y14 = vec4f(); var y15 = vec4f();
  for (var k = 0u; k < inner; k++) {
    let tile = rhs(address, k);
    let loadedLow = lhs(low, k);
    let first = lowerRows(loadedLow);
    y0 += times(first[0], tile);
    y1 += times(first[1], tile);
    y2 += times(first[2], tile);
    y3 += times(first[3], tile);
    let second = upperRows(loadedLow);
    y4 += times(second[0], tile);
    y5 += times(second[1], tile);
    y6 += times(second[2], tile);
    y7 += times(second[3], tile);
    let loadedHigh = lhs(high, k);
    let third = lowerRows(loadedHigh);
    y8 += times(third[0], tile);
    y9 += times(third[1], tile);
    y10 += times(third[2], tile);
    y11 += times(third[3], tile);
    let fourth = upperRows(loadedHigh);
    y12 += times(fourth[0], tile);
    y13 += times(fourth[1], tile);
    y14 += times(fourth[2], tile);
    y15 += times(fourth[3], tile);
  }
  if (lane.isActive) {
    storeRows(network, row, column, y0, y1, y2, y3, y4, y5, y6, y7);
    storeRows(network, row + 8, column, y8, y9, y10, y11, y12, y13, y14, y15);
  }
}

// The rows of the first four lanes, from what each of them loaded.
fn lowerRows(loaded: vec4f) -> mat4x4f {
  return lhsRows(
    mat4x4f(
      subgroupBroadcast(loaded, 0u),
      subgroupBroadcast(loaded, 1u),
      subgroupBroadcast(loaded, 2u),
      subgroupBroadcast(loaded, 3u),
    ),
  );
}

// The rows of the other four.
fn upperRows(loaded: vec4f) -> mat4x4f {
  return lhsRows(
    mat4x4f(
      subgroupBroadcast(loaded, 4u),
      subgroupBroadcast(loaded, 5u),
      subgroupBroadcast(loaded, 6u),
      subgroupBroadcast(loaded, 7u),
    ),
  );
}
