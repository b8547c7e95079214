import { withoutSpinning } from '#platform';
import type { Gpu } from './gpu.ts';
import type { Tensor } from './tensor.ts';

/** A copy of a tensor that the host can read, made once and filled by submissions as often as needed. */
export class Readback {
  private readonly staging: GPUBuffer;

  constructor(
    private readonly gpu: Gpu,
    private readonly source: Tensor,
  ) {
    const usage = GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ;
    const size = Math.max(source.byteLength, 16);
    this.staging = gpu.device.createBuffer({ label: `${source.label}.readback`, size, usage });
  }

  /** Copies what earlier work of the encoder leaves in the source. */
  encode(encoder: GPUCommandEncoder): void {
    encoder.copyBufferToBuffer(this.source.buffer, this.source.offset, this.staging, 0, this.source.byteLength);
  }

  /** The bytes of the last submitted copy, padding included. Throws GpuError where the device failed. */
  async read(): Promise<ArrayBuffer> {
    await withoutSpinning(this.staging.mapAsync(GPUMapMode.READ)).catch((error) => {
      this.gpu.check();
      throw error;
    });
    const bytes = this.staging.getMappedRange(0, this.source.byteLength).slice(0);
    this.staging.unmap();
    this.gpu.check();
    return bytes;
  }

  destroy(): void {
    this.staging.destroy();
  }
}
