import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { endTour, nextStep, TOUR, type TourStep, tourStep } from './tourSteps.ts';
import './tour.css';

const WIDTH = 300;
const GAP = 12;

/** A card beside the control of the tour's step, all of which are on the tab that trains. It lies over the page without blocking it. */
export function Tour() {
  const index = tourStep.value;
  const step = index === null ? undefined : TOUR[index];
  const card = usePlaceBeside(step, index !== 0);
  if (step === undefined || index === null) return null;
  return (
    <aside
      ref={card}
      class="tour"
      aria-label="A tour in five steps"
      onKeyDown={({ key }) => key === 'Escape' && endTour()}
    >
      <p aria-live="polite">
        <b>{step.title}</b> {step.words}
      </p>
      <TourButtons index={index} />
    </aside>
  );
}

function TourButtons({ index }: { index: number }) {
  const last = index === TOUR.length - 1;
  return (
    <div>
      <span>
        {index + 1} of {TOUR.length}
      </span>
      {!last && (
        <button type="button" class="button" onClick={endTour}>
          Skip
        </button>
      )}
      <button type="button" class="button primary" onClick={nextStep}>
        {last ? 'Done' : 'Next'}
      </button>
    </div>
  );
}

/** Points at the control of a step, and keeps a card beside it. */
function usePlaceBeside(step: TourStep | undefined, bringIntoView: boolean): RefObject<HTMLElement | null> {
  const card = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (step === undefined) return;
    let control: HTMLElement | null = null;
    const stopFollowing = followLayout(() => {
      control ??= pointAt(step, bringIntoView);
      if (control !== null && card.current) place(card.current, control);
    });
    return () => {
      control?.classList.remove('pointed');
      stopFollowing();
    };
  }, [step, bringIntoView]);
  return card;
}

function pointAt(step: TourStep, bringIntoView: boolean): HTMLElement | null {
  const control = document.querySelector<HTMLElement>(step.at);
  control?.classList.add('pointed');
  if (bringIntoView) control?.scrollIntoView({ block: 'nearest' });
  return control;
}

/** Calls back at first, after the layout that placing needs, and again as views come one by one or the page scrolls. */
function followLayout(moved: () => void): () => void {
  const sizes = new ResizeObserver(moved);
  sizes.observe(document.body);
  addEventListener('scroll', moved, { passive: true });
  return () => {
    sizes.disconnect();
    removeEventListener('scroll', moved);
  };
}

/** Below the control, or above it, or inside its lower corner where neither has room. */
function place(card: HTMLElement, control: HTMLElement): void {
  const box = control.getBoundingClientRect();
  const [width, height] = [Math.min(WIDTH, innerWidth - 16), card.offsetHeight];
  const below = box.bottom + GAP;
  const above = box.top - GAP - height;
  const top = below + height < innerHeight ? below : above > 60 ? above : Math.max(60, innerHeight - height - GAP);
  card.style.width = `${width}px`;
  card.style.top = `${top}px`;
  card.style.left = `${Math.min(Math.max(8, box.left), innerWidth - width - 8)}px`;
}
