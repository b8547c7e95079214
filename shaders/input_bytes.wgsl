// Samples of a data set kept as bytes, four to a word. `row` is where a sample begins:
//   inputAt(row, column) = bytes / 255 of four features, the constant one after the last feature, then zeros

override inputs: u32 = 1;
override samplePitch: u32 = 1; // of a sample's bytes, in u32

@group(0) @binding(2) var<storage, read> bytes: array<u32>;

fn inputAt(row: u32, column: u32) -> vec4f {
  let values = unpack4x8unorm(bytes[row + min(column, samplePitch - 1)]);
  let k = vec4u(0, 1, 2, 3) + column * 4u;
  return select(select(vec4f(), vec4f(1), k == vec4u(inputs)), values, k < vec4u(inputs));
}
