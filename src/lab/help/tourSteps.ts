import { effect, signal } from '@preact/signals';
import { training } from '../session/signals.ts';
import { readText, writeText } from '../storage/localText.ts';

/** A step of the tour, and the control that it points at. */
export interface TourStep {
  readonly at: string;
  readonly title: string;
  readonly words: string;
}

export const TOUR: readonly TourStep[] = [
  {
    at: '.transport .play',
    title: 'Press Play',
    words: 'A network learns to read digits, here in this tab. Pause whenever you like, or go on by one batch.',
  },
  {
    at: '.network',
    title: 'Which layers move?',
    words: 'Each layer is lit by its share of the change that the samples of this epoch caused, measured exactly.',
  },
  {
    at: '.movers',
    title: 'Which samples move them?',
    words: 'The most important samples of the epoch. In red what the network took them for: some labels are wrong.',
  },
  {
    at: '.scatter',
    title: 'Select some',
    words: 'Drag over points, for instance those with a high loss: every other view follows the selected samples.',
  },
  {
    at: '.transport button:nth-of-type(4)',
    title: 'Change something, compare',
    words:
      'Choose other settings, then begin a new run: the previous one stays, dashed. The address holds your set-up.',
  },
];

const STORE = 'samplescope tour';

/** The step that is shown; `null` for none. */
export const tourStep = signal<number | null>(readText(STORE) === null ? 0 : null);

/** Playing takes the first step for the reader. */
export function followTour(): void {
  effect(() => {
    if (training.value.playing && tourStep.peek() === 0) tourStep.value = 1;
  });
}

export function startTour(): void {
  tourStep.value = 0;
}

export function nextStep(): void {
  const next = (tourStep.peek() ?? 0) + 1;
  if (next < TOUR.length) tourStep.value = next;
  else endTour();
}

export function endTour(): void {
  tourStep.value = null;
  writeText(STORE, 'seen');
}
