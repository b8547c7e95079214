import { tab } from './tab.ts';
import { TABS } from './tabs.ts';
import './tabBar.css';

/** The tabs' titles; the arrow keys lead from one to the next. */
export function TabBar() {
  return (
    <div class="tabs" role="tablist" onKeyDown={press}>
      {TABS.map(({ id, title }) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          aria-controls="panel"
          aria-selected={id === tab.value}
          tabIndex={id === tab.value ? 0 : -1}
          onClick={() => (tab.value = id)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}

function press(event: KeyboardEvent): void {
  if (event.key === 'ArrowRight') move(event, 1);
  else if (event.key === 'ArrowLeft') move(event, -1);
}

function move(event: KeyboardEvent, by: number): void {
  event.preventDefault();
  const next = TABS[(TABS.findIndex(({ id }) => id === tab.value) + by + TABS.length) % TABS.length];
  if (next === undefined) return;
  tab.value = next.id;
  document.getElementById(`tab-${next.id}`)?.focus();
}
