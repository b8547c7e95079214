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
    const point = () => {
      control = document.querySelector<HTMLElement>(step.at);
      control?.classList.add('pointed');
      if (bringIntoView) control?.scrollIntoView({ block: 'nearest' });
    };
    const beside = () => {
      if (control === null) point();
      if (control !== null && card.current) place(card.current, control);
    };
    // Called at first too, after the layout that placing needs, and again as views come one by one.
    const sizes = new ResizeObserver(beside);
    sizes.observe(document.body);
    addEventListener('scroll', beside, { passive: true });
    return () => {
      control?.classList.remove('pointed');
      sizes.disconnect();
      removeEventListener('scroll', beside);
    };
  }, [step, bringIntoView]);
  return card;
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
