import type { Dataset } from '../../../datasets/dataset.ts';
import { classCounts } from '../../../datasets/reading/classCounts.ts';
import { printableLine } from '../terminal/printable.ts';
import { textTable } from '../terminal/textTable.ts';

/** Classes beyond these are counted. */
const MOST_CLASSES = 30;

/** How many samples each class has, as lines. */
export function classTable({ classes, train, test }: Dataset): string[] {
  const counts = classCounts(classes, train.labels, test.labels);
  const rows = counts
    .slice(0, MOST_CLASSES)
    .map((count) => [printableLine(count.name), `${count.train}`, `${count.test}`]);
  const more = counts.length - rows.length;
  return [
    '',
    ...textTable([['class', 'training', 'test'], ...rows]),
    ...(more > 0 ? [`  and ${more} more classes`] : []),
  ];
}
