import { classes, data } from '../session/signals.ts';
import { exclude, marks, relabel, unmark } from './marks.ts';
import './markActions.css';

interface MarkActionsProps {
  readonly samples: ArrayLike<number> & Iterable<number>;
}

/** Marks samples: leaves them out, gives them a label, or takes the mark away. */
export function MarkActions({ samples }: MarkActionsProps) {
  const { excluded, relabelled } = marks.value;
  const marked = [...samples].some((sample) => excluded.has(sample) || relabelled.has(sample));
  return (
    <span class="mark-actions">
      <button type="button" class="control" onClick={() => exclude(samples)}>
        Exclude
      </button>
      <LabelChoice samples={samples} />
      {marked && (
        <button type="button" class="control" onClick={() => unmark(samples)}>
          Unmark
        </button>
      )}
    </span>
  );
}

/** Shows the label of a single sample. */
function LabelChoice({ samples }: MarkActionsProps) {
  const labels = data.value?.labels ?? [];
  const first = samples[0] ?? 0;
  const label = samples.length === 1 ? (marks.value.relabelled.get(first) ?? labels[first]) : undefined;
  return (
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
  );
}
