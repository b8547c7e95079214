import type { FolderSink, PendingFile } from '../../../platform/folder.ts';
import { namesIn } from '../../../platform/memoryFolder.ts';

/** A file as what was appended, piece by piece. */
export type Pieces = Uint8Array<ArrayBuffer>[];

/** Takes large files in memory: none is ever moved to a larger place, so there is one copy of each. */
export interface PiecesSink extends FolderSink {
  /** The complete files by their names. */
  readonly files: ReadonlyMap<string, Pieces>;
}

export function piecesSink(location: string): PiecesSink {
  const files = new Map<string, Pieces>();
  return {
    location,
    files,
    begin: async (name) => pendingFile((pieces) => files.set(name, pieces)),
    names: async (under) => namesIn([...files.keys()], under),
    remove: async (name) => void files.delete(name),
  };
}

function pendingFile(done: (pieces: Pieces) => void): PendingFile {
  let pieces: Pieces = [];
  return {
    append: async (bytes) => void pieces.push(Uint8Array.from(bytes)),
    async truncate(byteLength) {
      pieces = firstBytes(pieces, byteLength);
    },
    rewrite: async (offset, bytes) => overwrite(pieces, offset, bytes),
    commit: async () => done(pieces),
    async discard() {
      pieces = [];
    },
  };
}

function firstBytes(pieces: Pieces, byteLength: number): Pieces {
  let left = byteLength;
  return pieces.flatMap((piece) => {
    const kept = piece.subarray(0, left);
    left -= kept.length;
    return kept.length > 0 ? [kept] : [];
  });
}

/** Puts the bytes at `offset` of the file, across the pieces that lie there. */
function overwrite(pieces: Pieces, offset: number, bytes: Uint8Array): void {
  let start = 0;
  for (const piece of pieces) {
    const inside = bytes.subarray(Math.max(0, start - offset), Math.max(0, start + piece.length - offset));
    piece.set(inside, Math.max(0, Math.min(piece.length, offset - start)));
    start += piece.length;
  }
}
