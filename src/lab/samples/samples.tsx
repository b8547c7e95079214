import { useEffect } from 'preact/hooks';
import { MarkBar } from '../marks/markBar.tsx';
import { followRanking, storyOpen } from '../ranking/ranking.ts';
import { data } from '../session/signals.ts';
import { Story } from '../story/story.tsx';
import { GridBar } from './gridBar.tsx';
import { Meanings } from './meanings.tsx';
import { SampleGrid } from './sampleGrid.tsx';
import './samples.css';

/** The samples themselves: sorted, filtered, selected, marked, and each with its story. */
export function Samples() {
  useEffect(followRanking, []);
  if (data.value === null) return <p class="empty">Samples appear with the data.</p>;
  return (
    <div class={storyOpen.value ? 'samples told' : 'samples'}>
      <section>
        <GridBar />
        <MarkBar />
        <SampleGrid />
        <Meanings />
        <p class="keys">
          <kbd>←→↑↓</kbd> move <kbd>Space</kbd> select <kbd>Enter</kbd> story <kbd>m</kbd> mark: relabel as predicted,
          exclude, none <kbd>Esc</kbd> clear
        </p>
      </section>
      {storyOpen.value && <Story />}
    </div>
  );
}
