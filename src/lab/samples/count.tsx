import { filter, NO_FILTER, shown } from '../ranking/ranking.ts';
import { select } from '../selection/selection.ts';
import { data } from '../session/signals.ts';

/** How many samples pass the filter, and what can be done with them. */
export function Count() {
  const [some, all] = [shown.value.length, data.value?.samples ?? 0];
  const filtered = filter.value !== NO_FILTER && some < all;
  return (
    <p class="count" role="status">
      <span>
        <b>{some.toLocaleString('en')}</b>
        {filtered ? ` of ${all.toLocaleString('en')} samples` : ' samples'}
      </span>
      {filtered && (
        <button type="button" class="control" onClick={() => (filter.value = NO_FILTER)}>
          Show all
        </button>
      )}
      {filtered && some > 0 && (
        <button type="button" class="control" onClick={() => select(shown.value, all, 'by the filter')}>
          Select these
        </button>
      )}
    </p>
  );
}
