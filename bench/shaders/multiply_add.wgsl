// The multiply-adds that an adapter makes without touching memory: independent chains of vec4 in registers.
//   c[j] ← c[j] · factor + term,   STEPS · iterations times for each of the chains
// How many chains hide the latency of one and still fit the registers differs between adapters: they are tried in turn.

override chains: u32 = 8; // 4, 8 or 16: a matrix is four
override fused: u32 = 0; // 1: fma; 0: a product and a sum

struct Params {
  iterations: u32,
  factor: f32,
  term: f32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read_write> output: array<vec4f>;

const STEPS = 4u; // of each chain in an iteration

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let f = vec4f(params.factor);
  let t = vec4f(params.term);
  let x = vec4f(f32(id.x & 255u)) * t;
  var a = mat4x4f(x, x + t, x - t, -x);
  var b = 0.5 * a;
  var c = 0.25 * a;
  var d = 0.125 * a;
  for (var i = 0u; i < params.iterations; i++) {
    a = next(a, f, t); if (chains > 4) { b = next(b, f, t); } if (chains > 8) { c = next(c, f, t); d = next(d, f, t); }
    a = next(a, f, t); if (chains > 4) { b = next(b, f, t); } if (chains > 8) { c = next(c, f, t); d = next(d, f, t); }
    a = next(a, f, t); if (chains > 4) { b = next(b, f, t); } if (chains > 8) { c = next(c, f, t); d = next(d, f, t); }
    a = next(a, f, t); if (chains > 4) { b = next(b, f, t); } if (chains > 8) { c = next(c, f, t); d = next(d, f, t); }
  }
  let sum = (a + b) + (c + d);
  output[id.x] = (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

fn next(m: mat4x4f, f: vec4f, t: vec4f) -> mat4x4f {
  if (fused == 1) {
    return mat4x4f(fma(m[0], f, t), fma(m[1], f, t), fma(m[2], f, t), fma(m[3], f, t));
  }
  return mat4x4f(m[0] * f + t, m[1] * f + t, m[2] * f + t, m[3] * f + t);
}
