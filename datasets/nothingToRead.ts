import { refusedFormat } from './archives/refused.ts';
import { DatasetError } from './dataset.ts';
import { counted, someOf } from './reading/words.ts';
import { baseName, type FileTree } from './tree.ts';
import { visible } from './visible.ts';

const READ = 'CSV, TSV, Parquet, NPY, NPZ or IDX files, or a folder of pictures for each of at least 2 classes';

/** Endings of data that are not read, beside those of `archives/refused.ts`, and what mends them. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [/\.(arff|xml|sav|por|dta|sas7bdat|xpt|rds|rda|rdata)$/i, 'save the table as CSV'],
  [/\.(json|jsonl|ndjson)$/i, 'save the rows as CSV or Parquet, as pandas.read_json and to_csv do'],
  [/\.(libsvm|svmlight|svm)$/i, 'save the rows as CSV, a column per feature'],
  [/\.(arrow|feather|ipc|orc|avro)$/i, 'save the table as Parquet'],
  [/\.(sqlite3?|db|duckdb|sql)$/i, 'save the table as CSV or Parquet'],
  [/\.(safetensors|onnx|pb|ckpt|keras|bin|raw|memmap)$/i, 'save the arrays with numpy.savez and give the .npz'],
  [/\.(tfrecords?|lmdb|mdb|rec)$/i, 'save the rows as Parquet, or the pictures in a folder for each class'],
  [/\.(wav|mp3|flac|ogg|m4a|mp4|avi|mov|mkv|webm)$/i, 'save features of them as CSV or Parquet, a row per sample'],
  [/\.(dcm|nii|heic|heif|psd|svg|exr|hdr|jp2|jxl|cr2|nef|dng)$/i, 'save the pictures as PNG or TIFF'],
  [/\.(zip|tar|tgz|gz|npz)$/i, 'unpack the archives'],
];

const DEFAULT_REMEDY = 'save the data in one of these formats, or give the folder that holds them';

/** What mends a file of an ending that is not read. */
export function remedyByName(path: string): string {
  return REMEDIES.find(([name]) => name.test(path))?.[1] ?? refusedFormat(path)?.remedy ?? DEFAULT_REMEDY;
}

/** The error about a folder without a file that is read: it counts what lies there, and mends the commonest kind. */
export function nothingToRead(tree: FileTree): DatasetError {
  const files = tree.entries.filter((entry) => !entry.endsWith('/'));
  const byEnding = new Map<string, string[]>();
  for (const file of files) byEnding.set(endingOf(file), [...(byEnding.get(endingOf(file)) ?? []), file]);
  const kinds = [...byEnding].sort(([, a], [, b]) => b.length - a.length);
  const found = kinds.map(([ending, own]) => `${counted(own.length, 'file')} ${ending}`);
  const commonest = kinds[0]?.[1][0];
  const words = commonest === undefined ? 'no file' : someOf(found, 5);
  const remedy = commonest === undefined ? 'give the folder that holds them' : remedyByName(commonest);
  return new DatasetError(`${tree.path}: expected data files of a known format, ${READ}, found ${words}; ${remedy}`);
}

function endingOf(file: string): string {
  const ending = /.(\.[^.]{1,12})$/.exec(baseName(file))?.[1]?.toLowerCase();
  return ending === undefined ? 'without an ending' : `of ${visible(ending)}`;
}
