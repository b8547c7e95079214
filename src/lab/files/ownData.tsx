import type { OwnFile } from '../protocol/values.ts';
import { takeFiles } from '../session/actions.ts';
import { FilePicker } from './filePicker.tsx';
import './ownData.css';

/** A way to choose files of one's own; dropping them anywhere on the page does the same (dropped.ts). */
export function OwnData() {
  const take = (files: readonly OwnFile[]) => takeFiles(...namedFiles(files));
  return (
    <div class="own">
      <FilePicker onFiles={take}>Own files …</FilePicker>{' '}
      <FilePicker folder onFiles={take}>
        Folder …
      </FilePicker>
      <p class="note">
        Or drop them: a CSV, TSV or Parquet file, NPY or NPZ arrays, pictures in a folder for each class, files in
        MNIST's or CIFAR-10's format, or the folder of a run. They never leave this machine.
      </p>
    </div>
  );
}

/** What files are called together: their common folder, else the first file. */
export function namedFiles(files: readonly OwnFile[]): [name: string, files: readonly OwnFile[]] {
  const [first = ''] = (files[0]?.path ?? '').split('/');
  const together = files.every(({ path }) => path.startsWith(`${first}/`));
  return [(together ? first : first.replace(/\.[^.]*$/, '')) || 'own files', files];
}
