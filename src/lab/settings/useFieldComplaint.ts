import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Says where a field stands what is wrong with its text, until the field is drawn again with the value that holds. */
export function useFieldComplaint(): {
  readonly ref: RefObject<HTMLInputElement | null>;
  /** An empty sentence: nothing is wrong. */
  complain(sentence: string): void;
} {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => ref.current?.setCustomValidity(''));
  return {
    ref,
    complain(sentence) {
      ref.current?.setCustomValidity(sentence);
      if (sentence !== '') ref.current?.reportValidity();
    },
  };
}
