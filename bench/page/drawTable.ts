import { isNumeric, isRemark, type Table } from '../table.ts';

/** The table as HTML. */
export function drawTable(table: Table): HTMLElement {
  const { title, head, rows, notes = [] } = table;
  const body = rows.map((cells) => row('td', cells, table));
  const drawn = node('table', [node('caption', [title]), node('thead', [row('th', head, table)]), node('tbody', body)]);
  return node('figure', [drawn, ...notes.map((note) => node('figcaption', [note]))]);
}

function row(tag: 'td' | 'th', cells: readonly string[], { head, rows }: Table): HTMLElement {
  const drawn = cells.map((text, column) => {
    const cell = node(tag, [text]);
    if (isRemark(head, cells, column)) cell.setAttribute('colspan', String(head.length - column));
    else if (isNumeric(head, rows, column)) cell.className = 'number';
    return cell;
  });
  return node('tr', drawn);
}

function node(tag: string, children: readonly (HTMLElement | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}
