import type { Tensor } from '../gpu/tensor.ts';
import type { DeviceSplit } from './deviceSplit.ts';

/** What a batch is taken from and where its records go. */
export interface BatchSource {
  readonly split: DeviceSplit;
  /** [networks, visits], u32. */
  readonly order: Tensor;
  readonly step: Tensor;
  /** As `recordsShape` says. */
  readonly records: Tensor;
}
