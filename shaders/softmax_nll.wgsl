// The loss of each sample of a batch, its gradient at the logits, and the head of the sample's record.
//   p = softmax(logits[r, m, :]),   nll = −log p[label],   dLogits[r, m, :] = p − onehot(label)
//   margin = logits[label] − max of the others,   el2n = ‖dLogits‖₂
// Stable for any finite logits: exponents are of differences to the largest. The gradient at the label is minus the sum
// of the other probabilities, which keeps its digits where p[label] is nearly one.
// Compiled with step.wgsl and record.wgsl.

struct Params {
  batch: u32,
  classes: u32,
  logitPitch: u32,
  gradientPitch: u32,
  orderPitch: u32,
  samples: u32,
  recordPitch: u32, // in vec4
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(2) var<storage, read> logits: array<f32>;
@group(0) @binding(3) var<storage, read> labels: array<u32>;
@group(0) @binding(4) var<storage, read> order: array<u32>;
@group(0) @binding(5) var<storage, read_write> dLogits: array<f32>;
@group(0) @binding(6) var<storage, read_write> records: array<vec4u>;

const QUIET_NAN = 0x7fc00000u;

@compute @workgroup_size(32)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let row = id.x;
  if (row >= step.rows) {
    return;
  }
  let sample = order[id.z * params.orderPitch + step.first + row];
  let label = labels[sample];
  let z = (id.z * params.batch + row) * params.logitPitch;
  let dz = (id.z * params.batch + row) * params.gradientPitch;

  var best = 0u;
  var other = -3.4e38; // largest logit but the label's
  var finite = true;
  for (var c = 0u; c < params.classes; c++) {
    let value = logits[z + c];
    finite = finite && (bitcast<u32>(value) & 0x7f800000u) != 0x7f800000u;
    best = select(best, c, value > logits[z + best]);
    other = select(other, max(other, value), c != label);
  }
  let largest = logits[z + best];
  let own = logits[z + label] - largest;

  var others = 0.0; // Σ exp over all classes but the label
  for (var c = 0u; c < params.classes; c++) {
    others += select(exp(logits[z + c] - largest), 0.0, c == label);
  }
  let total = others + exp(own);
  var squares = 0.0;
  for (var c = 0u; c < params.classes; c++) {
    let p = exp(logits[z + c] - largest) / total;
    let gradient = select(p, -others / total, c == label);
    dLogits[dz + c] = gradient;
    squares += gradient * gradient;
  }
  for (var c = params.classes; c < params.gradientPitch; c++) {
    dLogits[dz + c] = 0.0;
  }
  let nll = select(log(total) - own, logOnePlus(others), best == label);
  let margin = logits[z + label] - other;
  var head = vec4u(); // Bits: WGSL does not promise that an f32 keeps a NaN.
  head[NLL] = select(QUIET_NAN, bitcast<u32>(nll), finite);
  head[PREDICTION] = best;
  head[MARGIN] = bitcast<u32>(margin);
  head[EL2N] = bitcast<u32>(sqrt(squares));
  records[(id.z * params.samples + sample) * params.recordPitch] = head;
}

// log(1 + x) for x ≥ 0. WGSL's log is only absolutely accurate near 1; the series is relatively so.
fn logOnePlus(x: f32) -> f32 {
  let series = x * (1.0 - x * (1.0 / 2.0 - x * (1.0 / 3.0 - x * (1.0 / 4.0 - x * (1.0 / 5.0)))));
  return select(log(1.0 + x), series, x < 0.05);
}
