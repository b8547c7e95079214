import { DatasetError } from '../../dataset.ts';
import type { LeftOut } from '../../reading/reading.ts';
import { counted } from '../../reading/words.ts';
import type { Column } from '../../tables/table.ts';
import { visible } from '../../visible.ts';
import type { ColumnWords } from '../columnWords.ts';
import { cellWords, fileOf, nameOf } from '../places.ts';
import { areOneThing, isIdName } from './labelNames.ts';
import type { FeatureColumn } from './roles.ts';

/** Words of so many different values at most become features. */
const MOST_CATEGORIES = 50;

export interface ChosenFeatures {
  readonly features: readonly FeatureColumn[];
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly string[];
}

/** Which of the columns the network reads, and how; what is said about the others and about doubtful ones. */
export async function chooseFeatures(
  words: ColumnWords,
  places: readonly number[],
  label: number,
): Promise<ChosenFeatures> {
  const features: FeatureColumn[] = [];
  const leftOut: LeftOut[] = [];
  const notes: string[] = [];
  for (const place of places) {
    const judged = (await isLabelAgain(words, place, label)) ? SAID_ALREADY : await judge(words, place);
    if (typeof judged === 'string') {
      leftOut.push({ what: 'column', names: [nameOf(words.table, place)], count: 1, why: judged });
      continue;
    }
    features.push({ place, as: judged.as });
    const note = (await idNote(words, place)) ?? (await secondLabelNote(words, { place, as: judged.as }, label));
    if (note !== undefined) notes.push(note);
  }
  return { features, leftOut, notes };
}

const SAID_ALREADY = 'it says the classes in other words';

/** Whether a column says the same as the label by its name and, one for one, by its cells. */
async function isLabelAgain(words: ColumnWords, place: number, label: number): Promise<boolean> {
  const [column, classes] = [words.table.columns[place], words.table.columns[label]];
  if (!column || !classes || column.width !== 1 || !areOneThing(column.name, classes.name)) return false;
  return (await pairsOf(words, place, label)) !== undefined;
}

/** How many pairs of words two columns have, where each word of either is in one of them only. */
async function pairsOf(words: ColumnWords, place: number, label: number): Promise<number | undefined> {
  const [own, classes] = [await words.of(place), await words.of(label)];
  const pairs = new Set(own.map((word, row) => JSON.stringify([word, classes[row]])));
  return [own, classes].every((cells) => new Set(cells).size === pairs.size) ? pairs.size : undefined;
}

/** How a column is read, or why it is not. */
async function judge(words: ColumnWords, place: number): Promise<Pick<FeatureColumn, 'as'> | string> {
  const { table } = words;
  const column = table.columns[place];
  if (column === undefined || column.missing?.count === table.rows * column.width) return 'no row has a value there';
  if (column.role === 'label') return 'another column holds the classes';
  if (column.oddOne) throw oddCell(words, place, column.oddOne);
  if (column.kind !== 'words' && column.classNames === undefined) return { as: 'numbers' };
  const cells = (await words.of(place)).filter((cell) => cell !== '');
  const different = new Set(cells).size;
  if (different > MOST_CATEGORIES) return `its ${different} different words are too many to become features`;
  return repeatsEnough(different, cells.length) ? { as: 'categories' } : 'its words differ from row to row';
}

/** Each word stands in two rows on the average; a few different ones may do with less. */
function repeatsEnough(different: number, rows: number): boolean {
  return 2 * different <= rows || (different < rows && different <= 3);
}

function oddCell({ table }: ColumnWords, place: number, odd: NonNullable<Column['oddOne']>): DatasetError {
  const more = odd.count > 1 ? ` and in ${odd.count - 1} more rows no number either` : '';
  return new DatasetError(
    `${fileOf(table, table.columns[place], odd.row)}: expected a number in ${cellWords(table, odd.row, place)}, found '${visible(odd.cell)}'${more}; ${odd.hint ?? 'correct it'}, or leave the column out with --ignore ${nameOf(table, place)}`,
  );
}

/** A column named as an id whose whole numbers repeat is more likely a name of groups than a measurement. */
async function idNote(words: ColumnWords, place: number): Promise<string | undefined> {
  const { table } = words;
  const column = table.columns[place];
  if (column?.kind !== 'numbers' || column.width !== 1 || !isIdName(column.name)) return undefined;
  if ((await words.of(place)).some((cell) => !/^[-+]?\d*$/.test(cell))) return undefined;
  const name = nameOf(table, place);
  return `${table.file}: column ${name} is read as a number; where it names persons or groups, say --group ${name}, or --ignore ${name}`;
}

/** A column of which each word stands for one class, and each class has one word, may be a second label. */
async function secondLabelNote(
  words: ColumnWords,
  { place, as }: FeatureColumn,
  label: number,
): Promise<string | undefined> {
  const pairs = as === 'categories' ? await pairsOf(words, place, label) : undefined;
  if (pairs === undefined) return undefined;
  const [name, labelName] = [nameOf(words.table, place), nameOf(words.table, label)];
  return `${words.table.file}: each of the ${counted(pairs, 'word')} of column ${name} stands for one class of ${labelName}; if it is the label in other words, say --ignore ${name}`;
}
