import type { Tensor } from '../gpu/tensor.ts';
import type { DeviceSplit } from './deviceSplit.ts';

/** Where a batch's samples come from, and where their records go. */
export interface BatchSource {
  readonly split: DeviceSplit;
  /** [networks, visits], u32. */
  readonly order: Tensor;
  readonly step: Tensor;
  /** Shaped as `recordsShape` says. */
  readonly records: Tensor;
}
