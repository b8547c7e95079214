import { useState } from 'preact/hooks';
import type { Row } from '../../studies/figure.ts';
import './chartTable.css';

/** More rows than this make a page slow, and nobody reads them; the last ones are kept. */
const MOST_ROWS = 400;

/** The rows that a chart draws, as a table that can be opened; made only while it is open. */
export function ChartTable({ name, rows }: { name: string; rows: () => readonly Row[] }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="rows" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={`${name} as a table`}>Table</summary>
      {open && <TableOfRows name={name} rows={rows()} />}
    </details>
  );
}

function TableOfRows({ name, rows }: { name: string; rows: readonly Row[] }) {
  const shown = rows.slice(-MOST_ROWS);
  const columns = Object.keys(shown[0] ?? {});
  if (shown.length === 0) return <p class="note">There are no rows yet.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={`Rows of ${name}`}>
      <table>
        <caption class="hidden">
          {name}
          {shown.length < rows.length && `: the last ${shown.length} of ${rows.length} rows`}
        </caption>
        <ColumnHeads columns={columns} />
        <tbody>
          {shown.map((row) => (
            <ValuesOfRow key={columns.map((column) => row[column]).join()} columns={columns} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ColumnHeads({ columns }: { columns: readonly string[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function ValuesOfRow({ columns, row }: { columns: readonly string[]; row: Row }) {
  return (
    <tr>
      {columns.map((column) => (
        <td key={column}>{cell(row[column])}</td>
      ))}
    </tr>
  );
}

function cell(value: string | number | null | undefined): string {
  if (value == null) return '–';
  return typeof value === 'number' && !Number.isInteger(value) ? String(Number(value.toPrecision(4))) : String(value);
}
