import { describe, expect, it } from 'vitest';
import { packParams, readShaderInterface } from '../../src/gpu/shaderInterface.ts';

const source = `
struct Params {
  rows: u32, // of the batch: not a field
  rate: f32,
}
@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(2) var<storage, read> input: array<vec4f>;
// @group(0) @binding(3) var<storage, read> removed: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> output: array<vec4f>;
const TILE = 8u;
override rows: u32 = 4;
@compute @workgroup_size(16, rows)
fn main() {}`;

describe('readShaderInterface', () => {
  it('finds bindings with their access, the fields of Params, constants and the workgroup', () => {
    expect(readShaderInterface(source)).toEqual({
      bindings: [
        { name: 'params', index: 0, access: 'uniform' },
        { name: 'input', index: 2, access: 'read' },
        { name: 'output', index: 4, access: 'read_write' },
      ],
      params: [
        { name: 'rows', type: 'u32' },
        { name: 'rate', type: 'f32' },
      ],
      constants: new Map([['TILE', 8]]),
      workgroup: ['16', 'rows', '1'],
    });
  });
});

describe('packParams', () => {
  const { params } = readShaderInterface(source);

  it('packs values in the order of the struct', () => {
    const bytes = packParams(params, { rate: 0.5, rows: 7 });
    expect(bytes.byteLength).toBe(16);
    expect(new Uint32Array(bytes)[0]).toBe(7);
    expect(new Float32Array(bytes)[1]).toBe(0.5);
  });

  it('refuses missing and unknown values', () => {
    expect(() => packParams(params, { rows: 7 })).toThrow('need rate');
    expect(() => packParams(params, { rows: 7, rate: 1, extra: 2 })).toThrow('no extra');
  });
});
