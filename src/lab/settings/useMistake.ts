import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { labField } from '../../settings/labSettings.ts';
import { refusal } from '../../settings/parsers.ts';
import type { LabSettingName } from '../../settings/values.ts';
import { reportMistake } from '../session/actions.ts';
import { mistakes } from '../session/signals.ts';

/** A field keeps a text that its setting cannot have, and says where it stands what is wrong with it. */
export function useMistake(setting: LabSettingName): {
  readonly ref: RefObject<HTMLInputElement | null>;
  /** The wrong text; undefined where the field holds what the setting has. */
  readonly text: string | undefined;
  /** Takes a wrong text. */
  take(text: string): void;
} {
  const { label, value } = labField(setting);
  const ref = useRef<HTMLInputElement>(null);
  const mistake = mistakes.value[setting];
  useEffect(() => {
    ref.current?.setCustomValidity(mistake?.sentence ?? '');
    if (mistake !== undefined) ref.current?.reportValidity();
  }, [mistake]);
  return {
    ref,
    text: mistake?.text,
    take: (text) => reportMistake(setting, { text, sentence: `${refusal(label, value, text)}.` }),
  };
}
