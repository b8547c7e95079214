import type { RunListing } from '../protocol/questions.ts';
import { closeRunChoice, openRun } from '../session/actions.ts';
import { runChoice } from '../session/signals.ts';
import { ChoiceDialog } from './choiceDialog.tsx';

/** Lets the reader choose among the runs of a study, or of a folder that holds several. */
export function RunChoiceDialog() {
  const chosen = runChoice.value;
  if (chosen === null) return null;
  return (
    <ChoiceDialog
      name="Choose a run"
      title={`${chosen.runs.length} runs in ${chosen.name}`}
      note="Those with records of every sample; the others of a study keep errors alone."
      choices={chosen.runs.map((listing) => ({
        key: listing.path,
        content: <RunWords listing={listing} name={chosen.name} />,
        choose: () => openRun(chosen, listing),
      }))}
      onCancel={closeRunChoice}
    />
  );
}

function RunWords({ listing, name }: { readonly listing: RunListing; readonly name: string }) {
  const { path, dataset, samples, hidden, epochs, batches, seed } = listing;
  return (
    <>
      <b>{path || name}</b>
      <span>
        {dataset}, {samples.toLocaleString('en')} samples, {[...hidden, 'Out'].join('-')}, {epochs} epochs, batches{' '}
        {batches}, seed {seed}
      </span>
    </>
  );
}
