/** Formats a share in percent, small ones with a decimal. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.0995 ? 1 : 0)}%`;
}

/** Formats a change in percentage points. */
export function difference(change: number): string {
  const points = (100 * Math.abs(change)).toFixed(1);
  return points === '0.0' ? '±0' : `${change < 0 ? '−' : '+'}${points}`;
}
