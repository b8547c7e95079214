import type { Folder } from '../../../src/platform/folder.ts';
import { type MemoryFolder, memoryFolder } from '../../run/memoryFolder.ts';

type Files = MemoryFolder['files'];

/** Records the files of a folder after each change, which are what a program leaves that is killed at that moment. */
export class Film {
  private readonly frames: { readonly deed: string; readonly files: Files }[] = [];

  constructor(
    private readonly actual: MemoryFolder,
    private readonly onFrame: (deed: string) => void = () => undefined,
  ) {}

  /** The folder that is filmed. */
  get folder(): Folder {
    const { actual } = this;
    return {
      ...actual,
      begin: async (name) => {
        const file = await actual.begin(name);
        const commit = async () => {
          await file.commit();
          this.take(`write ${name}`);
        };
        return { ...file, commit };
      },
      remove: async (name) => {
        const held = await actual.has(name);
        await actual.remove(name);
        if (held) this.take(`remove ${name}`);
      },
    };
  }

  /** A copy of the folder after a deed, such as `write study.json`, was done for the `time`-th time. */
  after(deed: string, time = 1): MemoryFolder {
    const frame = this.frames.filter((taken) => taken.deed === deed)[time - 1];
    if (frame === undefined) throw new RangeError(`it never came to ${deed} for the ${time}th time`);
    return copyOf(frame);
  }

  private take(deed: string): void {
    this.frames.push({ deed, files: new Map(this.actual.files) });
    this.onFrame(deed);
  }
}

/** Copies a folder. The two share the bytes of files, which are never changed in place. */
export function copyOf({ files }: { readonly files: Files }): MemoryFolder {
  const copy = memoryFolder();
  for (const [name, bytes] of files) copy.files.set(name, bytes);
  return copy;
}
