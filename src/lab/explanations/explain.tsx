import type { RefObject } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { EXPLANATIONS, type Explanation, type ExplanationName, sourceOf } from './explanations.ts';
import './explain.css';

const WIDTH = 340;

/** A button that opens how a score or a chart is computed. */
export function Explain({ of }: { of: ExplanationName }) {
  const id = useId();
  const note = useRef<HTMLDivElement>(null);
  const { title } = EXPLANATIONS[of];
  useClosingOnScroll(note);
  return (
    <span class="explain">
      <button
        type="button"
        popovertarget={id}
        aria-label={`How this is computed: ${title}`}
        title="How this is computed"
        onClick={(event) => place(note.current, event.currentTarget)}
      >
        ƒ
      </button>
      <div id={id} ref={note} popover="auto" class="explanation" role="note" aria-label={title}>
        <ExplanationText of={of} />
      </div>
    </span>
  );
}

/** The note does not follow its button when the page scrolls. */
function useClosingOnScroll(note: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const close = () => note.current?.hidePopover();
    addEventListener('scroll', close, { passive: true });
    return () => removeEventListener('scroll', close);
  }, [note]);
}

function ExplanationText({ of }: { of: ExplanationName }) {
  const { title, words, equation, figure }: Explanation = EXPLANATIONS[of];
  const source = sourceOf(of);
  return (
    <>
      <b>{title}</b>
      <p>{words}</p>
      <math display="block" dangerouslySetInnerHTML={{ __html: `<mrow>${equation}</mrow>` }} />
      {source && (
        <p class="source">
          {figure === undefined ? 'See ' : `Figure ${figure} of `}
          <a href={source.link} target="_blank" rel="noreferrer">
            {source.name}
          </a>
        </p>
      )}
    </>
  );
}

/** Below the button, or above it where there is more room, within the window. */
function place(note: HTMLElement | null, button: HTMLElement): void {
  if (note === null) return;
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const width = Math.min(WIDTH, innerWidth - 16);
  const start = right - width >= 8 ? right - width : Math.min(left, innerWidth - width - 8);
  const above = bottom > innerHeight * 0.6;
  note.style.width = `${width}px`;
  note.style.left = `${Math.max(8, start)}px`;
  note.style.top = above ? 'auto' : `${bottom + 6}px`;
  note.style.bottom = above ? `${innerHeight - top + 6}px` : 'auto';
}
