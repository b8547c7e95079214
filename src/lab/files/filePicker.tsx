import type { ComponentChildren } from 'preact';
import type { OwnFile } from '../protocol/values.ts';
import './filePicker.css';

interface FilePickerProps {
  /** Whether a whole folder is chosen, in place of files. */
  readonly folder?: boolean;
  readonly onFiles: (files: readonly OwnFile[]) => void;
  readonly children: ComponentChildren;
}

/** A button that lets the reader choose files; choosing the same ones again takes them again. */
export function FilePicker({ folder = false, onFiles, children }: FilePickerProps) {
  return (
    <label class="button file-picker">
      {children}
      <input
        type="file"
        multiple
        {...(folder && { webkitdirectory: true })}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          if (files.length > 0) onFiles(files.map((file) => ({ path: file.webkitRelativePath || file.name, file })));
          currentTarget.value = '';
        }}
      />
    </label>
  );
}
