import type { OwnFile } from '../protocol.ts';
import { loadOwn } from '../state/actions.ts';

/** A way to choose files of one's own; dropping them anywhere on the page does the same (dropped.ts). */
export function OwnData() {
  return (
    <div class="own">
      <label class="button">
        Own files …
        <input
          type="file"
          multiple
          {...{ webkitdirectory: true }}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            if (files.length > 0)
              loadOwn(...namedFiles(files.map((file) => ({ path: file.webkitRelativePath || file.name, file }))));
          }}
        />
      </label>
      <p class="note">
        Or drop a folder with a folder of images for each class, or files in MNIST's or CIFAR-10's format. They never
        leave this machine.
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
