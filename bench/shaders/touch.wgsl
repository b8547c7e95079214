// Next to nothing: what a dispatch costs beyond its work. Each changes what the one before left, and so waits for it, as
// the passes of a step do.
//   value[0] ← value[0] + 1

@group(0) @binding(0) var<storage, read_write> value: array<u32>;

@compute @workgroup_size(1)
fn main() {
  value[0] += 1;
}
