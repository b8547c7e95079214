import { lackWords, selectedLeftOut } from './leftOut.ts';
import { clearSelection, selection } from './selection.ts';
import './selectionNote.css';

/** How many samples are selected, how many of them the run leaves out, and a way to select none. */
export function SelectionNote() {
  const present = selection.value;
  if (present === null) return null;
  return (
    <p class="selection-note" role="status">
      <span>
        <b>{present.count.toLocaleString('en')}</b> of {present.mask.length.toLocaleString('en')} samples selected:{' '}
        {present.by}
        {lackWords(present.count, selectedLeftOut.value)}
      </span>
      <button type="button" class="button" onClick={clearSelection}>
        Clear
      </button>
    </p>
  );
}
