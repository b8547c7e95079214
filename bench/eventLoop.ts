/** Milliseconds between the ticks that are looked for. */
const TICK = 4;

/** Watches how long the event loop keeps a timer waiting: for how long a page would freeze. `stop` says the longest wait. */
export function watchEventLoop(): { stop(): number } {
  let [longest, last] = [0, performance.now()];
  let timer = setTimeout(tick, TICK);
  return {
    stop() {
      clearTimeout(timer);
      return Math.max(longest, performance.now() - last - TICK, 0);
    },
  };

  function tick(): void {
    const now = performance.now();
    longest = Math.max(longest, now - last - TICK);
    last = now;
    timer = setTimeout(tick, TICK);
  }
}
