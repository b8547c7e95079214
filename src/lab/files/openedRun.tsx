import { attach, isKnown } from '../session/actions.ts';
import { data, isOpened, opened } from '../session/signals.ts';
import { FilePicker } from './filePicker.tsx';
import { namedFiles } from './ownData.tsx';
import './openedRun.css';

/** What is said while a run from a folder is looked at, and the way to its data. */
export function OpenedRun() {
  const source = opened.value;
  if (source === null || !isOpened.value) return null;
  const { dataset, samples, hidden, epochs } = source.config;
  const layers = [...hidden, 'Out'].join('-');
  return (
    <section class="opened" aria-label="Opened run">
      <p>
        <b>A run from a folder</b> {dataset}, {samples.toLocaleString('en')} samples, {layers}, {epochs} epochs, trained
        on {source.adapter || 'an unnamed adapter'}.
      </p>
      {data.value?.loaded ? (
        <p class="note">Its data are loaded and are the ones it was trained on: “New run” trains on them.</p>
      ) : (
        <DataToLoad dataset={dataset} />
      )}
    </section>
  );
}

function DataToLoad({ dataset }: { dataset: string }) {
  return (
    <p class="note">
      To see pictures and to train on its data, load them; they are checked against the run.{' '}
      {isKnown(dataset) && (
        <button type="button" class="button" onClick={() => attach()}>
          Load {dataset}
        </button>
      )}
      <FilePicker onFiles={(files) => attach(asRequest(files))}>Its files …</FilePicker>
    </p>
  );
}

function asRequest(chosen: Parameters<typeof namedFiles>[0]) {
  const [name, files] = namedFiles(chosen);
  return { name, files };
}
