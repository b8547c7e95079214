// What a layer reads, [networks, batch, inputs + 1], where a layer below wrote it.

@group(0) @binding(2) var<storage, read> input: array<vec4f>;

fn inputRow(network: u32, row: u32) -> u32 {
  return (network * params.batch + row) * params.inputPitch;
}

fn inputAt(row: u32, column: u32) -> vec4f {
  return input[row + column];
}
