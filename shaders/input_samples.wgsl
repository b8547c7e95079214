// The first layer's input, [networks, batch, inputs + 1], straight from a data set:
//   input[r, m, k] = samples[order[r, first + m], k]   for k < inputs, and the constant one after them
// Compiled with input_bytes.wgsl or input_floats.wgsl, which say how the samples lie in memory, with step.wgsl, and with a
// pass whose `params` have `orderPitch`: as a parameter it lets data sets of any size share a pipeline. Rows beyond the
// step's repeat its last.

@group(0) @binding(3) var<storage, read> order: array<u32>;

// place = (start of the network's visits in the step, last row).
fn inputPlace(network: u32) -> vec2u {
  return vec2u(network * params.orderPitch + step.first, step.rows - 1);
}

fn inputRow(place: vec2u, row: u32) -> u32 {
  return order[place.x + min(row, place.y)] * samplePitch;
}
