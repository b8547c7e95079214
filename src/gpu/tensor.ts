import { type Gpu, GpuError } from './gpu.ts';

/** Rows of matrices are padded with zeros to a multiple of four values, so that shaders read and write `vec4`. */
export function pitch(columns: number): number {
  return Math.ceil(columns / 4) * 4;
}

/** Bindings begin at multiples of this many bytes: the largest alignment that WebGPU allows adapters to ask for. */
export const BINDING_ALIGNMENT = 256;

/**
 * 32-bit values on the GPU, row-major; the last dimension of `shape` is padded to `pitch(shape.at(-1))`.
 * Whoever creates a tensor destroys it; a view lives and dies with the tensor that it looks into.
 */
export class Tensor {
  private constructor(
    private readonly gpu: Gpu,
    readonly label: string,
    readonly shape: readonly number[],
    readonly buffer: GPUBuffer,
    /** Where the values begin in the buffer, bytes. */
    readonly offset: number,
  ) {}

  /** A tensor of zeros. Throws GpuError where it exceeds what one binding of the adapter holds. */
  static create(gpu: Gpu, label: string, shape: readonly number[], usage = GPUBufferUsage.STORAGE): Tensor {
    checkSize(gpu, label, shape, usage);
    const copies = GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
    const size = Math.max(byteLength(shape), 16);
    const buffer = gpu.device.createBuffer({ label, size, usage: usage | copies });
    return new Tensor(gpu, label, shape, buffer, 0);
  }

  /** Another shape over a part of this tensor; `offset` in bytes, a multiple of BINDING_ALIGNMENT where it is bound. */
  view(label: string, offset: number, shape: readonly number[]): Tensor {
    return new Tensor(this.gpu, label, shape, this.buffer, this.offset + offset);
  }

  /** Values of one row, padding included. */
  get pitch(): number {
    return pitch(this.shape.at(-1) ?? 1);
  }

  get byteLength(): number {
    return byteLength(this.shape);
  }

  /** Replaces the values, `values` being [shape] without padding. Throws GpuError where they are more or fewer. */
  write(values: Values): this {
    const wanted = this.shape.reduce((product, size) => product * size, 1);
    if (values.length !== wanted) {
      throw new GpuError(`${this.label} [${this.shape.join(', ')}] takes ${wanted} values, not ${values.length}`);
    }
    const padded = pad(values, this.shape.at(-1) ?? 1);
    this.gpu.device.queue.writeBuffer(this.buffer, this.offset, padded);
    return this;
  }

  destroy(): void {
    this.buffer.destroy();
  }
}

/** Throws GpuError where a tensor of this shape exceeds what one binding, or one buffer, of the adapter holds. */
export function checkSize(
  { device }: Gpu,
  label: string,
  shape: readonly number[],
  usage: GPUBufferUsageFlags = GPUBufferUsage.STORAGE,
): void {
  const { maxBufferSize, maxStorageBufferBindingSize } = device.limits;
  // A uniform buffer is bound entry by entry, a storage buffer whole.
  const bound = (usage & GPUBufferUsage.STORAGE) !== 0 ? maxStorageBufferBindingSize : maxBufferSize;
  const [size, limit] = [byteLength(shape), Math.min(bound, maxBufferSize)];
  if (size <= limit) return;
  throw new GpuError(
    `${label} [${shape.join(', ')}]: ${size} bytes are more than the ${limit} that this adapter holds`,
  );
}

/** Bytes of a tensor of this shape, row padding included. */
export function byteLength(shape: readonly number[]): number {
  const rows = shape.slice(0, -1).reduce((product, size) => product * size, 1);
  return rows * pitch(shape.at(-1) ?? 1) * 4;
}

type Values = Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** Rows of `columns` values spread to rows of `pitch(columns)`, zeros between. */
function pad<T extends Values>(values: T, columns: number): T {
  return copyRows(values, columns, pitch(columns));
}

/** Drops the padding of rows of `pitch(columns)` values: the inverse of what `write` does. */
export function unpad<T extends Values>(values: T, columns: number): T {
  return copyRows(values, pitch(columns), columns);
}

/** Rows of `from` values cut or extended to rows of `to`. */
function copyRows<T extends Values>(values: T, from: number, to: number): T {
  if (from === to) return values;
  const rows = values.length / from;
  const copy = values instanceof Float32Array ? new Float32Array(rows * to) : new Uint32Array(rows * to);
  const kept = Math.min(from, to);
  for (let row = 0; row < rows; row++) copy.set(values.subarray(row * from, row * from + kept), row * to);
  return copy as T;
}
