import { computed, effect, signal } from '@preact/signals';
import type { SampleStory } from '../protocol/questions.ts';
import { focused, storyOpen } from '../ranking/ranking.ts';
import { previousRun, run } from '../session/signals.ts';
import type { RunView } from '../session/state.ts';
import { ask } from '../session/workerLine.ts';

interface ToldStory {
  readonly run: number;
  readonly story: SampleStory;
}

const present = signal<ToldStory | null>(null);
const earlier = signal<ToldStory | null>(null);

/** The focused sample over the epochs of the present run and of the previous run; `null` until it is known. */
export const story = computed(() => storyOf(present.value, run.value));
export const previousStory = computed(() => storyOf(earlier.value, previousRun.value));

/** Asks for the story of the focused sample while it is shown, until the function that it returns is called. */
export function followStory(): () => void {
  const stops = [follow(run, present), follow(previousRun, earlier)];
  return () => {
    for (const stop of stops) stop();
  };
}

function follow(of: typeof run, found: typeof present): () => void {
  let [asking, again] = [false, false];
  const refresh = async () => {
    again = asking;
    const [sample, view] = [focused.peek(), of.peek()];
    if (asking || sample === null || view === null || view.epochs.length === 0) return;
    asking = true;
    const told = await ask<'story'>({ ask: 'story', run: view.run, sample }).catch(() => null);
    asking = false;
    if (told) found.value = { run: view.run, story: told };
    if (again) void refresh();
  };
  const epochs = computed(() => (of.value ? `${of.value.run} ${of.value.epochs.length}` : ''));
  return effect(() => {
    if (storyOpen.value && focused.value !== null && epochs.value !== '') void refresh();
  });
}

function storyOf(told: ToldStory | null, of: RunView | null): SampleStory | null {
  return told && told.run === of?.run && told.story.sample === focused.value ? told.story : null;
}
