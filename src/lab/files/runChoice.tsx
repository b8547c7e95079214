import { useEffect, useRef } from 'preact/hooks';
import type { RunListing } from '../protocol/questions.ts';
import { closeRunChoice, openRun } from '../session/actions.ts';
import { runChoice } from '../session/signals.ts';
import type { RunChoice } from '../session/state.ts';
import './runChoice.css';

/** Lets the reader choose among the runs of a study, or of a folder that holds several. */
export function RunChoiceDialog() {
  const ref = useRef<HTMLDialogElement>(null);
  const chosen = runChoice.value;
  useEffect(() => {
    if (chosen !== null) ref.current?.showModal();
  }, [chosen]);
  if (chosen === null) return null;
  return (
    <dialog class="choice" ref={ref} aria-label="Choose a run" onClose={() => closeRunChoice()}>
      <h2>
        {chosen.runs.length} runs in {chosen.name}
      </h2>
      <p class="note">Those with records of every sample; the others of a study keep errors alone.</p>
      <Runs of={chosen} />
      <button type="button" class="plain" onClick={() => ref.current?.close()}>
        Cancel
      </button>
    </dialog>
  );
}

function Runs({ of: chosen }: { of: RunChoice }) {
  return (
    <ul>
      {chosen.runs.map((listing) => (
        <li key={listing.path}>
          <button type="button" onClick={() => openRun(chosen, listing)}>
            <b>{listing.path || chosen.name}</b>
            <RunWords {...listing} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function RunWords({ dataset, samples, hidden, epochs, batches, seed }: RunListing) {
  return (
    <span>
      {dataset}, {samples.toLocaleString('en')} samples, {[...hidden, 'Out'].join('-')}, {epochs} epochs, batches{' '}
      {batches}, seed {seed}
    </span>
  );
}
