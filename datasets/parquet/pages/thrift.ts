import type { ByteReader } from './byteReader.ts';
import { ParquetDamage } from './damage.ts';

/** The numbers, truth values and structures of a structure, by the number of their field. */
export type ThriftStruct = ReadonlyMap<number, number | boolean | ThriftStruct>;

const DEEPEST = 24;
const STRUCT = 12;

/**
 * Reads a structure in Thrift's compact protocol, and skips words and lists in it. No length in it is believed: a list may
 * not be longer than the bytes that are left. Throws ParquetDamage.
 */
export function readStruct(reader: ByteReader, depth = 0): ThriftStruct {
  if (depth > DEEPEST) throw new ParquetDamage('its structures lie too deep');
  const fields = new Map<number, number | boolean | ThriftStruct>();
  let id = 0;
  for (;;) {
    const byte = reader.byte();
    const type = byte & 15;
    if (type === 0) return fields;
    id = byte >> 4 === 0 ? Number(reader.zigzag()) : id + (byte >> 4);
    const value = readValue(reader, type, depth);
    if (value !== undefined) fields.set(id, value);
  }
}

function readValue(reader: ByteReader, type: number, depth: number): number | boolean | ThriftStruct | undefined {
  if (type === STRUCT) return readStruct(reader, depth + 1);
  if (type === 1 || type === 2) return type === 1;
  if (type === 3) return reader.byte();
  if (type >= 4 && type <= 6) return Number(reader.zigzag());
  if (type === 7) reader.take(8);
  else if (type === 8) reader.take(reader.varint());
  else if (type === 9) skipList(reader, depth);
  else throw new ParquetDamage(`a field of the unknown type ${type}`);
  return undefined;
}

function skipList(reader: ByteReader, depth: number): void {
  const byte = reader.byte();
  const size = byte >> 4 === 15 ? reader.varint() : byte >> 4;
  const type = byte & 15;
  if (size > reader.left) throw new ParquetDamage(`a list of ${size} where ${reader.left} bytes are left`);
  for (let i = 0; i < size; i++) {
    if (type === 1 || type === 2) reader.byte();
    else readValue(reader, type, depth);
  }
}
