import type { StepBudget } from './stepBudget.ts';

/** How fast and how far the reader wants trainings to go, whatever run is trained. */
export class Pace {
  /** Steps per second at most; `null` for as many as the adapter can. */
  stepsPerSecond: number | null = null;
  /** Playing stops after this epoch; `null` for never. */
  epochs: number | null = null;

  applyTo(budget: StepBudget): void {
    budget.slowTo(this.stepsPerSecond);
    budget.stopAt(this.epochs);
  }
}
