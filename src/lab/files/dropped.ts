import { signal } from '@preact/signals';
import type { OwnFile } from '../protocol/values.ts';

/** Whether files are held over the page. */
export const dragging = signal(false);

/** Takes files that are dropped anywhere on the page. */
export function watchDrops(take: (files: readonly OwnFile[]) => void): void {
  addEventListener('dragover', (event) => {
    event.preventDefault();
    dragging.value = event.dataTransfer?.types.includes('Files') ?? false;
  });
  addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) dragging.value = false;
  });
  addEventListener('drop', async (event) => {
    event.preventDefault();
    dragging.value = false;
    const files = event.dataTransfer ? await droppedFiles(event.dataTransfer) : [];
    if (files.length > 0) take(files);
  });
}

/** All files of a drop, those in dropped folders included, with their paths. */
async function droppedFiles({ items, files }: DataTransfer): Promise<OwnFile[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return [...files].map((file) => ({ path: file.name, file }));
  const found = await Promise.all(entries.map((entry) => filesUnder(entry, '')));
  return found.flat();
}

async function filesUnder(entry: FileSystemEntry, above: string): Promise<OwnFile[]> {
  const path = above + entry.name;
  if (isFile(entry)) return [{ path, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) }];
  if (!isFolder(entry)) return [];
  const inside = await entriesOf(entry);
  return (await Promise.all(inside.map((child) => filesUnder(child, `${path}/`)))).flat();
}

/** A reader gives a hundred entries at a time, and none when it is at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return entries;
    entries.push(...some);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
