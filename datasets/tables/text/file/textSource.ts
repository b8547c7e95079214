import { isGzip } from '../../../archives/gzip.ts';
import { DatasetError } from '../../../dataset.ts';
import { kindOfContent } from '../../../fileKind.ts';
import type { Bytes, RangedFile } from '../../../source.ts';
import { type FileTree, openEntry, pathIn } from '../../../tree.ts';
import { inflated } from './inflated.ts';

/** A file of text, read from its beginning as often as is asked for, a piece at a time: lines end in `\n`. */
export interface TextSource {
  /** The path, for messages. */
  readonly file: string;
  pieces(): AsyncGenerator<string>;
}

/** Node declares the class, not its type. */
type Decoder = InstanceType<typeof TextDecoder>;

/** Bytes that are read at once. No string holds more than 512 MiB, and a table may be larger. */
const READ = 2 ** 20;
/** Bytes that are decoded at once: the cells of larger pieces outlive a round of the garbage collector, which costs a third. */
const PIECE = 2 ** 16;
/** What UTF-16 begins with. UTF-8 may begin with a mark too, which the decoder takes away. */
const MARKS: readonly (readonly [encoding: string, first: number, second: number])[] = [
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
];

/**
 * A text file of a tree, gzipped or not, in UTF-8 or, with a mark at its beginning, in UTF-16. Reading throws DatasetError
 * where the file is no such text.
 */
export function textSource(tree: FileTree, entry: string): TextSource {
  const file = pathIn(tree, entry);
  return { file, pieces: () => withPlainLines(decoded(unpacked(tree, entry, file), file)) };
}

async function* unpacked(tree: FileTree, entry: string, file: string): AsyncGenerator<Bytes> {
  const ranged = await openEntry(tree, entry);
  const start = new Uint8Array(await ranged.slice(0, Math.min(2, ranged.byteLength)));
  yield* isGzip(start) ? inflated(piecesOf(ranged), ranged.byteLength, file) : piecesOf(ranged);
}

async function* piecesOf(file: RangedFile): AsyncGenerator<Bytes> {
  for (let at = 0; at < file.byteLength; at += READ) {
    const read = new Uint8Array(await file.slice(at, Math.min(at + READ, file.byteLength)));
    for (let piece = 0; piece < read.length; piece += PIECE) yield read.subarray(piece, piece + PIECE);
  }
}

async function* decoded(pieces: AsyncIterable<Bytes>, file: string): AsyncGenerator<string> {
  let decoder: Decoder | undefined;
  let lines = 1;
  for await (const piece of pieces) {
    decoder ??= decoderOf(piece, file);
    const text = decodedPiece(decoder, piece, file, lines);
    lines += text.split('\n').length - 1;
    yield text;
  }
  if (decoder) yield decodedPiece(decoder, undefined, file, lines);
}

function decoderOf(start: Bytes, file: string): Decoder {
  const marked = MARKS.find(([, first, second]) => start[0] === first && start[1] === second);
  const kind =
    kindOfContent(start) ?? (!marked && start.subarray(0, 4096).includes(0) ? 'bytes that are no text' : null);
  if (kind !== null) throw new DatasetError(`${file}: expected CSV, found ${kind}; check which file lies there`);
  return new TextDecoder(marked?.[0] ?? 'utf-8', { fatal: true });
}

function decodedPiece(decoder: Decoder, piece: Bytes | undefined, file: string, lines: number): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch (cause) {
    throw new DatasetError(
      `${file}: expected CSV in UTF-8, found other bytes in line ${lines + lineOfFault(decoder.encoding, piece)} or close to it; save it as CSV in UTF-8`,
      { cause },
    );
  }
}

/** How many lines of a piece lie before what cannot be decoded. */
function lineOfFault(encoding: string, piece: Bytes | undefined): number {
  const [before = ''] = new TextDecoder(encoding).decode(piece).split('\ufffd');
  return before.split('\n').length - 1;
}

/** `\r\n` and `\r` become `\n`, also where a piece ends between the two. */
async function* withPlainLines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let kept = '';
  for await (const piece of pieces) {
    const text = kept + piece;
    kept = text.endsWith('\r') ? '\r' : '';
    const whole = kept === '' ? text : text.slice(0, -1);
    yield whole.includes('\r') ? whole.replaceAll(/\r\n?/g, '\n') : whole;
  }
  if (kept !== '') yield '\n';
}
