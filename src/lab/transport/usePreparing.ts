import { useSignal, useSignalEffect } from '@preact/signals';
import { phase } from '../session/signals.ts';

/** A shorter preparation is not announced, milliseconds. */
const AT_ONCE = 200;

/** Whether a run is being prepared, and has been for longer than a reader takes for at once. */
export function usePreparing(): boolean {
  const preparing = useSignal(false);
  useSignalEffect(() => {
    preparing.value = false;
    if (phase.value !== 'beginning') return;
    const timer = setTimeout(() => (preparing.value = true), AT_ONCE);
    return () => clearTimeout(timer);
  });
  return preparing.value;
}
