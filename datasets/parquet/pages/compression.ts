import { ByteReader } from './byteReader.ts';
import { ParquetDamage } from './damage.ts';

/** Unpacks a page to exactly so many bytes. Throws ParquetDamage. */
export type Decompress = (packed: Uint8Array, bytes: number) => Uint8Array;

type Library = typeof import('hyparquet-compressors');

/** Says how pages of a codec are unpacked. Throws ParquetDamage for one that is not known. */
export async function decompressor(codec: string): Promise<Decompress> {
  if (codec === 'UNCOMPRESSED') return checked((packed) => packed);
  const library = await import('hyparquet-compressors');
  const unpack = unpackerOf(library, codec);
  if (unpack === undefined) throw new ParquetDamage(`it is compressed by ${codec}, which cannot be unpacked here`);
  return checked(unpack);
}

function unpackerOf(library: Library, codec: string): Decompress | undefined {
  switch (codec) {
    case 'SNAPPY':
      return (packed, bytes) => unpackSnappy(library, packed, bytes);
    case 'ZSTD':
      return (packed, bytes) => library.decompressZstd(packed, new Uint8Array(bytes));
    case 'GZIP':
      return (packed, bytes) => library.decompressGzip(packed, bytes);
    case 'BROTLI':
      return (packed, bytes) => library.decompressBrotli(packed, bytes);
    case 'LZ4':
      return (packed, bytes) => library.decompressLz4(packed, bytes);
    case 'LZ4_RAW':
      return (packed, bytes) => library.decompressLz4Raw(packed, bytes);
  }
  return undefined;
}

/** Memory of the WebAssembly module grows and never shrinks, so that a length that the page itself denies is not tried. */
function unpackSnappy({ compressors }: Library, packed: Uint8Array, bytes: number): Uint8Array {
  const said = new ByteReader(packed).varint();
  if (said !== bytes) throw new ParquetDamage(`a page of ${said} bytes where ${bytes} were expected`);
  return compressors.SNAPPY?.(packed, bytes) ?? new Uint8Array();
}

function checked(unpack: Decompress): Decompress {
  return (packed, bytes) => {
    const page = bytes === 0 ? new Uint8Array() : unpack(packed, bytes);
    if (page.length === bytes) return page;
    throw new ParquetDamage(`a page of ${page.length} bytes where ${bytes} were expected`);
  };
}
