import { computed, type Signal, signal } from '@preact/signals';
import { type Parser, refusal } from '../../settings/parsers.ts';
import { complaintAbout } from './address.ts';

/** What is looked at, in the address beside the settings: the tab, how importance is normalised, a sort, a filter. */

interface Look {
  readonly key: string;
  readonly expected: string;
  /** Undefined where it has its first value. */
  write(): string | undefined;
  /** False for what it cannot be; `null`, where the address says nothing, gives the first value. */
  take(text: string | null): boolean;
}

const looks = signal<readonly Look[]>([]);

/** How a value is written and read, and what it must be. */
export type LookWords<T> = Pick<Parser<T>, 'expected' | 'read' | 'write'>;

/** Keeps a signal in the address under a key of its own; what the signal has now is left out there. */
export function keepInAddress<T>(key: string, state: Signal<T>, { expected, write, read }: LookWords<T>): void {
  const first = state.peek();
  const look: Look = {
    key,
    expected,
    write: () => (write(state.value) === write(first) ? undefined : write(state.value)),
    take(text) {
      const value = text === null ? first : read(text);
      if (value !== undefined) state.value = value;
      return value !== undefined;
    },
  };
  looks.value = [...looks.peek(), look];
}

/** `tab=figures&look=relative`; empty where all is as at first. */
export const looksAddress = computed(() =>
  looks.value
    .flatMap(({ key, write }) => {
      const text = write();
      return text === undefined ? [] : `${key}=${encodeURIComponent(text)}`;
    })
    .join('&'),
);

/** Takes what an address says over; a sentence about each value that cannot be. */
export function readLooks(hash: string): readonly string[] {
  const asked = new URLSearchParams(hash.replace(/^#/, ''));
  return looks.peek().flatMap(({ key, expected, take }) => {
    const text = asked.get(key);
    return take(text) ? [] : complaintAbout(refusal(key, { expected }, text ?? ''));
  });
}
