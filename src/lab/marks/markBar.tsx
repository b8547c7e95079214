import { lackWords, selectedLeftOut } from '../selection/leftOut.ts';
import { clearSelection, selected, selection } from '../selection/selection.ts';
import { trainWith } from '../session/actions.ts';
import { editWords } from '../session/labels.ts';
import { run } from '../session/signals.ts';
import { MarkActions } from './markActions.tsx';
import { clearMarks, editsOf, markCount, marks } from './marks.ts';
import './markBar.css';

/** Shows how many samples are selected and marked, with what can be done to them. */
export function MarkBar() {
  return (
    <div class="markbar">
      <SelectedSamples />
      <MarkedSamples />
    </div>
  );
}

function SelectedSamples() {
  const present = selection.value;
  const samples = selected.value;
  if (present === null || samples === null) {
    return <p class="soft">Drag over pictures to select them, Shift-click for a range, Ctrl-click for one more.</p>;
  }
  return (
    <p>
      <b>{present.count.toLocaleString('en')}</b> selected: {present.by}
      {lackWords(present.count, selectedLeftOut.value)}
      <MarkActions samples={samples} />
      <button type="button" class="control" onClick={clearSelection}>
        Clear <kbd>Esc</kbd>
      </button>
    </p>
  );
}

function MarkedSamples() {
  const trained = editWords(run.value);
  if (markCount.value === 0 && trained === '') return null;
  return (
    <p class="marked">
      {markCount.value > 0 && <Marks />}
      {trained !== '' && <EditsOfRun words={trained} />}
    </p>
  );
}

function Marks() {
  const { relabelled, excluded } = marks.value;
  return (
    <>
      <b>{relabelled.size}</b> relabelled, <b>{excluded.size}</b> excluded
      <button
        type="button"
        class="control primary"
        disabled={run.value === null}
        onClick={() => trainWith(editsOf(marks.value))}
      >
        Train again with these
      </button>
      <button type="button" class="control" onClick={clearMarks}>
        Clear marks
      </button>
    </>
  );
}

function EditsOfRun({ words }: { words: string }) {
  return (
    <>
      <span class="edited">this run: {words}</span>
      <button type="button" class="control" onClick={() => trainWith(null)}>
        Train on the data as they are
      </button>
    </>
  );
}
