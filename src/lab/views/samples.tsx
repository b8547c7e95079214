import { useEffect } from 'preact/hooks';
import { followRanking, storyOpen } from '../state/grid.ts';
import { keepGridInAddress } from '../state/gridAddress.ts';
import { data } from '../state/lab.ts';
import { GridBar } from './gridBar.tsx';
import { MarkBar } from './markBar.tsx';
import { Meanings } from './meanings.tsx';
import { SampleGrid } from './sampleGrid.tsx';
import { Story } from './story.tsx';

keepGridInAddress();

/** The samples themselves: sorted, filtered, picked, marked, and each with its story. */
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
          <kbd>←→↑↓</kbd> move <kbd>Space</kbd> pick <kbd>Enter</kbd> story <kbd>m</kbd> mark: relabel as predicted,
          exclude, none <kbd>Esc</kbd> clear
        </p>
      </section>
      {storyOpen.value && <Story />}
    </div>
  );
}
