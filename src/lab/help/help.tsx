import { useEffect, useRef } from 'preact/hooks';
import { helpOpen } from './helpOpen.ts';
import './help.css';

/** Keys that belong to one view. */
const ELSEWHERE = [
  ['Tab, Shift + Tab', 'to the next control, or back'],
  ['← →', 'between tabs, where a tab has the focus'],
  ['Esc', 'close what is open, or select no samples'],
] as const;

/** In the grid of samples. */
const GRID = [
  ['← → ↑ ↓, Home, End', 'to another sample'],
  ['Enter', 'the story of the sample'],
  ['Space', 'select it'],
  ['M', 'mark it: relabelled, left out, neither'],
] as const;

interface HelpProps {
  /** The keys that work everywhere on the page. */
  readonly keys: readonly { readonly name: string; readonly words: string }[];
  readonly onTour: () => void;
}

/** All keys of the page, and the tour again. */
export function Help({ keys, onTour }: HelpProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = helpOpen.value;
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={() => (helpOpen.value = false)}>
      <h2 id="help-title">Keys</h2>
      <Keys keys={keys.map(({ name, words }) => [name, words])} />
      <Keys keys={ELSEWHERE} />
      <h3>In the grid of samples</h3>
      <Keys keys={GRID} />
      <form method="dialog">
        <button type="submit" class="button" onClick={onTour}>
          Take the tour
        </button>
        <button type="submit" class="button primary">
          Close
        </button>
      </form>
    </dialog>
  );
}

function Keys({ keys }: { keys: readonly (readonly [name: string, words: string])[] }) {
  return (
    <dl>
      {keys.map(([name, words]) => (
        <div key={name}>
          <dt>
            <kbd>{name}</kbd>
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
