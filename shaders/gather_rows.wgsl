// Picks the samples of a batch from a data set, with the constant one after each.
//   output[r, m, k] = samples[order[r, first + m], k]   for k < inputs
//   output[r, m, inputs] = 1,   zero in the padding after it
// A data set larger than one binding is several chunks; a dispatch fills the rows whose samples its chunk holds.
// Compiled with step.wgsl and with input_bytes.wgsl or input_floats.wgsl, which read the chunk.

struct Params {
  outputPitch: u32, // in vec4
  batch: u32,
  orderPitch: u32,
  chunkFirst: u32,
  chunkSamples: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(3) var<storage, read> order: array<u32>;
@group(0) @binding(4) var<storage, read_write> output: array<vec4f>;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let column = id.x;
  let row = id.y;
  if (column >= params.outputPitch || row >= step.rows) {
    return;
  }
  let sample = order[id.z * params.orderPitch + step.first + row] - params.chunkFirst;
  if (sample >= params.chunkSamples) {
    return; // In another chunk: below chunkFirst the difference wraps round to a large number.
  }
  output[(id.z * params.batch + row) * params.outputPitch + column] = inputAt(sample * samplePitch, column);
}
