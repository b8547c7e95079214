import { largestBy } from '../largestBy.ts';
import { percent } from '../words.ts';
import type { Rows09 } from './rows.ts';

/** Where the errors begin and end, and which class stays hardest. */
export function reading09({ errors, classes }: Rows09): string {
  const [first, last] = [errors[0], errors.at(-1)];
  if (!first || !last) return '';
  const hardest = largestBy(
    classes.filter(({ epoch, split, nll }) => epoch === last.epoch && split === 'train' && nll !== null),
    ({ nll }) => nll ?? 0,
  );
  const [from, to] = [
    `${percent(first.trainError)} in epoch ${first.epoch}`,
    `${percent(last.trainError)} in epoch ${last.epoch}`,
  ];
  const course = `The training error ${first === last ? `is ${to}` : `goes from ${from} to ${to}`}`;
  const test = last.testError === null ? '' : `; the test error ends at ${percent(last.testError)}`;
  const hard = hardest ? ` Class ${hardest.name} keeps the largest loss, ${hardest.nll?.toPrecision(2)} nats.` : '';
  return `${course}${test}.${hard}`;
}
