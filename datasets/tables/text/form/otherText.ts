/** Texts of other formats that come under the name of a table, what they are called, and what mends it. */
const OTHERS: readonly { readonly start: RegExp; readonly words: string; readonly remedy: string }[] = [
  { start: /^\s*<(!doctype|html|head|body)\b/i, words: 'a web page', remedy: 'get the file itself' },
  { start: /^\s*<\?xml\b/i, words: 'XML', remedy: 'save it as CSV' },
  {
    start: /^version https:\/\/git-lfs/,
    words: 'a pointer of Git LFS',
    remedy: 'get the file itself with git lfs pull',
  },
  { start: /^\s*(\{\s*["}]|\[\s*[[{])/, words: 'JSON', remedy: 'save it as CSV' },
  { start: /^(\s*(%.*)?\n)*\s*@relation\b/i, words: 'ARFF', remedy: 'save it as CSV' },
  {
    start: /^[-+.\d]+( \d+:[-+.\deE]+)+ *\n/,
    words: 'pairs of LIBSVM',
    remedy: 'save it as CSV, a column per feature',
  },
];

/** What a text is by its beginning that is no table, and what mends it; undefined where it may be one. */
export function otherText(text: string): { readonly words: string; readonly remedy: string } | undefined {
  const start = text.slice(0, 4096);
  return OTHERS.find((other) => other.start.test(start));
}
