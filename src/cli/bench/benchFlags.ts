import type { GpuFlags } from '../flags/commonFlags.ts';

/** What the flags of `bench` parse to. */
export interface BenchFlags extends GpuFlags {
  readonly hidden?: readonly number[];
  readonly batchSize?: number;
  readonly inputs?: number;
  readonly squares?: readonly number[];
  readonly rounds?: number;
}
