import { useRef } from 'preact/hooks';
import { markCount } from '../marks/marks.ts';
import type { OwnFile } from '../protocol/values.ts';
import { takeFiles } from '../session/actions.ts';
import { run } from '../session/signals.ts';
import { saveFolder, saveMarks, saveRecords, writing } from './exporting.ts';
import { FilePicker } from './filePicker.tsx';
import { namedFiles } from './ownData.tsx';
import './filesMenu.css';

/** Files in and out: runs to open, and what can be taken along. */
export function FilesMenu() {
  const ref = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (ref.current) ref.current.open = false;
  };
  return (
    <details
      class="menu"
      ref={ref}
      onKeyDown={({ key }) => key === 'Escape' && close()}
      onFocusOut={({ relatedTarget }) =>
        relatedTarget !== null && !ref.current?.contains(relatedTarget as Node) && close()
      }
    >
      <summary>{writing.value === null ? 'Files' : `writing ${writing.value} …`}</summary>
      <div class="items">
        <OpenItems close={close} />
        <SaveItems close={close} />
        <p class="note">Nothing leaves this machine. Each chart has buttons of its own for its picture and its rows.</p>
      </div>
    </details>
  );
}

function OpenItems({ close }: { close: () => void }) {
  const open = (files: readonly OwnFile[]) => {
    close();
    return takeFiles(...namedFiles(files));
  };
  return (
    <>
      <h2>Open</h2>
      <FilePicker onFiles={open}>A run as .zip, or data …</FilePicker>
      <FilePicker folder onFiles={open}>
        A folder of a run, a study or data …
      </FilePicker>
    </>
  );
}

function SaveItems({ close }: { close: () => void }) {
  const epochs = run.value?.epochs.length ?? 0;
  const save = (what: () => Promise<void>) => () => {
    close();
    return what();
  };
  return (
    <>
      <h2>Save</h2>
      <button type="button" disabled={epochs === 0} onClick={save(saveFolder)} title="samplescope report draws it">
        The run folder, .zip
      </button>
      <button type="button" disabled={epochs === 0} onClick={save(saveRecords)}>
        Records of every sample and epoch, .parquet
      </button>
      <button type="button" disabled={markCount.value === 0} onClick={save(saveMarks)}>
        Marked samples ({markCount.value}), .csv
      </button>
    </>
  );
}
