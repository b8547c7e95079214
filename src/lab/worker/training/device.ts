import type { AdapterDescription } from '../../../gpu/gpu.ts';
import { Gpu } from '../../../gpu/gpu.ts';

/** How often a lost device is asked for again, and how long between, milliseconds. */
const REOPENINGS = 10;
const BETWEEN_REOPENINGS = 700;
/** A lost device says so a moment after its work has failed, milliseconds. */
const UNTIL_SAID = 300;

/** The device was lost, and the browser gives no other. */
export class LostForGoodError extends Error {
  override readonly name = 'LostForGoodError';
}

/** The adapter's device: opened when it is first needed, and again after it was lost or failed. */
export class Device {
  /** Part of the adapter's name, or `auto`. */
  adapter = 'auto';
  private gpu: Gpu | undefined;

  constructor(private readonly onReady: (adapter: AdapterDescription) => void) {}

  /** Throws NoAdapterError. */
  async open(): Promise<Gpu> {
    const { gpu: present } = this;
    if (present !== undefined && !present.failed) return present;
    await present?.close(); // A failure stays with a device, lack of memory too.
    const gpu = await Gpu.open({ adapter: this.adapter });
    this.gpu = gpu;
    void gpu.lost.then(() => {
      if (this.gpu === gpu) this.gpu = undefined;
    });
    this.onReady(gpu.adapter);
    return gpu;
  }

  /** Opens another device in place of one that was lost or failed; the browser may need a while. Throws LostForGoodError. */
  async reopen(): Promise<Gpu> {
    const { gpu } = this;
    this.gpu = undefined;
    await gpu?.close();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.open();
      } catch (error) {
        if (attempt >= REOPENINGS) throw new LostForGoodError('the device was lost', { cause: error });
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_REOPENINGS));
      }
    }
  }

  /** Whether the device is gone, which makes any work on it fail. */
  async isLost(): Promise<boolean> {
    const { gpu } = this;
    if (gpu === undefined) return true;
    const soon = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), UNTIL_SAID));
    return Promise.race([gpu.lost.then(() => true), soon]);
  }
}
