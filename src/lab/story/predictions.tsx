import { labels } from '../session/labels.ts';
import { classes } from '../session/signals.ts';
import { story } from './history.ts';
import './predictions.css';

/** A longer history has only its last epochs as marks. */
const MOST_EPOCHS = 80;

/** What the network took the sample for, epoch by epoch. */
export function Predictions() {
  const told = story.value;
  if (told === null) return null;
  const { sample, prediction } = told;
  const [label, names] = [labels.value[sample] ?? 0, classes.value];
  const right = prediction.reduce((count, taken) => count + (taken === label ? 1 : 0), 0);
  const first = Math.max(0, prediction.length - MOST_EPOCHS);
  return (
    <div class="predictions">
      <p>
        predicted right in <b>{right}</b> of {prediction.length} epochs
      </p>
      <div aria-hidden="true">
        {Array.from(prediction.slice(first), (taken, place) => (
          <i
            key={place}
            class={taken === label ? 'right' : 'wrong'}
            title={`epoch ${first + place + 1}: ${names[taken]}`}
          />
        ))}
      </div>
    </div>
  );
}
