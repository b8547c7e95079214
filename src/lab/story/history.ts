import { computed, signal } from '@preact/signals';
import type { SampleStory } from '../protocol/questions.ts';
import { focused, storyOpen } from '../ranking/ranking.ts';
import { followAnswer } from '../session/followAnswer.ts';
import { previousRun, run } from '../session/signals.ts';
import type { RunView } from '../session/state.ts';
import { ask } from '../session/workerLine.ts';

interface AnsweredStory {
  readonly run: number;
  readonly story: SampleStory;
}

const present = signal<AnsweredStory | null>(null);
const previous = signal<AnsweredStory | null>(null);

/** The focused sample over the epochs of the present run and of the previous run; `null` until it is known. */
export const story = computed(() => storyOf(present.value, run.value));
export const previousStory = computed(() => storyOf(previous.value, previousRun.value));

/** Asks for the story of the focused sample while it is shown, until the function that it returns is called. */
export function followStory(): () => void {
  const stops = [follow(run, present), follow(previousRun, previous)];
  return () => {
    for (const stop of stops) stop();
  };
}

function follow(of: typeof run, found: typeof present): () => void {
  return followAnswer(
    of,
    () => storyOpen.value && focused.value !== null,
    async ({ run }) => {
      const sample = focused.peek();
      if (sample !== null) found.value = { run, story: await ask<'story'>({ ask: 'story', run, sample }) };
    },
  );
}

function storyOf(answered: AnsweredStory | null, of: RunView | null): SampleStory | null {
  return answered && answered.run === of?.run && answered.story.sample === focused.value ? answered.story : null;
}
