import { DatasetError, type SkippedFile } from '../../dataset.ts';
import { counted, someOf } from '../../reading/words.ts';
import type { EncodedPicture } from '../../tables/table.ts';
import { allVisible } from '../../visible.ts';

/** Pictures that could not be decoded, in the order of the samples. */
export class BadPictures {
  private readonly found: {
    readonly place: number;
    readonly path: string;
    readonly file: string;
    readonly message: string;
  }[] = [];

  add(place: number, { name, path: file = name }: EncodedPicture, { message }: DatasetError): void {
    const path = allVisible(name); // as an error's message has it
    this.found.push({
      place,
      path,
      file,
      message: message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message,
    });
  }

  get count(): number {
    return this.found.length;
  }

  /** Every one of them, and why. */
  get skipped(): SkippedFile[] {
    return this.inOrder.map(({ file, message }) => ({ file, why: reasonIn(message) }));
  }

  /** DatasetError, with the first of them, where there are any. `total` counts all pictures. */
  refuse(place: string, total: number): void {
    const [only, ...others] = this.inOrder;
    if (only === undefined) return;
    if (others.length === 0) throw new DatasetError(`${only.path}: ${only.message}, or leave it out with --skip-bad`);
    const names = this.inOrder.map(({ path, message }) => `${path} (${reasonIn(message)})`);
    throw new DatasetError(
      `${place}: expected pictures that can be decoded, found ${this.count} of ${counted(total, 'picture')} that cannot: ${someOf(names)}; replace or remove them, or leave them out with --skip-bad`,
    );
  }

  private get inOrder() {
    return this.found.sort((a, b) => a.place - b.place);
  }
}

/** What is wrong, from a sentence that says what was expected and found. */
function reasonIn(message: string): string {
  const decoding = /cannot be decoded \((.*)\); /.exec(message)?.[1];
  if (/expected an image of at most/.test(message)) return message.split(';')[0] ?? message;
  return decoding ?? /found ([^;]+)/.exec(message)?.[1] ?? message;
}
