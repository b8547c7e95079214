import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { MarkActions } from '../marks/markActions.tsx';
import { Picture } from '../pictures/picture.tsx';
import { wantPictures } from '../pictures/thumbnails.ts';
import { focused, storyOpen } from '../ranking/ranking.ts';
import { toggleSelected } from '../selection/byHand.ts';
import { leftOut } from '../selection/leftOut.ts';
import { selection } from '../selection/selection.ts';
import { labels } from '../session/labels.ts';
import { placeOf } from '../session/places.ts';
import { classes, data, run } from '../session/signals.ts';
import { followStory } from './history.ts';
import { IssuesOfSample } from './issuesOfSample.tsx';
import { Neighbours, neighboursOf } from './neighbours.tsx';
import { Predictions } from './predictions.tsx';
import { Scores } from './scores.tsx';
import { StoryLayers, StoryLoss } from './storyCharts.tsx';
import './story.css';

/** One sample: what it is, how it was learned, and which samples are next to it. */
export function Story() {
  useEffect(followStory, []);
  useEffect(keepPictures, []);
  const sample = focused.value;
  if (sample === null) return null;
  const absent = leftOut.value.has(sample);
  return (
    <aside class="story" aria-label={`Sample ${sample}`}>
      <Head sample={sample} />
      <div class="mark-actions">
        <SelectButton sample={sample} />
        <MarkActions samples={[sample]} />
      </div>
      {absent ? <p class="soft">This run leaves the sample out.</p> : <IssuesOfSample sample={sample} />}
      <Carried sample={sample} />
      <Scores sample={sample} />
      {!absent && <Training />}
      <Neighbours sample={sample} />
    </aside>
  );
}

/** How the sample was learned. */
function Training() {
  return (
    <>
      <Predictions />
      <StoryLayers />
      <StoryLoss />
    </>
  );
}

/** The picture of the focused sample and those of its neighbours are asked for together. */
function keepPictures(): () => void {
  const stop = effect(() => {
    const sample = focused.value;
    wantPictures('story', sample === null ? [] : [sample, ...neighboursOf(sample).samples]);
  });
  return () => {
    stop();
    wantPictures('story', []);
  };
}

function Head({ sample }: { sample: number }) {
  return (
    <header>
      <Picture sample={sample} size={96} />
      <div>
        <h2>sample {sample}</h2>
        <Place sample={sample} />
        <p>
          label <b>{classes.value[labels.value[sample] ?? 0]}</b>
        </p>
        <Prediction sample={sample} />
        <Truth sample={sample} />
      </div>
      <button type="button" class="control close" aria-label="Close" onClick={() => (storyOpen.value = false)}>
        ×
      </button>
    </header>
  );
}

/** Where the sample comes from, where the data say so. */
function Place({ sample }: { sample: number }) {
  const words = placeOf(sample);
  return words === undefined ? null : <p class="place">{words}</p>;
}

function Prediction({ sample }: { sample: number }) {
  const taken = run.value?.values?.prediction[sample] ?? -1;
  if (taken < 0) return null;
  const right = taken === labels.value[sample];
  return (
    <p>
      taken for <b class={right ? 'right' : 'wrong'}>{classes.value[taken]}</b>
    </p>
  );
}

/** The columns of the file that are no features: the network never sees them. */
function Carried({ sample }: { sample: number }) {
  const columns = data.value?.items?.columns ?? [];
  if (columns.length === 0) return null;
  return (
    <dl class="carried" aria-label="Columns that are no features">
      {columns.map(({ name, values }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{values[sample] || '–'}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What is wrong with the sample, where the data set knows. */
function Truth({ sample }: { sample: number }) {
  const truth = data.value?.truth?.[sample];
  if (!truth || truth.kind === 'clean') return null;
  return (
    <p>
      drawn as {truth.kind}
      {truth.kind === 'mislabelled' && ` ${classes.value[truth.trueLabel]}`}
    </p>
  );
}

function SelectButton({ sample }: { sample: number }) {
  const is = selection.value?.mask[sample] === 1;
  return (
    <button type="button" class="control" aria-pressed={is} onClick={() => toggleSelected(sample)}>
      {is ? 'Deselect' : 'Select'}
    </button>
  );
}
