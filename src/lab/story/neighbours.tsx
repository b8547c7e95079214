import { scoreName } from '../explanations/scoreWords.ts';
import { Picture } from '../pictures/picture.tsx';
import { focused, ranking, shown, sortedBy } from '../ranking/ranking.ts';
import { labels } from '../session/labels.ts';
import { placeOf } from '../session/places.ts';
import { classes, run } from '../session/signals.ts';
import './neighbours.css';

/** How many neighbours in rank are shown on either side. */
const NEIGHBOURS = 4;

/** The samples around one in the order of the score, and the place of the first; none where it has no place. */
export function neighboursOf(sample: number): { samples: readonly number[]; from: number } {
  const order = ranking.value?.order ?? shown.value;
  const place = order.indexOf(sample);
  if (place < 0) return { samples: [], from: 0 };
  const from = Math.max(0, Math.min(place - NEIGHBOURS, order.length - 2 * NEIGHBOURS - 1));
  return { samples: [...order.subarray(from, from + 2 * NEIGHBOURS + 1)], from };
}

function wordsOf(sample: number, rank: number): string {
  const place = placeOf(sample);
  const label = classes.value[labels.value[sample] ?? 0];
  return `rank ${rank}: sample ${sample}${place === undefined ? '' : ` (${place})`}, ${label}`;
}

/** The neighbours' pictures; a click leads to a neighbour. */
export function Neighbours({ sample }: { sample: number }) {
  const { samples, from } = neighboursOf(sample);
  if (samples.length === 0) return null;
  return (
    <div class="neighbours">
      <h3>Beside it by {scoreName(sortedBy.value, run.value?.layers ?? [])}</h3>
      <div>
        {samples.map((other, index) => (
          <button
            key={other}
            type="button"
            class="control"
            aria-current={other === sample}
            title={wordsOf(other, from + index + 1)}
            onClick={() => (focused.value = other)}
          >
            <Picture sample={other} size={30} />
          </button>
        ))}
      </div>
    </div>
  );
}
