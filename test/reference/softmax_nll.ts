export interface SampleLoss {
  readonly nll: number;
  readonly prediction: number;
  readonly margin: number;
  readonly el2n: number;
  /** Gradient of the loss at the logits. */
  readonly dLogits: readonly number[];
}

/** Twin of softmax_nll.wgsl for one sample. */
export function softmaxNll(logits: readonly number[], label: number): SampleLoss {
  const largest = Math.max(...logits);
  const own = logits[label] ?? Number.NaN;
  const others = logits.filter((_, c) => c !== label);
  const othersMass = others.reduce((total, z) => total + Math.exp(z - largest), 0);
  const total = othersMass + Math.exp(own - largest);
  const dLogits = logits.map((z, c) => (c === label ? -othersMass / total : Math.exp(z - largest) / total));
  return {
    // Where the label has the largest logit, log1p keeps the digits of a loss near zero.
    nll: own === largest ? Math.log1p(othersMass) : Math.log(total) - (own - largest),
    prediction: logits.indexOf(largest),
    margin: own - Math.max(...others),
    el2n: Math.hypot(...dLogits),
    dLogits,
  };
}
