import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { mistype } from '../session/actions.ts';
import type { LabSettings } from '../session/settings.ts';
import { mistakes } from '../session/signals.ts';

/** A field keeps a text that its setting cannot have, and says where it stands what is wrong with it. */
export function useMistake(
  setting: keyof LabSettings,
  label: string,
): {
  readonly ref: RefObject<HTMLInputElement | null>;
  /** The wrong text; undefined where the field holds what the setting has. */
  readonly text: string | undefined;
  /** Takes a wrong text; `expected` as in `a whole number from 1 on`. */
  take(text: string, expected: string): void;
} {
  const ref = useRef<HTMLInputElement>(null);
  const mistake = mistakes.value[setting];
  useEffect(() => {
    ref.current?.setCustomValidity(mistake?.sentence ?? '');
    if (mistake !== undefined) ref.current?.reportValidity();
  }, [mistake]);
  return {
    ref,
    text: mistake?.text,
    take: (text, expected) => mistype(setting, { text, sentence: `${label} must be ${expected}, not '${text}'.` }),
  };
}
