import type { Row } from '../../studies/figure.ts';
import { csvOf } from '../saving/csv.ts';
import { fileName, save } from '../saving/saveFile.ts';
import { complain } from '../session/actions.ts';
import { pngOf } from './picture.ts';
import './chartFiles.css';

interface ChartFilesProps {
  readonly name: string;
  /** The picture as an SVG file that stands alone, light and dark. */
  readonly svg: () => string;
  /** All that it draws, one row per value. */
  readonly rows: () => Iterable<Row>;
}

/** Makes the content of a file. */
type Make = () => Blob | Promise<Blob>;

/** Buttons that save a chart: its picture, sharp or in pixels, and the rows that it draws. */
export function ChartFiles({ name, svg, rows }: ChartFilesProps) {
  const file = () => `${fileName()}-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  const saves: readonly (readonly [ending: string, make: Make])[] = [
    ['svg', () => new Blob([svg()], { type: 'image/svg+xml' })],
    ['png', () => pngOf(svg())],
    ['csv', () => csvOf(rows())],
  ];
  return (
    <div class="chart-files">
      {saves.map(([ending, make]) => (
        <button
          key={ending}
          type="button"
          aria-label={`Save ${name} as ${ending.toUpperCase()}`}
          title={ending === 'csv' ? 'Save its rows as CSV' : `Save the picture as ${ending.toUpperCase()}`}
          onClick={() => saveOrComplain(name, `${file()}.${ending}`, make)}
        >
          {ending.toUpperCase()}
        </button>
      ))}
    </div>
  );
}

async function saveOrComplain(name: string, file: string, make: Make): Promise<void> {
  try {
    save(file, await make());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    complain(`${name} could not be saved: ${reason}.`);
  }
}
