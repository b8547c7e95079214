import { ISSUES } from '../../importance/issues/issues.ts';
import { ISSUE_HELP, issueWords } from '../explanations/scoreWords.ts';
import { issues } from '../ranking/ranking.ts';
import { run } from '../session/signals.ts';
import './issuesOfSample.css';

/** The issues that were found with a sample. */
export function IssuesOfSample({ sample }: { sample: number }) {
  const bits = issues.value?.[sample] ?? 0;
  const found = ISSUES.filter((_, place) => bits & (1 << place));
  return (
    <p class="sample-issues">
      {found.map((issue) => (
        <span key={issue} title={ISSUE_HELP[issue]}>
          {issueWords(issue, run.value?.epochs.length ?? 0)}
        </span>
      ))}
    </p>
  );
}
