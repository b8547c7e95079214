import { describeAdapter } from '../../platform/adapterChoice.ts';
import { keepInAddress, oneOf } from '../address/displayState.ts';
import { dragging } from '../files/dropped.ts';
import { FilesMenu } from '../files/filesMenu.tsx';
import { OpenedRun } from '../files/openedRun.tsx';
import { RunChoiceDialog } from '../files/runChoice.tsx';
import { Help } from '../help/help.tsx';
import { Tour } from '../help/tour.tsx';
import { Announcer } from '../notices/announcer.tsx';
import { closeFailure, closeNotice } from '../session/actions.ts';
import { adapter, failure, notices } from '../session/signals.ts';
import { Transport } from '../transport/transport.tsx';
import { HeaderButtons } from './headerButtons.tsx';
import { tab } from './tab.ts';
import { TABS } from './tabs.ts';
import '../files/files.css';

keepInAddress('tab', tab, oneOf(TABS.map(({ id }) => id)));

/** The page around its tabs: brand, adapter, transport, and what has to be said. */
export function Shell() {
  const { View } = TABS.find(({ id }) => id === tab.value) ?? TABS[0] ?? { View: () => null };
  return (
    <div class="page">
      <header>
        <h1>
          Samplescope <span>lab</span>
        </h1>
        <TabBar />
        <FilesMenu />
        <Adapter />
        <HeaderButtons />
      </header>
      <Transport />
      <Messages />
      <OpenedRun />
      <main>
        <div role="tabpanel" id="panel" aria-labelledby={`tab-${tab.value}`}>
          <View />
        </div>
      </main>
      <Announcer />
      <Tour />
      <Help />
      <RunChoiceDialog />
      {dragging.value && (
        <div class="drop">Drop to train on these files, or to open a run. They stay on this machine.</div>
      )}
    </div>
  );
}

function TabBar() {
  const move = (event: KeyboardEvent, by: number) => {
    event.preventDefault();
    const next = TABS[(TABS.findIndex(({ id }) => id === tab.value) + by + TABS.length) % TABS.length];
    if (next === undefined) return;
    tab.value = next.id;
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  return (
    <div
      class="tabs"
      role="tablist"
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') move(event, 1);
        else if (event.key === 'ArrowLeft') move(event, -1);
      }}
    >
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
          <button type="button" aria-label="Close" onClick={closeFailure}>
            ×
          </button>
        </p>
      )}
      {notices.value.map(({ sentence }) => (
        <p class="notice" role="status" key={sentence}>
          {sentence}
          <button type="button" aria-label="Close" onClick={() => closeNotice(sentence)}>
            ×
          </button>
        </p>
      ))}
    </div>
  );
}
