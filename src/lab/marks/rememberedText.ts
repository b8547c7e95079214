import type { Edits } from '../../run/edits/edits.ts';

/** What is kept of a data set between visits. */
export interface Remembered {
  readonly edits: Edits | null;
  /** Ranges of selected samples: the first and the one after the last, one after another. */
  readonly selected: { readonly by: string; readonly ranges: readonly number[] } | null;
}

const NOTHING: Remembered = { edits: null, selected: null };

/**
 * What a kept text says; nothing where it is not what it should be. Checked by hand: a library for it would be a tenth
 * of the page that is loaded first.
 */
export function readRemembered(text: string | null): Remembered {
  const found = parsed(text);
  return isRecord(found) && isEdits(found.edits) && isSelected(found.picked)
    ? { edits: found.edits, selected: found.picked }
    : NOTHING;
}

/** The text that `readRemembered` reads. Texts of earlier versions call the selected samples `picked`, so this does too. */
export function writeRemembered({ edits, selected }: Remembered): string {
  return JSON.stringify({ edits, picked: selected });
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

function isEdits(value: unknown): value is Remembered['edits'] {
  if (value === null) return true;
  if (!isRecord(value) || !Array.isArray(value.relabelled)) return false;
  const relabelled: readonly unknown[] = value.relabelled;
  return (
    areCounts(value.excluded) && relabelled.every((edit) => isRecord(edit) && areCounts([edit.sample, edit.label]))
  );
}

function isSelected(value: unknown): value is Remembered['selected'] {
  return value === null || (isRecord(value) && typeof value.by === 'string' && areCounts(value.ranges));
}

function areCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((count) => Number.isSafeInteger(count) && count >= 0);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
