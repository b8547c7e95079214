/** What writers leave in a file about its columns: class names, and which columns are the index of a pandas table. */
export interface WriterNotes {
  /** Class names by number, by column. */
  readonly classNames: ReadonlyMap<string, readonly string[]>;
  readonly index: ReadonlySet<string>;
}

/** Reads what Hugging Face's `datasets` and pandas write into the metadata of a file. Anything else is passed over. */
export function writerNotes(metadata: ReadonlyMap<string, string>): WriterNotes {
  return { classNames: classNamesIn(metadata.get('huggingface')), index: indexIn(metadata.get('pandas')) };
}

function classNamesIn(text: string | undefined): ReadonlyMap<string, readonly string[]> {
  const features = Object.entries(partOf(partOf(parsed(text), 'info'), 'features') ?? {});
  return new Map(
    features.flatMap(([name, feature]) => {
      const names = partOf(feature, 'names');
      const isClass = partOf(feature, '_type') === 'ClassLabel' && isWords(names) && names.length > 0;
      return isClass ? [[name, names] as const] : [];
    }),
  );
}

function indexIn(text: string | undefined): ReadonlySet<string> {
  const columns = partOf(parsed(text), 'index_columns');
  return new Set(Array.isArray(columns) ? columns.filter((column) => typeof column === 'string') : []);
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined; // Whatever wrote this is no library that is known here.
  }
}

function partOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}
