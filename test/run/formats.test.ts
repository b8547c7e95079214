import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ByteSource } from '../../src/platform/folder.ts';
import { FormatError } from '../../src/run/formats/formatError.ts';
import { decodeNpy, encodeNpy, encodeNpyHeader, encodeNpyRow, NPY_HEADER_BYTES } from '../../src/run/formats/npy.ts';
import { decodeSafetensors, encodeSafetensors, readSafetensorsLayout } from '../../src/run/formats/safetensors.ts';

const int32Matrix = fc
  .tuple(fc.nat(5), fc.nat(7))
  .chain(([rows, columns]) =>
    fc
      .int32Array({ minLength: rows * columns, maxLength: rows * columns })
      .map((data) => ({ rows, columns, data: Int32Array.from(data) })),
  );

const tensor = fc.tuple(fc.string({ maxLength: 12 }), fc.array(fc.nat(4), { maxLength: 3 })).chain(([name, shape]) => {
  const size = shape.reduce((a, b) => a * b, 1);
  return fc
    .float32Array({ minLength: size, maxLength: size })
    .map((data) => ({ name: `${name}.weight`, shape, data: Float32Array.from(data) }));
});

describe('npy', () => {
  test('has an aligned header of a known length that names the shape', () => {
    const bytes = encodeNpy({ rows: 2, columns: 3, data: Int32Array.of(1, -2, 3, 4, 5, 2147483647) });
    expect(NPY_HEADER_BYTES % 64).toBe(0);
    expect(String.fromCharCode(...bytes.subarray(0, 128))).toBe(
      `${"\x93NUMPY\x01\x00\x76\x00{'descr': '<i4', 'fortran_order': False, 'shape': (2, 3), }".padEnd(127)}\n`,
    );
    expect([...bytes.subarray(128, 136)]).toEqual([1, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff]);
  });

  test('is decoded to the matrix that was encoded', () => {
    fc.assert(
      fc.property(int32Matrix, (matrix) => {
        expect(decodeNpy(encodeNpy(matrix))).toEqual(matrix);
      }),
    );
  });

  test('may be written row by row', () => {
    const rows = [Int32Array.of(3, 1), Int32Array.of(0, 2)];
    const streamed = [...encodeNpyHeader(2, 2), ...rows.flatMap((row) => [...encodeNpyRow(row)])];
    expect(streamed).toEqual([...encodeNpy({ rows: 2, columns: 2, data: Int32Array.of(3, 1, 0, 2) })]);
  });

  test('throws nothing but FormatError for damaged bytes', () => {
    const whole = encodeNpy({ rows: 2, columns: 2, data: Int32Array.of(1, 2, 3, 4) });
    fc.assert(
      fc.property(damaged(whole), (bytes) => onlyFormatErrors(() => decodeNpy(bytes))),
      { numRuns: 300 },
    );
    expect(() => decodeNpy(whole.subarray(0, 140))).toThrow(/\[2, 2\] int32 array takes 144 bytes, got 140/);
    expect(() => encodeNpy({ rows: 2, columns: 2, data: Int32Array.of(1) })).toThrow(FormatError);
  });
});

describe('safetensors', () => {
  test('pads the header to 8 bytes and stores little-endian floats', () => {
    const bytes = encodeSafetensors([{ name: 'L1.bias', shape: [2], data: Float32Array.of(1, -2) }]);
    const header = '{"L1.bias":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}    ';
    expect(new TextDecoder().decode(bytes.subarray(8, 8 + header.length))).toBe(header);
    expect([...bytes.subarray(0, 8)]).toEqual([header.length, 0, 0, 0, 0, 0, 0, 0]);
    expect([...bytes.subarray(8 + header.length)]).toEqual([0, 0, 128, 63, 0, 0, 0, 192]);
  });

  test('is decoded to the tensors that were encoded', () => {
    const tensors = fc.uniqueArray(tensor, { maxLength: 4, selector: ({ name }) => name });
    fc.assert(
      fc.property(tensors, (list) => {
        const read = decodeSafetensors(encodeSafetensors(list));
        expect(Object.fromEntries(read.map((t) => [`_${t.name}`, t]))).toEqual(
          Object.fromEntries(list.map((t) => [`_${t.name}`, t])),
        );
      }),
    );
  });

  test('tells its tensors and where they lie without being read whole', async () => {
    const tensors = [
      { name: 'L1.weight', shape: [1, 2], data: Float32Array.of(1, 2) },
      { name: 'L1.bias', shape: [1], data: Float32Array.of(3) },
    ];
    const bytes = encodeSafetensors(tensors);
    const layout = await readSafetensorsLayout(sourceOf(bytes, bytes.length - 12));
    expect(layout.tensors).toEqual(tensors.map(({ name, shape }) => ({ name, shape })));
    expect([...new Float32Array(bytes.buffer.slice(layout.dataStart))]).toEqual([1, 2, 3]);
  });

  test('is refused for its layout just as it is refused as a whole', async () => {
    const whole = encodeSafetensors([{ name: 'a', shape: [1, 2], data: Float32Array.of(1, 2) }]);
    await fc.assert(
      fc.asyncProperty(damaged(whole), async (bytes) => {
        const refusal = await readSafetensorsLayout(sourceOf(bytes)).catch((error: unknown) => error);
        if (refusal instanceof Error) expect(() => decodeSafetensors(bytes)).toThrow(refusal.message);
        else
          expect(refusal).toMatchObject({
            tensors: decodeSafetensors(bytes).map(({ name, shape }) => ({ name, shape })),
          });
      }),
      { numRuns: 300 },
    );
  });

  test('throws nothing but FormatError for damaged bytes', () => {
    const whole = encodeSafetensors([
      { name: 'a', shape: [1, 2], data: Float32Array.of(1, 2) },
      { name: 'b', shape: [], data: Float32Array.of(3) },
    ]);
    fc.assert(
      fc.property(damaged(whole), (bytes) => onlyFormatErrors(() => decodeSafetensors(bytes))),
      {
        numRuns: 300,
      },
    );
    expect(() => decodeSafetensors(whole.subarray(0, whole.length - 4))).toThrow(FormatError);
    expect(() => encodeSafetensors([{ name: 'a', shape: [3], data: Float32Array.of(1) }])).toThrow(/a has shape \[3\]/);
  });
});

/** A source of bytes that fails where more than the first `readable` of them are read. */
function sourceOf(bytes: Uint8Array, readable = bytes.length): ByteSource {
  return {
    byteLength: bytes.length,
    slice: async (start, end = bytes.length) => {
      expect(end).toBeLessThanOrEqual(readable);
      return Uint8Array.from(bytes.subarray(start, end)).buffer;
    },
  };
}

/** Arbitrary bytes, a file cut short, and a file with a few bytes changed. */
function damaged(whole: Uint8Array): fc.Arbitrary<Uint8Array> {
  const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
  return fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.nat(whole.length).map((length) => whole.slice(0, length)),
    changes.map((list) => list.reduce((bytes, [at, value]) => bytes.fill(value, at, at + 1), whole.slice())),
  );
}

function onlyFormatErrors(decode: () => unknown): void {
  try {
    decode();
  } catch (error) {
    expect(error).toBeInstanceOf(FormatError);
  }
}
