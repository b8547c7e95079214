import type { ComponentChildren } from 'preact';
import { ISSUES, type Issue } from '../../importance/issues/issues.ts';
import { Explain } from '../explanations/explain.tsx';
import { ISSUE_HELP, issueWords, scoreChoices, scoreExplanation, scoreHelp } from '../explanations/scoreWords.ts';
import { markCount } from '../marks/marks.ts';
import { type Filter, filter, issues, NO_FILTER, shown, sortedBy, sorting } from '../ranking/ranking.ts';
import { scoreKey } from '../ranking/rankingAddress.ts';
import { select, selection } from '../selection/selection.ts';
import { classes, data, previousRun, run } from '../session/signals.ts';
import { pictureSize, SIZES } from './sampleGrid.tsx';

/** How the samples are sorted and which are shown. */
export function GridBar() {
  const present = sorting.value;
  const scores = scoreChoices(run.value?.layers ?? []);
  return (
    <div class="gridbar">
      <Labelled name="Sort by" hint={scoreHelp(sortedBy.value)}>
        <select
          aria-label="Sort by"
          value={scoreKey(sortedBy.value.by)}
          onChange={({ currentTarget }) => {
            const chosen = scores.find(({ key }) => key === currentTarget.value);
            if (chosen) sorting.value = { ...present, by: chosen.by };
          }}
        >
          {scores.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
        <Explain key={scoreKey(sortedBy.value.by)} of={scoreExplanation(sortedBy.value.by)} />
      </Labelled>
      <button
        type="button"
        onClick={() => (sorting.value = { ...present, ascending: !present.ascending })}
        title="Turn the order round"
      >
        {present.ascending ? '↑ smallest first' : '↓ largest first'}
      </button>
      {previousRun.value && (
        <label class="check">
          <input
            type="checkbox"
            checked={present.change}
            onChange={({ currentTarget }) => (sorting.value = { ...present, change: currentTarget.checked })}
          />
          change since the run before
        </label>
      )}
      <Filters />
      <Sizes />
      <Count />
    </div>
  );
}

function Filters() {
  const wanted = filter.value;
  const change = (changes: Partial<Filter>) => (filter.value = { ...wanted, ...changes });
  return (
    <>
      <Labelled name="Class">
        <select
          aria-label="Class"
          value={wanted.class === null ? '' : `${wanted.of} ${wanted.class}`}
          onChange={({ currentTarget }) => {
            const [of, label] = currentTarget.value.split(' ');
            change({
              of: of === 'prediction' ? 'prediction' : 'label',
              class: label === undefined ? null : Number(label),
            });
          }}
        >
          <option value="">all classes</option>
          {(['label', 'prediction'] as const).map((of) => (
            <optgroup key={of} label={of === 'label' ? 'label' : 'taken for'}>
              {classes.value.map((name, label) => (
                <option key={name} value={`${of} ${label}`}>
                  {of === 'label' ? name : `→ ${name}`}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </Labelled>
      <Labelled name="Issue" hint={wanted.issue === null ? undefined : ISSUE_HELP[wanted.issue]}>
        <select
          aria-label="Issue"
          value={wanted.issue ?? ''}
          onChange={({ currentTarget }) =>
            change({ issue: ISSUES.find((issue) => issue === currentTarget.value) ?? null })
          }
        >
          <option value="">any issue or none</option>
          {ISSUES.map((issue) => (
            <option key={issue} value={issue} title={ISSUE_HELP[issue]}>
              {issueName(issue)}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled name="Show">
        <select
          aria-label="Show"
          value={wanted.only}
          onChange={({ currentTarget }) => change({ only: currentTarget.value as Filter['only'] })}
        >
          <option value="all">all</option>
          <option value="picked" disabled={selection.value === null && wanted.only !== 'picked'}>
            picked
          </option>
          <option value="marked" disabled={markCount.value === 0 && wanted.only !== 'marked'}>
            marked
          </option>
        </select>
      </Labelled>
    </>
  );
}

/** An issue and how many samples have it. */
function issueName(issue: Issue): string {
  const bit = 1 << ISSUES.indexOf(issue);
  const name = issueWords(issue, run.value?.epochs.length ?? 0);
  const found = issues.value;
  if (found === null) return name;
  return `${name} (${found.reduce((count, bits) => count + ((bits & bit) === 0 ? 0 : 1), 0).toLocaleString('en')})`;
}

function Sizes() {
  return (
    <fieldset class="sizes">
      <legend class="hidden">Size of the pictures</legend>
      {(Object.keys(SIZES) as (keyof typeof SIZES)[]).map((size, place) => (
        <button
          key={size}
          type="button"
          aria-pressed={pictureSize.value === size}
          aria-label={`${size} pictures`}
          onClick={() => (pictureSize.value = size)}
        >
          <i style={{ width: `${7 + 4 * place}px`, height: `${7 + 4 * place}px` }} />
        </button>
      ))}
    </fieldset>
  );
}

function Count() {
  const [some, all] = [shown.value.length, data.value?.samples ?? 0];
  const filtered = filter.value !== NO_FILTER && some < all;
  return (
    <p class="count" role="status">
      <span>
        <b>{some.toLocaleString('en')}</b>
        {filtered ? ` of ${all.toLocaleString('en')} samples` : ' samples'}
      </span>
      {filtered && (
        <button type="button" onClick={() => (filter.value = NO_FILTER)}>
          Show all
        </button>
      )}
      {filtered && some > 0 && (
        <button type="button" onClick={() => select(shown.value, all, 'by the filter')}>
          Pick these
        </button>
      )}
    </p>
  );
}

function Labelled({ name, hint, children }: { name: string; hint?: string | undefined; children: ComponentChildren }) {
  return (
    <div class="labelled" title={hint}>
      <span aria-hidden="true">{name}</span>
      {children}
    </div>
  );
}
