import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ISSUES } from '../../importance/issues/issues.ts';
import { ISSUE_HELP, issueWords, readable, scoreName } from '../explanations/scoreWords.ts';
import { MarkActions } from '../marks/markBar.tsx';
import { arrivals, pictureOf, pictureSheet, wantPictures } from '../pictures/thumbnails.ts';
import { focused, issues, ranking, rankOf, shown, sortedBy, storyOpen } from '../ranking/ranking.ts';
import { togglePicked } from '../selection/byHand.ts';
import { leftOut } from '../selection/leftOut.ts';
import { selection } from '../selection/selection.ts';
import { labels } from '../session/labels.ts';
import { classes, data, previousRun, run } from '../session/signals.ts';
import { followStory, story } from './history.ts';
import { StoryLayers, StoryLoss } from './storyCharts.tsx';

/** So many neighbours in rank on either side. */
const NEIGHBOURS = 4;

/** One sample: what it is, how it was learned, and who stands beside it. */
export function Story() {
  useEffect(followStory, []);
  useEffect(keepPictures, []);
  const sample = focused.value;
  if (sample === null) return null;
  const names = classes.value;
  const truth = data.value?.truth?.[sample];
  const absent = leftOut.value.has(sample);
  return (
    <aside class="story" aria-label={`Sample ${sample}`}>
      <header>
        <Picture sample={sample} size={96} />
        <div>
          <h2>sample {sample}</h2>
          <p>
            label <b>{names[labels.value[sample] ?? 0]}</b>
          </p>
          <Taken sample={sample} />
          {truth && truth.kind !== 'clean' && (
            <p>
              drawn as {truth.kind}
              {truth.kind === 'mislabelled' && ` ${names[truth.trueLabel]}`}
            </p>
          )}
        </div>
        <button type="button" class="close" aria-label="Close" onClick={() => (storyOpen.value = false)}>
          ×
        </button>
      </header>
      <div class="actions">
        <PickButton sample={sample} />
        <MarkActions samples={[sample]} />
      </div>
      {absent ? <p class="soft">This run leaves the sample out.</p> : <Findings sample={sample} />}
      <Scores sample={sample} />
      {!absent && (
        <>
          <Predictions />
          <StoryLayers />
          <StoryLoss />
        </>
      )}
      <Neighbours sample={sample} />
    </aside>
  );
}

/** The picture of the focused sample and those of its neighbours are asked for together. */
function keepPictures(): () => void {
  const stop = effect(() => {
    const sample = focused.value;
    wantPictures('story', sample === null ? [] : [sample, ...besideOf(sample).samples]);
  });
  return () => {
    stop();
    wantPictures('story', []);
  };
}

/** The samples around one in the order of the score, and the place of the first; none where it has no place. */
function besideOf(sample: number): { samples: readonly number[]; from: number } {
  const order = ranking.value?.order ?? shown.value;
  const place = order.indexOf(sample);
  if (place < 0) return { samples: [], from: 0 };
  const from = Math.max(0, Math.min(place - NEIGHBOURS, order.length - 2 * NEIGHBOURS - 1));
  return { samples: [...order.subarray(from, from + 2 * NEIGHBOURS + 1)], from };
}

function PickButton({ sample }: { sample: number }) {
  return (
    <button type="button" aria-pressed={selection.value?.mask[sample] === 1} onClick={() => togglePicked(sample)}>
      {selection.value?.mask[sample] === 1 ? 'Unpick' : 'Pick'}
    </button>
  );
}

function Taken({ sample }: { sample: number }) {
  const taken = run.value?.values?.prediction[sample] ?? -1;
  if (taken < 0) return null;
  const right = taken === labels.value[sample];
  return (
    <p>
      taken for <b class={right ? 'right' : 'wrong'}>{classes.value[taken]}</b>
    </p>
  );
}

function Findings({ sample }: { sample: number }) {
  const bits = issues.value?.[sample] ?? 0;
  const found = ISSUES.filter((_, place) => bits & (1 << place));
  return (
    <p class="findings">
      {found.map((issue) => (
        <span key={issue} title={ISSUE_HELP[issue]}>
          {issueWords(issue, run.value?.epochs.length ?? 0)}
        </span>
      ))}
    </p>
  );
}

function Scores({ sample }: { sample: number }) {
  const [now, then] = [run.value?.values, previousRun.value?.values];
  if (!now) return null;
  const layers = run.value?.layers ?? [];
  const rows = [
    { name: 'importance τ', of: now.tau, before: then?.tau },
    { name: `importance in epoch ${now.epoch}`, of: now.importance, before: then?.importance },
    { name: 'NLL', of: now.nll, before: then?.nll },
    { name: 'margin', of: now.margin, before: then?.margin },
    { name: 'EL2N', of: now.el2n, before: then?.el2n },
  ];
  const rank = rankOf.value(sample);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{rank !== null && `rank ${rank} by ${scoreName(sortedBy.value, layers)}`}</th>
          <th scope="col">now</th>
          {then && <th scope="col">before</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, of, before: earlier }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{readable(of[sample] ?? Number.NaN)}</td>
            {then && <td>{readable(earlier?.[sample] ?? Number.NaN)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the network took the sample for, epoch by epoch. */
function Predictions() {
  const told = story.value;
  if (told === null) return null;
  const [label, names] = [labels.value[told.sample] ?? 0, classes.value];
  const right = told.prediction.reduce((count, taken) => count + (taken === label ? 1 : 0), 0);
  return (
    <div class="predictions">
      <p>
        predicted right in <b>{right}</b> of {told.prediction.length} epochs
      </p>
      <div aria-hidden="true">
        {Array.from(told.prediction.slice(-80), (taken, place) => (
          <i
            key={place}
            class={taken === label ? 'right' : 'wrong'}
            title={`epoch ${place + 1 + Math.max(0, told.prediction.length - 80)}: ${names[taken]}`}
          />
        ))}
      </div>
    </div>
  );
}

/** The samples beside this one in the order of the score. */
function Neighbours({ sample }: { sample: number }) {
  const { samples, from } = besideOf(sample);
  if (samples.length === 0) return null;
  return (
    <div class="neighbours">
      <h3>Beside it by {scoreName(sortedBy.value, run.value?.layers ?? [])}</h3>
      <div>
        {samples.map((other, index) => (
          <button
            key={other}
            type="button"
            aria-current={other === sample}
            title={`rank ${from + index + 1}: sample ${other}, ${classes.value[labels.value[other] ?? 0]}`}
            onClick={() => (focused.value = other)}
          >
            <Picture sample={other} size={30} />
          </button>
        ))}
      </div>
    </div>
  );
}

/** A sample's picture from the sheet of all. */
function Picture({ sample, size }: { sample: number; size: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const arrived = arrivals.value;
  useEffect(() => {
    const [sheet, place, context] = [pictureSheet(), pictureOf(sample), canvas.current?.getContext('2d')];
    if (!sheet || !place || !context) return;
    [context.canvas.width, context.canvas.height] = [sheet.width, sheet.height];
    context.drawImage(sheet.canvas, place.x, place.y, sheet.width, sheet.height, 0, 0, sheet.width, sheet.height);
  }, [sample, arrived]);
  return <canvas ref={canvas} style={{ width: `${size}px`, height: `${size}px` }} />;
}
