import { describe, expect, it } from 'vitest';
import { packStruct, readConstant, readShaderInterface, readStruct } from '../../src/gpu/shaderInterface.ts';

const source = `
struct Params {
  rows: u32, // of the batch: not a field
  learningRate: f32,
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
  it('finds bindings with access and type, the fields of structs, constants and the workgroup', () => {
    expect(readShaderInterface(source)).toEqual({
      bindings: [
        { name: 'params', index: 0, access: 'uniform', type: 'Params' },
        { name: 'input', index: 2, access: 'read', type: 'array<vec4f>' },
        { name: 'output', index: 4, access: 'read_write', type: 'array<vec4f>' },
      ],
      structs: new Map([
        [
          'Params',
          [
            { name: 'rows', type: 'u32' },
            { name: 'learningRate', type: 'f32' },
          ],
        ],
      ]),
      constants: new Map([['TILE', 8]]),
      workgroup: ['16', 'rows', '1'],
    });
  });
});

it('constants and structs are found by name, and an unknown name is refused', () => {
  expect(readConstant(source, 'TILE')).toBe(8);
  expect(() => readConstant(source, 'BLOCK')).toThrow('declares no const BLOCK');
  expect(() => readStruct(source, 'Step')).toThrow('declares no struct Step');
});

describe('packStruct', () => {
  const params = readStruct(source, 'Params');

  it('packs values in the order of the struct', () => {
    const bytes = packStruct('Params', params, { learningRate: 0.5, rows: 7 });
    expect(bytes.byteLength).toBe(16);
    expect(new Uint32Array(bytes)[0]).toBe(7);
    expect(new Float32Array(bytes)[1]).toBe(0.5);
  });

  it('refuses missing and unknown values', () => {
    expect(() => packStruct('Params', params, { rows: 7 })).toThrow('Params needs learningRate');
    expect(() => packStruct('Params', params, { rows: 7, learningRate: 1, extra: 2 })).toThrow('Params has no extra');
  });
});
