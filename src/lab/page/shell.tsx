import { signal } from '@preact/signals';
import { describeAdapter } from '../../platform/adapterChoice.ts';
import { adapter, failure, notices } from '../state/lab.ts';
import { dragging } from '../views/dropped.ts';
import { Transport } from '../views/transport.tsx';
import { TABS } from './tabs.ts';

const shown = signal(TABS[0]?.id ?? '');

/** The page around its tabs: brand, adapter, transport, and what has to be said. */
export function Shell() {
  const { View } = TABS.find(({ id }) => id === shown.value) ?? TABS[0] ?? { View: () => null };
  return (
    <div class="page">
      <header>
        <h1>
          Samplescope <span>lab</span>
        </h1>
        {TABS.length > 1 && <TabBar />}
        <Adapter />
      </header>
      <Transport />
      <Messages />
      <main>
        <View />
      </main>
      {dragging.value && <div class="drop">Drop to train on these files. They stay on this machine.</div>}
    </div>
  );
}

function TabBar() {
  return (
    <div class="tabs" role="tablist">
      {TABS.map(({ id, title }) => (
        <button key={id} type="button" role="tab" aria-selected={id === shown.value} onClick={() => (shown.value = id)}>
          {title}
        </button>
      ))}
    </div>
  );
}

function Adapter() {
  const found = adapter.value;
  if (found === null) return null;
  const name = describeAdapter(found);
  const kind = found.software ? 'software, no GPU' : 'GPU';
  return (
    <p class="adapter" title={name}>
      <b>{kind}</b> {name}
    </p>
  );
}

function Messages() {
  const failed = failure.value;
  return (
    <div class="messages">
      {failed && (
        <p class="failure" role="alert">
          {failed.sentence}
          <button type="button" aria-label="Close" onClick={() => (failure.value = null)}>
            ×
          </button>
        </p>
      )}
      {notices.value.map((sentence) => (
        <p class="notice" role="status" key={sentence}>
          {sentence}
          <button
            type="button"
            aria-label="Close"
            onClick={() => (notices.value = notices.value.filter((other) => other !== sentence))}
          >
            ×
          </button>
        </p>
      ))}
    </div>
  );
}
