// The Gram matrix of a block of rows, inner products of every pair; its lower triangle is not wholly computed.
//   gram[i, j] = Σ_k rows[i, k] · rows[j, k],   j ≥ i
// Compiled with a variant of the product (product_*.wgsl) over rows × rows.

struct Params {
  rows: u32,
  inner: u32, // pitch of rows, in vec4
  gramPitch: u32, // in vec4
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> rows: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> gram: array<vec4f>;

fn extent() -> vec3u {
  return vec3u(params.rows, params.gramPitch, params.inner);
}

fn wanted(row: u32, column: u32) -> bool {
  return column * 4 + 3 >= row;
}

// Rows beyond the last repeat it; what they compute is not stored.
fn lhsAddress(_network: u32, row: u32, lane: u32) -> vec4u {
  return vec4u(min(row + lane, params.rows - 1) * params.inner, 0, 0, 0);
}

fn lhs(address: vec4u, k: u32) -> vec4f {
  return rows[address.x + k];
}

fn lhsRows(loaded: mat4x4f) -> mat4x4f {
  return loaded;
}

fn rhsAddress(_network: u32, column: u32) -> vec4u {
  return min(vec4u(0, 1, 2, 3) + column * 4u, vec4u(params.rows - 1)) * params.inner;
}

fn rhs(address: vec4u, k: u32) -> mat4x4f {
  return mat4x4f(rows[address.x + k], rows[address.y + k], rows[address.z + k], rows[address.w + k]);
}

fn times(row: vec4f, tile: mat4x4f) -> vec4f {
  return row * tile;
}

fn store(_network: u32, row: u32, column: u32, sums: vec4f) {
  if (row >= params.rows) {
    return;
  }
  let inside = vec4u(0, 1, 2, 3) + column * 4u < vec4u(params.rows);
  gram[row * params.gramPitch + column] = select(vec4f(), sums, inside);
}
