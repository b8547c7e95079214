import { ISSUES } from '../../importance/issues/issues.ts';
import { ISSUE_HELP, issueWords, scoreChoices, scoreHelp } from '../explanations/scoreWords.ts';
import { run } from '../session/signals.ts';
import './meanings.css';

/** How each score and each issue is computed. */
export function Meanings() {
  const layers = run.value?.layers ?? [];
  const scores = scoreChoices(layers.slice(0, 1));
  return (
    <details class="meanings">
      <summary>How scores and issues are computed</summary>
      <dl>
        {scores.map(({ key, name, by }) => (
          <div key={key}>
            <dt>{typeof by === 'object' ? 'importance in a layer' : name}</dt>
            <dd>{scoreHelp({ by, change: false })}</dd>
          </div>
        ))}
        {ISSUES.map((issue) => (
          <div key={issue}>
            <dt>{issueWords(issue, run.value?.epochs.length ?? 0)}</dt>
            <dd>{ISSUE_HELP[issue]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
