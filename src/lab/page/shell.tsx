import { DropZone } from '../files/dropZone.tsx';
import { FilesMenu } from '../files/filesMenu.tsx';
import { LabelChoiceDialog } from '../files/labelChoice.tsx';
import { OpenedRun } from '../files/openedRun.tsx';
import { RunChoiceDialog } from '../files/runChoice.tsx';
import { Help } from '../help/help.tsx';
import { Tour } from '../help/tour.tsx';
import { startTour } from '../help/tourSteps.ts';
import { Announcer } from '../notices/announcer.tsx';
import { Messages } from '../notices/messages.tsx';
import { Transport } from '../transport/transport.tsx';
import { Adapter } from './adapter.tsx';
import { HeaderButtons } from './headerButtons.tsx';
import { KEYS } from './keys.ts';
import { tab } from './tab.ts';
import { TabBar } from './tabBar.tsx';
import { TABS } from './tabs.ts';
import './shell.css';

/** The page around its tabs: brand, adapter, transport, and what has to be said. */
export function Shell() {
  const { View } = TABS.find(({ id }) => id === tab.value) ?? TABS[0] ?? { View: () => null };
  return (
    <div class="page">
      <Header />
      <Transport />
      <Messages />
      <OpenedRun />
      <main>
        <div role="tabpanel" id="panel" aria-labelledby={`tab-${tab.value}`}>
          <View />
        </div>
      </main>
      <Announcer />
      {tab.value === 'train' && <Tour />}
      <Help keys={KEYS} onTour={beginTour} />
      <RunChoiceDialog />
      <LabelChoiceDialog />
      <DropZone />
    </div>
  );
}

function Header() {
  return (
    <header>
      <h1>
        Samplescope <span>lab</span>
      </h1>
      <TabBar />
      <FilesMenu />
      <Adapter />
      <HeaderButtons />
    </header>
  );
}

function beginTour(): void {
  tab.value = 'train';
  startTour();
}
