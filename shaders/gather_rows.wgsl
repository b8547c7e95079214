// Picks the samples of a batch from a data set kept as bytes, scales them to [0, 1] and appends the constant one.
//   output[r, m, k] = bytes[order[r, first + m], k] / 255   for k < inputs
//   output[r, m, inputs] = 1,   zero in the padding after it
// A data set larger than one binding is several chunks; a dispatch fills the rows whose samples its chunk holds.
// Compiled with step.wgsl.

struct Params {
  inputs: u32,
  outputPitch: u32, // in vec4
  batch: u32,
  samplePitch: u32, // of a sample's bytes, in u32
  orderPitch: u32,
  chunkFirst: u32,
  chunkSamples: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(2) var<storage, read> bytes: array<u32>;
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
  var values = vec4f();
  if (column < params.samplePitch) {
    values = unpack4x8unorm(bytes[sample * params.samplePitch + column]);
  }
  if (column == params.inputs / 4) {
    values[params.inputs % 4] = 1.0;
  }
  output[(id.z * params.batch + row) * params.outputPitch + column] = values;
}
