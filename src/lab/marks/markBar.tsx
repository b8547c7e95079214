import { lackWords, pickedLeftOut } from '../selection/leftOut.ts';
import { clearSelection, selected, selection } from '../selection/selection.ts';
import { trainWith } from '../session/actions.ts';
import { editWords } from '../session/labels.ts';
import { classes, data, run } from '../session/signals.ts';
import { clearMarks, editsOf, exclude, markCount, marks, relabel, unmark } from './marks.ts';

/** What is picked and what is marked, and what can be done with it. */
export function MarkBar() {
  return (
    <div class="markbar">
      <PickedSamples />
      <MarkedSamples />
    </div>
  );
}

function PickedSamples() {
  const picked = selection.value;
  const samples = selected.value;
  if (picked === null || samples === null) {
    return <p class="soft">Drag over pictures to pick them, Shift-click for a range, Ctrl-click for one more.</p>;
  }
  return (
    <p>
      <b>{picked.count.toLocaleString('en')}</b> picked: {picked.by}
      {lackWords(picked.count, pickedLeftOut.value)}
      <MarkActions samples={samples} />
      <button type="button" onClick={clearSelection}>
        Clear <kbd>Esc</kbd>
      </button>
    </p>
  );
}

/** Marks samples: leaves them out, gives them a label, or takes the mark away. */
export function MarkActions({ samples }: { samples: ArrayLike<number> & Iterable<number> }) {
  const { excluded, relabelled } = marks.value;
  const labels = data.value?.labels ?? [];
  const first = samples[0] ?? 0;
  const marked = [...samples].some((sample) => excluded.has(sample) || relabelled.has(sample));
  const label = samples.length === 1 ? (relabelled.get(first) ?? labels[first]) : undefined;
  return (
    <span class="actions">
      <button type="button" onClick={() => exclude(samples)}>
        Exclude
      </button>
      <select
        aria-label="Relabel as"
        value={label === undefined ? '' : String(label)}
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== '') relabel(samples, Number(currentTarget.value), labels);
        }}
      >
        <option value="">Relabel as …</option>
        {classes.value.map((name, index) => (
          <option key={name} value={String(index)}>
            {name}
          </option>
        ))}
      </select>
      {marked && (
        <button type="button" onClick={() => unmark(samples)}>
          Unmark
        </button>
      )}
    </span>
  );
}

function MarkedSamples() {
  const { relabelled, excluded } = marks.value;
  const trained = editWords(run.value);
  if (markCount.value === 0 && trained === '') return null;
  return (
    <p class="marked">
      {markCount.value > 0 && (
        <>
          <b>{relabelled.size}</b> relabelled, <b>{excluded.size}</b> excluded
          <button
            type="button"
            class="primary"
            disabled={run.value === null}
            onClick={() => trainWith(editsOf(marks.value))}
          >
            Train again with these
          </button>
          <button type="button" onClick={clearMarks}>
            Clear marks
          </button>
        </>
      )}
      {trained !== '' && (
        <>
          <span class="edited">this run: {trained}</span>
          <button type="button" onClick={() => trainWith(null)}>
            Train on the data as they are
          </button>
        </>
      )}
    </p>
  );
}
