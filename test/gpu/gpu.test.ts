import { describe, expect, it } from 'vitest';
import { Gpu, GpuError } from '../../src/gpu/gpu.ts';
import { Kernel } from '../../src/gpu/kernel.ts';
import { readTensor } from '../../src/gpu/readTensor.ts';
import { Tensor } from '../../src/gpu/tensor.ts';
import { selfTest } from '../../src/kernels/selfTest.ts';
import { NoAdapterError } from '../../src/platform/adapterChoice.ts';
import { adapterChoice, openTestGpu } from './openGpu.ts';

const gpu = await openTestGpu();

describe('Gpu.open', () => {
  it('may be called twice at the same time, and both devices work', async () => {
    const open = () => Gpu.open({ adapter: adapterChoice() });
    const both = await Promise.all([open(), open()]);
    for (const one of both) {
      expect(await selfTest(one)).toBeLessThan(1e-5);
      await one.close();
    }
  });

  it('says what it looked for where nothing fits', async () => {
    const failure = expect(Gpu.open({ adapter: 'nonsuch' })).rejects;
    await failure.toThrow(NoAdapterError);
    await failure.toThrow('no WebGPU adapter fits the choice nonsuch');
  });
});

describe('a shader that does not compile', () => {
  it('is shown with file, line, column and source', async () => {
    const source =
      '@group(0) @binding(0) var<storage, read_write> out: array<f32>;\n@compute @workgroup_size(1)\nfn main() { out[0] = 1u; }';
    const failure = expect(Kernel.compile(gpu, 'broken', source)).rejects;
    await failure.toThrow(GpuError);
    await failure.toThrow(/broken\.wgsl:3:\d+: .*\n {4}fn main\(\) \{ out\[0\] = 1u; \}/);
  });
});

describe('a tensor', () => {
  it('is read back from where its view begins', async () => {
    const whole = Tensor.create(gpu, 'whole', [128]).write(Float32Array.from({ length: 128 }, (_, i) => i));
    const view = whole.view('view', 256, [4]);
    expect([...(await readTensor(gpu, view))]).toEqual([64, 65, 66, 67]);
  });

  it('takes bytes, four per value, and pads rows with zeros', async () => {
    const tensor = Tensor.create(gpu, 'bytes', [2, 2]).writeRows(0, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 5);
    const words = new Uint8Array((await readTensor(gpu, tensor)).buffer);
    expect([...words.subarray(0, 8)]).toEqual([1, 2, 3, 4, 5, 0, 0, 0]);
    expect([...words.subarray(16, 24)]).toEqual([6, 7, 8, 9, 10, 0, 0, 0]);
    expect(() => tensor.writeRows(0, new Uint8Array(7), 5)).toThrow('no room for 1.4 rows of 5 bytes from row 0 on');
    expect(() => tensor.writeRows(0, new Uint8Array(34), 17)).toThrow('no room for 2 rows of 17 bytes');
  });

  it('takes rows from any row on', async () => {
    const tensor = Tensor.create(gpu, 'rows', [3, 2]).writeRows(1, Float32Array.of(1, 2, 3, 4), 2);
    expect([...(await readTensor(gpu, tensor))]).toEqual([0, 0, 0, 0, 1, 2, 0, 0, 3, 4, 0, 0]);
    expect(() => tensor.writeRows(2, new Float32Array(4), 2)).toThrow(
      'rows [3, 2] has no room for 2 rows of 2 values from row 2 on',
    );
  });

  it('refuses fewer values than it has room for', () => {
    const tensor = Tensor.create(gpu, 'small', [2, 3]);
    expect(() => tensor.write(new Float32Array(5))).toThrow('small [2, 3] takes 6 values, not 5');
  });
});
