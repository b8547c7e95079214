import { appendFileSync } from 'node:fs';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';

const WIDTH = 384;
const GROUP_ROWS = 10_000;

/** @typedef {import('hyparquet').SchemaElement} SchemaElement */

/**
 * Writes a label and 384 numbers to a row, group by group.
 *
 * @param {string} path
 * @param {{ rows: number, isList: boolean, codec: 'SNAPPY' | 'UNCOMPRESSED' }} options
 */
export async function writeTable(path, { rows, isList, codec }) {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({ writer: bytes, schema: isList ? LIST : COLUMNS, codec, statistics: false });
  const flush = () => {
    appendFileSync(path, bytes.getBytes());
    bytes.index = 0;
  };
  for (let first = 0; first < rows; first += GROUP_ROWS) {
    const count = Math.min(GROUP_ROWS, rows - first);
    const labels = Int32Array.from({ length: count }, (_, i) => (first + i) % 10);
    const columnData = [{ name: 'label', data: labels }, ...(isList ? [list(count)] : columns(count))];
    writer.write({ columnData, rowGroupSize: GROUP_ROWS });
    flush();
  }
  writer.finish();
  flush();
}

/** @type {SchemaElement} */
const LABEL = { name: 'label', type: 'INT32', repetition_type: 'REQUIRED' };

/** @type {SchemaElement[]} */
const LIST = [
  { name: 'root', num_children: 2 },
  LABEL,
  { name: 'embedding', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  { name: 'element', type: 'FLOAT', repetition_type: 'OPTIONAL' },
];

/** @type {SchemaElement[]} */
const COLUMNS = [
  { name: 'root', num_children: WIDTH + 1 },
  LABEL,
  ...names().map((name) => /** @type {SchemaElement} */ ({ name, type: 'FLOAT', repetition_type: 'REQUIRED' })),
];

function names() {
  return Array.from({ length: WIDTH }, (_, i) => `e${i}`);
}

/** @param {number} rows */
function list(rows) {
  const data = Array.from({ length: rows }, () => Array.from({ length: WIDTH }, Math.random));
  return { name: 'embedding', data, encoding: /** @type {const} */ ('PLAIN') };
}

/** @param {number} rows */
function columns(rows) {
  return names().map((name) => ({
    name,
    data: Float32Array.from({ length: rows }, Math.random),
    encoding: /** @type {const} */ ('PLAIN'),
  }));
}
