/** Decides once per epoch whether a checkpoint is due, so that all runs of a group keep the same epoch. */
export class CheckpointClock {
  private last = performance.now();
  private readonly decided = new Map<number, boolean>();

  constructor(private readonly seconds: number) {}

  isDue(epoch: number): boolean {
    const due = this.decided.get(epoch) ?? performance.now() - this.last >= this.seconds * 1000;
    if (due && !this.decided.has(epoch)) this.last = performance.now();
    this.decided.set(epoch, due);
    return due;
  }
}
