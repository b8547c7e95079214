import { dragging } from './dropped.ts';
import './dropZone.css';

/** Lies over the page while files are held over it. */
export function DropZone() {
  if (!dragging.value) return null;
  return <div class="drop">Drop to train on these files, or to open a run. They stay on this machine.</div>;
}
