/** How surely a column's name says that it holds the classes. */
export type NameStrength = 'strong' | 'weak' | 'none';

const STRONG = ['label', 'labels', 'class', 'classes', 'target', 'targets', 'classlabel', 'classname', 'labelname'];
const WEAK = [
  'y',
  'ytrue',
  'outcome',
  'category',
  'species',
  'diagnosis',
  'variety',
  'response',
  'classification',
  'sentiment',
  'genre',
];

/** `label` and `class` are hardly ever anything else; `y` may be a coordinate and `outcome` a measurement. */
export function nameStrength(name: string): NameStrength {
  const plain = name.toLowerCase().replace(/[\s_.-]+/g, '');
  if (STRONG.includes(plain)) return 'strong';
  return WEAK.includes(plain) ? 'weak' : 'none';
}

/** Whether a column's name says that it names its rows: `id`, `uuid`, `sample_id`, `PassengerId`. */
export function isIdName(name: string): boolean {
  return /(^|[^a-z])(id|ids|uuid|guid)$/i.test(name.trim()) || /[a-z](Id|ID)$/.test(name.trim());
}

/** Whether a column's name is what programs give the numbers of rows that they write along: '', `index`, `Unnamed: 0`. */
export function isIndexName(name: string): boolean {
  return /^(|index|level_0|row|row_?(number|index)|unnamed:\s*\d+([._]\w+)*|__index_level_\d+__)$/i.test(name.trim());
}
