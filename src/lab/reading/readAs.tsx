import { readingSentences } from '../../../datasets/reading/sentences.ts';
import { data } from '../session/signals.ts';
import './readAs.css';

/** What the data were read as: the sentences that the command line prints and the report repeats. */
export function ReadAs() {
  const reading = data.value?.reading;
  if (!reading) return null;
  return (
    <details class="read-as">
      <summary>What was read</summary>
      <ul>
        {readingSentences(reading).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
