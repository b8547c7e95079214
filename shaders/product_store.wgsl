// What the variants of a product (product_*.wgsl) have in common: a thread's sums are stored eight rows at a time.

fn storeRows(
  network: u32, row: u32, column: u32,
  y0: vec4f, y1: vec4f, y2: vec4f, y3: vec4f, y4: vec4f, y5: vec4f, y6: vec4f, y7: vec4f,
) {
  store(network, row, column, y0);
  store(network, row + 1, column, y1);
  store(network, row + 2, column, y2);
  store(network, row + 3, column, y3);
  store(network, row + 4, column, y4);
  store(network, row + 5, column, y5);
  store(network, row + 6, column, y6);
  store(network, row + 7, column, y7);
}
