import { counted, listed } from '../../reading/words.ts';
import { asNumber, lookOf, type Spelling, spellingOf } from './spelling.ts';

/** The classes among labels. */
export interface Classes {
  /** In the order of the numbers, or else of the words' code units. */
  readonly names: readonly string[];
  /** The class of a word; undefined where no training row has it. */
  readonly labelOf: (word: string) => number | undefined;
  /** Whole sentences, without the file, on words that were joined or look alike. */
  readonly notes: readonly string[];
}

/** A class before it has a number. */
interface Found {
  readonly key: string;
  /** Rows of each way in which it is written, in the order of their first rows. */
  readonly spellings: Map<string, number>;
}

/** The classes among the words of labels, '' where there is none. `given` are the classes by number, where files tell. */
export function findClasses(words: readonly string[], given?: readonly string[]): Classes {
  if (given) return givenClasses(given);
  const present = words.filter((word) => word !== '');
  const spelling = spellingOf(new Set(present));
  const found = collect(present, spelling);
  const anyJoined = found.some(({ spellings }) => spellings.size > 1);
  const ordered = inOrder(found);
  const names = ordered.map((one) => nameOf(one, anyJoined));
  const labels = new Map(ordered.map(({ key }, label) => [key, label]));
  return {
    names,
    labelOf: (word) => labels.get(spelling(word)),
    notes: [...joinedNotes(ordered), ...alikeNotes(ordered, names)],
  };
}

/** Labels are the numbers of the given names, or the names themselves; −1 stands for no label. */
function givenClasses(names: readonly string[]): Classes {
  const byName = new Map(names.map((name, label) => [name, label]));
  const byNumber = (word: string) => {
    const number = asNumber(word);
    return number !== undefined && names[number] !== undefined ? number : undefined;
  };
  return { names, labelOf: (word) => byNumber(word) ?? byName.get(word), notes: [] };
}

function collect(words: readonly string[], spelling: Spelling): Found[] {
  const found = new Map<string, Found>();
  const keys = new Map<string, string>();
  for (const word of words) {
    const key = keys.get(word) ?? spelling(word);
    keys.set(word, key);
    const one = found.get(key) ?? { key, spellings: new Map<string, number>() };
    one.spellings.set(word, (one.spellings.get(word) ?? 0) + 1);
    found.set(key, one);
  }
  return [...found.values()];
}

function inOrder(found: readonly Found[]): Found[] {
  const numbers = found.every(({ key }) => asNumber(key) !== undefined);
  const byNumber = (a: Found, b: Found) => Number(a.key) - Number(b.key);
  const byWord = (a: Found, b: Found) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
  return [...found].sort(numbers ? byNumber : byWord);
}

/** As it is written, most often where there are several ways; as a plain number where any class was joined of numbers. */
function nameOf({ key, spellings }: Found, anyJoined: boolean): string {
  if (anyJoined && asNumber(key) !== undefined) return key;
  const [[name] = ['']] = [...spellings].sort(([, a], [, b]) => b - a);
  return name;
}

function joinedNotes(found: readonly Found[]): string[] {
  const joined = found.filter(({ spellings }) => spellings.size > 1);
  if (joined.length === 0) return [];
  const ways = joined.slice(0, 5).map(({ spellings }) => listed([...spellings.keys()].slice(0, 5)));
  const why = joined.some(({ key }) => asNumber(key) !== undefined)
    ? 'are equal as numbers'
    : 'differ only in capitals';
  return [`labels that ${why} are one class: ${ways.join('; ')}`];
}

function alikeNotes(found: readonly Found[], names: readonly string[]): string[] {
  const groups = new Map<string, number[]>();
  for (const [label, name] of names.entries()) groups.set(lookOf(name), [...(groups.get(lookOf(name)) ?? []), label]);
  const rows = (label: number) => [...(found[label]?.spellings.values() ?? [])].reduce((sum, count) => sum + count, 0);
  const alike = [...groups.values()].filter((labels) => labels.length > 1);
  return alike.slice(0, 5).map((labels) => {
    const ways = labels.map((label) => `${names[label]} (${counted(rows(label), 'row')})`);
    return `the labels ${listed(ways)} differ only in capitals, spaces or hyphens and are classes of their own; write them alike if they are one`;
  });
}
