import { type Gpu, GpuError } from './gpu.ts';

/** Rows of matrices are padded with zeros to a multiple of four values, so that shaders read and write `vec4`. */
export function pitch(columns: number): number {
  return Math.ceil(columns / 4) * 4;
}

/** Bindings begin at multiples of this many bytes: the largest alignment that WebGPU allows adapters to ask for. */
export const BINDING_ALIGNMENT = 256;

/** What a tensor is for: values of shaders, a table of uniforms (uniformTable.ts), or the adapter's timestamps. */
export type TensorUse = 'storage' | 'uniform' | 'timestamps';

/**
 * 32-bit values on the GPU, row-major; the last dimension of `shape` is padded to `pitch(shape.at(-1))`.
 * Whoever creates a tensor destroys it; a view lives and dies with the tensor that it looks into.
 */
export class Tensor {
  readonly label: string;
  readonly shape: readonly number[];
  readonly buffer: GPUBuffer;
  /** Where the values begin in the buffer, bytes. */
  readonly offset: number;

  private constructor(
    private readonly gpu: Gpu,
    { label, shape, buffer, offset }: Pick<Tensor, 'label' | 'shape' | 'buffer' | 'offset'>,
  ) {
    this.label = label;
    this.shape = shape;
    this.buffer = buffer;
    this.offset = offset;
  }

  /** A tensor of zeros. Throws GpuError where it exceeds what one binding of the adapter holds. */
  static create(gpu: Gpu, label: string, shape: readonly number[], use: TensorUse = 'storage'): Tensor {
    checkSize(gpu, label, shape, use);
    const size = Math.max(byteLength(shape), 16);
    const buffer = gpu.device.createBuffer({ label, size, usage: usageOf(use) });
    return new Tensor(gpu, { label, shape, buffer, offset: 0 });
  }

  /** Another shape over a part of this tensor; `offset` in bytes, a multiple of BINDING_ALIGNMENT where it is bound. */
  view(label: string, offset: number, shape: readonly number[]): Tensor {
    return new Tensor(this.gpu, { label, shape, buffer: this.buffer, offset: this.offset + offset });
  }

  /** Values of one row, padding included. */
  get pitch(): number {
    return pitch(this.columns);
  }

  get byteLength(): number {
    return byteLength(this.shape);
  }

  /** Replaces the values, `values` being [shape] without padding. Throws GpuError where they are more or fewer. */
  write(values: Values): this {
    const wanted = this.rows * this.columns;
    if (values.length !== wanted) throw new GpuError(`${this.describe()} takes ${wanted} values, not ${values.length}`);
    return this.upload(copyRows(values, this.columns, this.pitch));
  }

  /**
   * Replaces the rows from `first` on by rows of `width` values each, or of `width` bytes, four to a value; what is missing
   * of a row is zeros. Throws GpuError where they do not fit.
   */
  writeRows(first: number, rows: Values | Uint8Array<ArrayBuffer>, width: number): this {
    const places = rows instanceof Uint8Array ? 4 * this.pitch : this.pitch;
    const count = rows.length / width;
    if (!Number.isInteger(count) || width > places || first + count > this.rows) {
      const unit = rows instanceof Uint8Array ? 'bytes' : 'values';
      throw new GpuError(`${this.describe()} has no room for ${count} rows of ${width} ${unit} from row ${first} on`);
    }
    return this.upload(copyRows(rows, width, places), first);
  }

  destroy(): void {
    this.buffer.destroy();
  }

  private get columns(): number {
    return this.shape.at(-1) ?? 1;
  }

  private get rows(): number {
    return this.shape.slice(0, -1).reduce((product, size) => product * size, 1);
  }

  private upload(padded: Values | Uint8Array<ArrayBuffer>, firstRow = 0): this {
    this.gpu.device.queue.writeBuffer(this.buffer, this.offset + 4 * this.pitch * firstRow, padded);
    return this;
  }

  private describe(): string {
    return `${this.label} [${this.shape.join(', ')}]`;
  }
}

function usageOf(use: TensorUse): GPUBufferUsageFlags {
  const { STORAGE, UNIFORM, QUERY_RESOLVE, COPY_DST, COPY_SRC } = GPUBufferUsage;
  return { storage: STORAGE, uniform: UNIFORM, timestamps: QUERY_RESOLVE }[use] | COPY_DST | COPY_SRC;
}

/** Throws GpuError where a tensor of this shape exceeds what one binding, or one buffer, of the adapter holds. */
export function checkSize(gpu: Gpu, label: string, shape: readonly number[], use: TensorUse = 'storage'): void {
  // Shaders see a storage buffer whole, and of any other one entry at a time.
  const limit = use === 'storage' ? gpu.largestBinding : gpu.limits.maxBufferSize;
  const size = byteLength(shape);
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

/** Drops the padding of rows of `pitch(columns)` values: the inverse of what `write` does. */
export function unpad<T extends Values>(values: T, columns: number): T {
  return copyRows(values, pitch(columns), columns);
}

/** Rows of `from` values cut to rows of `to`, or extended with zeros. */
function copyRows<T extends Values | Uint8Array<ArrayBuffer>>(values: T, from: number, to: number): T {
  if (from === to) return values;
  const rows = values.length / from;
  const copy = emptyLike(values, rows * to);
  const kept = Math.min(from, to);
  for (let row = 0; row < rows; row++) copy.set(values.subarray(row * from, row * from + kept), row * to);
  return copy as T;
}

function emptyLike(values: Values | Uint8Array<ArrayBuffer>, length: number): Values | Uint8Array<ArrayBuffer> {
  if (values instanceof Float32Array) return new Float32Array(length);
  return values instanceof Uint32Array ? new Uint32Array(length) : new Uint8Array(length);
}
