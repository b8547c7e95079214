// Samples of a data set kept as floats, each with the constant one after its last feature, then zeros, as a layer reads
// it. `row` is where a sample begins.

override samplePitch: u32 = 1; // of a sample, in vec4

@group(0) @binding(2) var<storage, read> floats: array<vec4f>;

fn inputAt(row: u32, column: u32) -> vec4f {
  return floats[row + column];
}
