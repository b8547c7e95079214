// The first layer's input, [networks, batch, inputs + 1], straight from a data set kept as bytes:
//   input[r, m, k] = bytes[order[r, first + m], k] / 255   for k < inputs, and the constant one after them
// Compiled with step.wgsl and a pass whose `params` have `orderPitch`: as a parameter it lets data sets of any size share
// a pipeline. Rows beyond the step's repeat its last.

override inputs: u32 = 1;
override samplePitch: u32 = 1; // of a sample's bytes, in u32

@group(0) @binding(2) var<storage, read> bytes: array<u32>;
@group(0) @binding(3) var<storage, read> order: array<u32>;

// place = (start of the network's visits in the step, last row).
fn inputPlace(network: u32) -> vec2u {
  return vec2u(network * params.orderPitch + step.first, step.rows - 1);
}

fn inputRow(place: vec2u, row: u32) -> u32 {
  return order[place.x + min(row, place.y)] * samplePitch;
}

fn inputAt(row: u32, column: u32) -> vec4f {
  let values = unpack4x8unorm(bytes[row + min(column, samplePitch - 1)]);
  let k = vec4u(0, 1, 2, 3) + column * 4u;
  return select(select(vec4f(), vec4f(1), k == vec4u(inputs)), values, k < vec4u(inputs));
}
