import { DATASET_NAMES } from '../../../datasets/known/catalogue.ts';
import { BATCHES } from '../../batches/names.ts';
import { ACTIVATIONS } from '../../run/choices.ts';
import { DEFAULT_SETTINGS, type LabSettings, OWN } from '../session/settings.ts';

/** Settings in an address: `#data=mnist&hidden=128,128&rate=0.05`. What is left out has its default. */

/** How one setting is written and read; `read` gives undefined for what it cannot be. */
interface Field {
  readonly key: string;
  readonly expected: string;
  write(settings: LabSettings): string;
  read(text: string): Partial<LabSettings> | undefined;
}

const FIELDS: readonly Field[] = [
  {
    key: 'data',
    expected: `one of ${DATASET_NAMES.join(', ')}`,
    write: ({ dataset }) => (dataset === OWN ? DEFAULT_SETTINGS.dataset : dataset),
    read: (text) => (DATASET_NAMES.includes(text) ? { dataset: text } : undefined),
  },
  {
    key: 'samples',
    expected: 'a whole number from 2 on, or all',
    write: ({ samples }) => String(samples ?? 'all'),
    read: (text) => setting('samples', text === 'all' ? null : whole(text, 2)),
  },
  {
    key: 'test',
    expected: 'a whole number from 1 on, or all',
    write: ({ testSamples }) => String(testSamples ?? 'all'),
    read: (text) => setting('testSamples', text === 'all' ? null : whole(text, 1)),
  },
  {
    key: 'hidden',
    expected: 'up to 8 widths from 1 to 4096, as in 64,64, or none',
    write: ({ hidden }) => hidden.join(',') || 'none',
    read: (text) => setting('hidden', readWidths(text)),
  },
  {
    key: 'activation',
    expected: `one of ${ACTIVATIONS.join(', ')}`,
    write: ({ activation }) => activation,
    read: (text) =>
      setting(
        'activation',
        ACTIVATIONS.find((name) => name === text),
      ),
  },
  {
    key: 'rate',
    expected: 'a number above 0',
    write: ({ learningRate }) => String(learningRate),
    read: (text) => setting('learningRate', number(text, Number.MIN_VALUE)),
  },
  {
    key: 'batch',
    expected: 'a whole number from 1 on',
    write: ({ batchSize }) => String(batchSize),
    read: (text) => setting('batchSize', whole(text, 1)),
  },
  {
    key: 'decay',
    expected: 'a number from 0 on',
    write: ({ weightDecay }) => String(weightDecay),
    read: (text) => setting('weightDecay', number(text, 0)),
  },
  {
    key: 'batches',
    expected: `one of ${BATCHES.join(', ')}`,
    write: ({ batches }) => batches,
    read: (text) =>
      setting(
        'batches',
        BATCHES.find((name) => name === text),
      ),
  },
  {
    key: 'seed',
    expected: 'a whole number from 0 on',
    write: ({ seed }) => String(seed),
    read: (text) => setting('seed', whole(text, 0)),
  },
  {
    key: 'epochs',
    expected: 'a whole number from 1 on, or endless',
    write: ({ epochs }) => String(epochs ?? 'endless'),
    read: (text) => setting('epochs', text === 'endless' ? null : whole(text, 1)),
  },
];

/** The settings that an address asks for, and a sentence about each value that cannot be. */
export function readAddress(hash: string): { settings: LabSettings; complaints: readonly string[] } {
  const asked = new URLSearchParams(hash.replace(/^#/, ''));
  let settings = DEFAULT_SETTINGS;
  const complaints: string[] = [];
  for (const { key, expected, read } of FIELDS) {
    const text = asked.get(key);
    if (text === null) continue;
    const found = read(text);
    if (found === undefined)
      complaints.push(`In the address, ${key} must be ${expected}, not '${text}'; it was left as it is.`);
    else settings = { ...settings, ...found };
  }
  return { settings, complaints };
}

/** The part of an address after `#`; empty where all settings have their defaults. */
export function writeAddress(settings: LabSettings): string {
  const parts = FIELDS.filter(({ write }) => write(settings) !== write(DEFAULT_SETTINGS)).map(
    ({ key, write }) => `${key}=${encodeURIComponent(write(settings)).replaceAll('%2C', ',')}`,
  );
  return parts.join('&');
}

/** `64,64` or `none`; undefined where it is neither. */
export function readWidths(text: string): number[] | undefined {
  if (/^\s*(none)?\s*$/.test(text)) return [];
  const widths = text.split(/[,\s]+/).map((part) => whole(part, 1));
  return widths.length <= 8 && widths.every((width) => width !== undefined && width <= 4096)
    ? widths.flatMap((width) => width ?? [])
    : undefined;
}

function setting<K extends keyof LabSettings>(
  key: K,
  value: LabSettings[K] | undefined,
): Partial<LabSettings> | undefined {
  return value === undefined ? undefined : { [key]: value };
}

function whole(text: string, least: number): number | undefined {
  const value = Number(text);
  return /^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least ? value : undefined;
}

function number(text: string, least: number): number | undefined {
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) && value >= least ? value : undefined;
}
