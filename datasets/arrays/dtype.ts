/** Types of numbers as NPY files name them, without the order of their bytes. */
export const NUMBER_TYPES = ['b1', 'u1', 'i1', 'u2', 'i2', 'u4', 'i4', 'u8', 'i8', 'f2', 'f4', 'f8'] as const;
export type NumberType = (typeof NUMBER_TYPES)[number];

/** What the items of an array are, by the `descr` of its header. */
export type Dtype =
  | { readonly kind: 'numbers'; readonly type: NumberType; readonly bytes: number; readonly little: boolean }
  | { readonly kind: 'words'; readonly unicode: boolean; readonly bytes: number; readonly little: boolean }
  | UnreadDtype;

/** Items that are not read: what they are, and the NumPy call whose result is read. */
export interface UnreadDtype {
  readonly kind: 'unread';
  readonly words: string;
  readonly remedy: string;
  /** The same for labels, which may be words. */
  readonly labelRemedy: string;
}

/** The type that a header's `descr` names, such as `'<f4'`. */
export function parseDtype(descr: string): Dtype {
  const [, order = '', letter = '', size = ''] = /^'([<>|=]?)([a-zA-Z])(\d*)(\[\w+\])?'$/.exec(descr) ?? [];
  const little = order !== '>';
  const type = NUMBER_TYPES.find((name) => name === `${letter}${size}`);
  if (type) return { kind: 'numbers', type, bytes: Number(size), little };
  if (letter === 'U') return { kind: 'words', unicode: true, bytes: 4 * Number(size), little };
  if (letter === 'S' || letter === 'a') return { kind: 'words', unicode: false, bytes: Number(size), little };
  return unread(letter, descr);
}

function unread(letter: string, descr: string): UnreadDtype {
  const as = (words: string, remedy: string, labelRemedy = remedy): UnreadDtype => ({
    kind: 'unread',
    words: `the dtype ${descr.slice(0, 40)}, ${words}`,
    remedy: `save ${remedy}`,
    labelRemedy: `save ${labelRemedy}`,
  });
  if (letter === 'O') return as('Python objects', 'it after .astype("float32")', 'it after .astype(str)');
  if (letter === 'c') return as('complex numbers', 'its .real, its .imag or numpy.abs of it');
  if (letter === 'f') return as('long doubles, which differ from machine to machine', 'it after .astype("float64")');
  if (letter === 'M' || letter === 'm') return as('dates or times', 'it after .astype("int64")');
  if (descr.startsWith('[')) return as('records', 'each of its fields as an array of its own');
  return as('items that are no numbers or words', 'it after .astype("float32")');
}
