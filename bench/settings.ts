/** What is measured: the roof of the adapter, single kernels, training steps, and what grows faster than its work. */
export const PARTS = ['roof', 'kernels', 'step', 'scale'] as const;

export type Part = (typeof PARTS)[number];

export interface BenchSettings {
  /** Features of a sample. */
  readonly inputs: number;
  /** Units of the hidden layers of each network; the kernels are measured on the shapes of the first. */
  readonly hidden: readonly (readonly number[])[];
  readonly batchSize: number;
  /** Sizes of the square products. */
  readonly squares: readonly number[];
  /** Rounds of each measurement; where it is left out, as many as a few seconds hold. */
  readonly rounds?: number | undefined;
}

/** The paper's network and a small one. */
export const DEFAULTS: BenchSettings = {
  inputs: 784,
  hidden: [
    [512, 512, 512],
    [128, 128, 128],
  ],
  batchSize: 100,
  squares: [256, 512, 1024, 2048],
};

export const CLASSES = 10;

/** Called as a part goes on: what is being measured, and how many of its lines are done. */
export type OnProgress = (label: string, done: number, total: number) => void;
