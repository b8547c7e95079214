export interface StudyProgress {
  /** What is done now, for instance `mnist · runs 4–12 of 45 · epoch 3/10`. */
  readonly activity: string;
  /** Whether runs side by side have just come to their end. */
  readonly milestone: boolean;
  /** Floating-point operations done and to be done in the whole study. */
  readonly done: number;
  readonly total: number;
}

export interface StudyOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: StudyProgress) => void) | undefined;
  /** Seconds between checkpoints of runs that keep no records. */
  readonly checkpointSeconds?: number;
}
