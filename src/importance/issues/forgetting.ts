/** How often samples were forgotten during the training, one value per sample (Toneva et al., 2019). */
export interface Forgetting {
  /** How often it was predicted right in an epoch and wrong in the next. */
  readonly times: Uint32Array<ArrayBuffer>;
  /** 1 where no epoch predicted it right. */
  readonly neverRight: Uint8Array<ArrayBuffer>;
}

/** Forgetting over epochs: `predictions` are [epochs][samples], `labels` [samples]. */
export function forgetting(predictions: readonly ArrayLike<number>[], labels: ArrayLike<number>): Forgetting {
  const times = new Uint32Array(labels.length);
  const neverRight = new Uint8Array(labels.length).fill(predictions.length > 0 ? 1 : 0);
  for (const [t, now] of predictions.entries()) {
    const then = predictions[t - 1];
    for (let i = 0; i < times.length; i++) {
      if (now[i] === labels[i]) neverRight[i] = 0;
      else if (then !== undefined && then[i] === labels[i]) times[i] = (times[i] ?? 0) + 1;
    }
  }
  return { times, neverRight };
}
