import type { Parser } from './parsers.ts';

/** A flag of the command line, which the bench's page takes in its address as well. */
export interface Flag<T> {
  /** Its name without the dashes. */
  readonly flag: string;
  /** What the help calls its value, as in `<n>`; empty where it takes none. */
  readonly argument: string;
  /** Words of the help, without the default. */
  readonly help: string;
  readonly value: Parser<T>;
  /** What is taken where nothing is said; the paper's value (its section 3.1) where the paper has one. */
  readonly byDefault?: T;
  /** The default in the words of the help, where it is no single value or is written otherwise. */
  readonly defaultWords?: string;
}

/** A field of the lab's form, which the lab's address keeps. */
export interface LabField<T> {
  /** Its key in the address. */
  readonly key: string;
  readonly label: string;
  readonly value: Parser<T>;
  /** The lab's own default. */
  readonly byDefault: T;
  /** The values that the form offers, where there are too many to offer all. */
  readonly suggested?: readonly T[];
}

/** The help of a flag, with its default in parentheses. */
export function helpOf<T>({ help, value, byDefault, defaultWords }: Flag<T>): string {
  const words = defaultWords ?? (byDefault === undefined ? '' : value.write(byDefault));
  return words === '' ? help : `${help} (${words})`;
}

/** The values that a field offers, where they are a few words. */
export function wordsOf<T>({ value }: Pick<LabField<T>, 'value'>): readonly T[] {
  return value.words ?? [];
}
