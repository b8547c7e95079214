import { Explain } from '../explanations/explain.tsx';
import { scoreChoices, scoreExplanation, scoreHelp } from '../explanations/scoreWords.ts';
import { type Sorting, sortedBy, sorting } from '../ranking/ranking.ts';
import { scoreKey } from '../ranking/rankingAddress.ts';
import { previousRun, run } from '../session/signals.ts';
import { Count } from './count.tsx';
import { ClassFilter, IssueFilter, ShowFilter } from './filters.tsx';
import { Labelled } from './labelled.tsx';
import { PictureSizes } from './pictureSizes.tsx';
import './gridBar.css';

/** How the samples are sorted and which are shown. */
export function GridBar() {
  return (
    <div class="gridbar">
      <ScoreChoice />
      <DirectionButton />
      {previousRun.value && <ChangeCheck />}
      <ClassFilter />
      <IssueFilter />
      <ShowFilter />
      <PictureSizes />
      <Count />
    </div>
  );
}

function sort(changes: Partial<Sorting>): void {
  sorting.value = { ...sorting.value, ...changes };
}

/** The score that the samples are sorted by, and how it is computed. */
function ScoreChoice() {
  const scores = scoreChoices(run.value?.layers ?? []);
  const key = scoreKey(sortedBy.value.by);
  return (
    <Labelled name="Sort by" hint={scoreHelp(sortedBy.value)}>
      <select
        class="control"
        aria-label="Sort by"
        value={key}
        onChange={({ currentTarget }) => {
          const chosen = scores.find((score) => score.key === currentTarget.value);
          if (chosen) sort({ by: chosen.by });
        }}
      >
        {scores.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
      <Explain key={key} of={scoreExplanation(sortedBy.value.by)} />
    </Labelled>
  );
}

function DirectionButton() {
  const { ascending } = sorting.value;
  return (
    <button type="button" class="control" onClick={() => sort({ ascending: !ascending })} title="Turn the order round">
      {ascending ? '↑ smallest first' : '↓ largest first'}
    </button>
  );
}

/** Whether samples are sorted by how their score differs from the previous run's. */
function ChangeCheck() {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={sorting.value.change}
        onChange={({ currentTarget }) => sort({ change: currentTarget.checked })}
      />
      change since the previous run
    </label>
  );
}
