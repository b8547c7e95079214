import { DatasetError } from '../dataset.ts';

/** Labels with more different values than this are taken as measurements, not as classes. */
const MOST_CLASSES = 1000;

/**
 * The classes among labels: whole numbers in their order, other words in the order of their code units. DatasetError
 * where there are fewer than two, or where the labels look like measurements.
 */
export function classNamesOf(labels: Iterable<string>, file: string): string[] {
  const names = [...new Set(labels)];
  const fraction = names.find(
    (name) => /^[-+]?\d*[.,]\d+([eE][-+]?\d+)?$/.test(name) && !Number.isInteger(Number(name)),
  );
  if (fraction !== undefined || names.length > MOST_CLASSES) {
    const found = fraction === undefined ? `${names.length} different labels` : `the label ${fraction}`;
    throw new DatasetError(
      `${file}: expected labels that name classes, found ${found}, which looks like a measurement`,
    );
  }
  if (names.length < 2) throw new DatasetError(`${file}: expected labels of at least 2 classes, found ${names.length}`);
  const numbers = names.every((name) => Number.isInteger(Number(name)));
  return numbers ? names.sort((a, b) => Number(a) - Number(b)) : names.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Labels as numbers of the classes; DatasetError at the first that is none of them. */
export function labelsOf(words: readonly string[], classes: readonly string[], file: string): Uint16Array<ArrayBuffer> {
  const numbers = new Map(classes.map((name, label) => [name, label]));
  return Uint16Array.from(words, (word, sample) => {
    const label = numbers.get(word);
    if (label !== undefined) return label;
    throw new DatasetError(
      `${file}: expected a class that the training samples have too, found ${word} at sample ${sample}`,
    );
  });
}
