/** How surely a column's name says that it holds the classes. */
export type NameStrength = 'strong' | 'weak' | 'none';

const STRONG = ['label', 'labels', 'class', 'classes', 'target', 'targets', 'classlabel'];
const WEAK = [
  'y',
  'labelname',
  'classname',
  'targetname',
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
  if (STRONG.includes(plain(name))) return 'strong';
  return WEAK.includes(plain(name)) ? 'weak' : 'none';
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]+/g, '');
}

/** Whether two names differ in an ending only that says the same thing otherwise: `label` and `label_name`. */
export function areOneThing(name: string, other: string): boolean {
  const [short = '', long = ''] = [name, other].map(plain).sort((a, b) => a.length - b.length);
  const ending = /^(names?|texts?|strs?|strings?|words?|ids?|idx|index|codes?|nums?|numbers?|encoded|enc)$/;
  return short !== '' && long.startsWith(short) && ending.test(long.slice(short.length));
}

/** Whether a column's name says that it names its rows: `id`, `uuid`, `sample_id`, `PassengerId`. */
export function isIdName(name: string): boolean {
  return /(^|[^a-z])(id|ids|uuid|guid)$/i.test(name.trim()) || /[a-z](Id|ID)$/.test(name.trim());
}

/** Whether a column's name is what programs give the numbers of rows that they write along: '', `index`, `Unnamed: 0`. */
export function isIndexName(name: string): boolean {
  return /^(|index|level_0|row|row_?(number|index)|unnamed:\s*\d+([._]\w+)*|__index_level_\d+__)$/i.test(name.trim());
}
