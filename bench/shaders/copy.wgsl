// Copies vec4s: as many bytes are read as written, none twice.
//   output[i] = input[i]

override each: u32 = 1; // vec4 that a thread copies, a workgroup's width apart

struct Params {
  count: u32, // a multiple of what a workgroup copies
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> input: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> output: array<vec4f>;

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let first = group.x * 256 * each + local.x;
  for (var i = 0u; i < each; i++) {
    let index = first + i * 256;
    if (index < params.count) {
      output[index] = input[index];
    }
  }
}
