import type { Signal } from '@preact/signals';
import { type Parser, refusal } from '../../settings/parsers.ts';
import { complaintAbout } from './address.ts';

/**
 * What the address keeps beside the settings: for instance the tab, how importance is normalised, a sort or a filter. The
 * page lists them all (page/displayState.ts).
 */
export interface DisplayState {
  readonly key: string;
  readonly expected: string;
  /** Undefined where it has its first value, which the address leaves out. */
  write(): string | undefined;
  /** False for a text that is not allowed; `null`, where the address says nothing, gives the first value. */
  take(text: string | null): boolean;
}

/** How a value is written and read, and what it must be. */
export type DisplayWords<T> = Pick<Parser<T>, 'expected' | 'read' | 'write'>;

/** A signal under a key of its own; what the signal has now is its first value. */
export function displayState<T>(
  key: string,
  state: Signal<T>,
  { expected, write, read }: DisplayWords<T>,
): DisplayState {
  const first = state.peek();
  return {
    key,
    expected,
    write: () => (write(state.value) === write(first) ? undefined : write(state.value)),
    take(text) {
      const value = text === null ? first : read(text);
      if (value !== undefined) state.value = value;
      return value !== undefined;
    },
  };
}

/** `tab=figures&look=relative`; empty where every state has its first value. */
export function writeDisplay(states: readonly DisplayState[]): string {
  const parts = states.flatMap(({ key, write }) => {
    const text = write();
    return text === undefined ? [] : `${key}=${encodeURIComponent(text)}`;
  });
  return parts.join('&');
}

/** Takes over what an address says. Returns a sentence about each value that is not allowed. */
export function readDisplay(states: readonly DisplayState[], hash: string): readonly string[] {
  const asked = new URLSearchParams(hash.replace(/^#/, ''));
  return states.flatMap(({ key, expected, take }) => {
    const text = asked.get(key);
    return take(text) ? [] : complaintAbout(refusal(key, { expected }, text ?? ''));
  });
}
