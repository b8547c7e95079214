// The product of dense_update.wgsl where there are subgroups: the four lanes of a quad are on the same outputs, load one of
// four rows of their gradients each and pass them round.

enable subgroups;
// Whole subgroups return early, or none of their lanes.
diagnostic(off, subgroup_uniformity);

const TILE_OUTPUTS = 8u;
const TILE_INPUTS = 4u;

override lanes: u32 = 16; // of a workgroup, all on the same outputs

@compute @workgroup_size(lanes)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(subgroup_invocation_id) lane: u32) {
  let column = id.x;
  if (!subgroupAny(column < params.weightPitch)) {
    return;
  }
  let first = id.z * params.batch;
  let last = first + step.rows - 1;
  let k = min(column, params.weightPitch - 1);
  let d = id.y * TILE_OUTPUTS / 4;
  let dHigh = min(d + 1, params.outputPitch - 1);

  var g0 = vec4f(); var g1 = vec4f(); var g2 = vec4f(); var g3 = vec4f();
  var g4 = vec4f(); var g5 = vec4f(); var g6 = vec4f(); var g7 = vec4f();
  for (var m = first; m <= last; m += 4) {
    // Four rows at a time; those beyond the last repeat it and count for nothing.
    let rows = min(vec4u(0, 1, 2, 3) + m, vec4u(last));
    let counts = vec4u(0, 1, 2, 3) + m <= vec4u(last);
    let a = rows * params.weightPitch + k;
    let tile = mat4x4f(input[a.x], input[a.y], input[a.z], input[a.w]);
    let own = min(m + lane % 4, last) * params.outputPitch;
    let low = perOutput(dOutput[own + d]);
    let high = perOutput(dOutput[own + dHigh]);
    g0 += tile * select(vec4f(), low[0], counts);
    g1 += tile * select(vec4f(), low[1], counts);
    g2 += tile * select(vec4f(), low[2], counts);
    g3 += tile * select(vec4f(), low[3], counts);
    g4 += tile * select(vec4f(), high[0], counts);
    g5 += tile * select(vec4f(), high[1], counts);
    g6 += tile * select(vec4f(), high[2], counts);
    g7 += tile * select(vec4f(), high[3], counts);
  }
  if (column >= params.weightPitch) {
    return;
  }
  let n = id.y * TILE_OUTPUTS;
  update(id.z, n, column, g0);
  update(id.z, n + 1, column, g1);
  update(id.z, n + 2, column, g2);
  update(id.z, n + 3, column, g3);
  update(id.z, n + 4, column, g4);
  update(id.z, n + 5, column, g5);
  update(id.z, n + 6, column, g6);
  update(id.z, n + 7, column, g7);
}

// Gradients of four outputs in the quad's four rows, from the one row that each lane has.
fn perOutput(own: vec4f) -> mat4x4f {
  return transpose(
    mat4x4f(quadBroadcast(own, 0u), quadBroadcast(own, 1u), quadBroadcast(own, 2u), quadBroadcast(own, 3u)),
  );
}
