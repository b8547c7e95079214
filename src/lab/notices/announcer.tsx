import { useSignal, useSignalEffect } from '@preact/signals';
import { phase, run, training } from '../session/signals.ts';

/** Says to a screen reader what begins and what ends, and nothing of what changes many times a second. */
export function Announcer() {
  const words = useSignal('');
  useSignalEffect(() => {
    const { playing } = training.value;
    const busy = phase.value === 'loading';
    words.value = busy ? 'Loading data.' : playing ? 'Training.' : heldWords();
  });
  return (
    <div class="hidden" role="status">
      {words}
    </div>
  );
}

/** The numbers are read as they are when the training is held. */
function heldWords(): string {
  const epochs = training.value.epochs;
  const test = run.value?.epochs.at(-1)?.rows.find(({ split, class: label }) => split === 'test' && label === -1);
  if (run.value === null) return '';
  if (epochs === 0 || test === undefined) return 'Ready to train.';
  return `Held after epoch ${epochs}; test error ${(100 * test.error).toFixed(1)}%.`;
}
