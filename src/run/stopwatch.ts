/** Estimates the time left from the mean speed since the first report. */
export class Stopwatch {
  private start: { readonly time: number; readonly done: number } | undefined;
  private last = 0;

  /** The time left when `done` of `total` is done. Begins anew where `done` goes back: then other work has begun. */
  left(done: number, total: number, now = performance.now()): string {
    if (this.start === undefined || done < this.last) this.start = { time: now, done };
    this.last = done;
    const progress = done - this.start.done;
    if (done >= total) return '0s';
    return progress > 0 ? formatSeconds(((now - this.start.time) / 1000 / progress) * (total - done)) : '…';
  }

  reset(): void {
    this.start = undefined;
  }
}

/** `42s`, `3m20s`, `1h05m`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole}s`;
  const pad = (value: number) => String(value).padStart(2, '0');
  if (whole < 3600) return `${Math.floor(whole / 60)}m${pad(whole % 60)}s`;
  return `${Math.floor(whole / 3600)}h${pad(Math.floor((whole % 3600) / 60))}m`;
}
