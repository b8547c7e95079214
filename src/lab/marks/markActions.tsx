import { classes, data } from '../session/signals.ts';
import { exclude, marks, relabel, unmark } from './marks.ts';
import './markActions.css';

/** Marks samples: leaves them out, gives them a label, or takes the mark away. */
export function MarkActions({ samples }: { samples: ArrayLike<number> & Iterable<number> }) {
  const { excluded, relabelled } = marks.value;
  const labels = data.value?.labels ?? [];
  const first = samples[0] ?? 0;
  const marked = [...samples].some((sample) => excluded.has(sample) || relabelled.has(sample));
  const label = samples.length === 1 ? (relabelled.get(first) ?? labels[first]) : undefined;
  return (
    <span class="mark-actions">
      <button type="button" class="control" onClick={() => exclude(samples)}>
        Exclude
      </button>
      <select
        class="control"
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
        <button type="button" class="control" onClick={() => unmark(samples)}>
          Unmark
        </button>
      )}
    </span>
  );
}
