import type { FolderSink } from '../../platform/folder.ts';

/** The names of the files of a run folder. */
export const CONFIG_FILE = 'config.json';
export const ENVIRONMENT_FILE = 'environment.json';
export const INIT_FILE = 'init.safetensors';
/** Holds `norm2` [samples], the squared norm of what the network reads of each training sample: all that is kept of the data. */
export const INPUTS_FILE = 'inputs.safetensors';
export const ORDER_FILE = 'order.npy';
export const SAMPLES_FILE = 'samples.parquet';
export const EPOCHS_FILE = 'epochs.parquet';
/** Written last, and only by a run that went to its end: its presence says that the run is complete. */
export const FINAL_FILE = 'final.safetensors';
/** Says of each sample of a user's own files where it comes from, and what travels along with it. */
export const ITEMS_FILE = 'items.parquet';
/** Holds `mean` and `scale` [features], by which numbers became what the network reads. */
export const SCALING_FILE = 'scaling.safetensors';
/** Lists the pictures that were left out because they cannot be decoded. */
export const SKIPPED_FILE = 'skipped.csv';
export const CLAIMS_FILE = 'claims.json';
export const REPORT_FILE = 'report.html';
/** Thumbnails that the report shows, and what is known of how the data were made. */
export const EXAMPLES_FILE = 'figures/examples.json';

/** What is kept of a user's own files, for tracing samples back to them. */
export const DATA_FILES = [ITEMS_FILE, SCALING_FILE, SKIPPED_FILE];

const OTHER_FIXED_NAMES = [
  REPORT_FILE,
  CLAIMS_FILE,
  EXAMPLES_FILE,
  EPOCHS_FILE,
  ORDER_FILE,
  SAMPLES_FILE,
  INIT_FILE,
  INPUTS_FILE,
  ...DATA_FILES,
  ENVIRONMENT_FILE,
  CONFIG_FILE,
];

const DRAWN = /^figures\/fig\d\d(-[a-z-]+)?\.(svg|json|png)$/;
const SNAPSHOT = /^snapshots\/epoch-\d{4,}\.safetensors$/;

/** Name of the parameters after `epoch` (1-based): `snapshots/epoch-0007.safetensors`. */
export function snapshotFile(epoch: number): string {
  return `snapshots/epoch-${String(epoch).padStart(4, '0')}.safetensors`;
}

/**
 * The files of a run that a folder holds, in the order of their removal: a folder half cleared still says that it
 * holds a run, and that the run is incomplete.
 */
export async function runFilesIn(sink: FolderSink): Promise<string[]> {
  const names = new Set(await sink.names(''));
  for (const folder of ['figures', 'snapshots']) {
    for (const name of await sink.names(folder)) names.add(`${folder}/${name}`);
  }
  const numbered = [...names].filter((name) => DRAWN.test(name) || SNAPSHOT.test(name)).sort();
  return [FINAL_FILE, ...numbered, ...OTHER_FIXED_NAMES].filter((name) => names.has(name));
}

/** Whether a run or a study may write a file of this name, or remove it, or one below a folder of this name. */
export function isWrittenName(name: string): boolean {
  const [top = ''] = name.split('/');
  return ['figures', 'snapshots', 'runs'].includes(top) || [FINAL_FILE, ...OTHER_FIXED_NAMES].includes(name);
}

/** Files that are written piece by piece, of which an interrupted writer may leave parts. */
export const STREAMED_FILES = [SAMPLES_FILE, ORDER_FILE, EPOCHS_FILE, ITEMS_FILE];
