// A layer's input, [networks, batch, inputs + 1], as the layer below wrote it.

@group(0) @binding(2) var<storage, read> input: array<vec4f>;

// place = (start of the network's rows, pitch).
fn inputPlace(network: u32) -> vec2u {
  return vec2u(network * params.batch * params.inputPitch, params.inputPitch);
}

fn inputRow(place: vec2u, row: u32) -> u32 {
  return place.x + row * place.y;
}

fn inputAt(row: u32, column: u32) -> vec4f {
  return input[row + column];
}
