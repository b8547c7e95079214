import { ISSUES, type Issue } from '../../importance/issues/issues.ts';
import { ISSUE_HELP, issueWords } from '../explanations/scoreWords.ts';
import { markCount } from '../marks/marks.ts';
import { type Filter, filter, issues } from '../ranking/ranking.ts';
import { selection } from '../selection/selection.ts';
import { classes, run } from '../session/signals.ts';
import { Labelled } from './labelled.tsx';

function change(changes: Partial<Filter>): void {
  filter.value = { ...filter.value, ...changes };
}

/** Filters by label or by prediction. */
export function ClassFilter() {
  const { of, class: label } = filter.value;
  return (
    <Labelled name="Class">
      <select
        class="control"
        aria-label="Class"
        value={label === null ? '' : `${of} ${label}`}
        onChange={({ currentTarget }) => {
          const [whose, wanted] = currentTarget.value.split(' ');
          change({
            of: whose === 'prediction' ? 'prediction' : 'label',
            class: wanted === undefined ? null : Number(wanted),
          });
        }}
      >
        <option value="">all classes</option>
        <ClassOptions of="label" title="label" prefix="" />
        <ClassOptions of="prediction" title="taken for" prefix="→ " />
      </select>
    </Labelled>
  );
}

function ClassOptions({ of, title, prefix }: { of: Filter['of']; title: string; prefix: string }) {
  return (
    <optgroup label={title}>
      {classes.value.map((name, label) => (
        <option key={name} value={`${of} ${label}`}>
          {prefix + name}
        </option>
      ))}
    </optgroup>
  );
}

export function IssueFilter() {
  const wanted = filter.value.issue;
  return (
    <Labelled name="Issue" hint={wanted === null ? undefined : ISSUE_HELP[wanted]}>
      <select
        class="control"
        aria-label="Issue"
        value={wanted ?? ''}
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

/** All samples, or only those that are selected or marked. */
export function ShowFilter() {
  const { only } = filter.value;
  return (
    <Labelled name="Show">
      <select
        class="control"
        aria-label="Show"
        value={only}
        onChange={({ currentTarget }) => change({ only: currentTarget.value as Filter['only'] })}
      >
        <option value="all">all</option>
        <option value="selected" disabled={selection.value === null && only !== 'selected'}>
          selected
        </option>
        <option value="marked" disabled={markCount.value === 0 && only !== 'marked'}>
          marked
        </option>
      </select>
    </Labelled>
  );
}
