import { useEffect, useRef } from 'preact/hooks';
import { ChartFiles } from '../charts/chartFiles.tsx';
import { ChartTable } from '../charts/chartTable.tsx';
import { svgFile } from '../charts/picture.ts';
import { Explain } from '../explanations/explain.tsx';
import { imageOf } from '../pictures/pixels.ts';
import { isRow } from '../pictures/thumbnailSize.ts';
import { nonePresent } from '../selection/leftOut.ts';
import { labels } from '../session/labels.ts';
import { placeCells, placeOf } from '../session/places.ts';
import { classes, data, live, run } from '../session/signals.ts';
import { movers, pixels } from './mostImportant.ts';
import { moversPanel } from './moversSvg.ts';
import './movers.css';

const TITLE = 'Who moves it most';

/** The samples that move the network most right now, with the class that it predicts for each. */
export function Movers() {
  const figure = useRef<HTMLElement>(null);
  const samples = movers.value;
  const subtitle = caption();
  return (
    <figure class="movers" ref={figure}>
      <figcaption>
        <b>{TITLE}</b>
        <span>{subtitle}</span>
        <Explain of="movers" />
      </figcaption>
      <ol>
        {samples.map((sample) => (
          <Mover key={sample} sample={sample} />
        ))}
      </ol>
      {samples.length > 0 && (
        <>
          <ChartTable name={TITLE} rows={() => samples.map(rowOf)} />
          <ChartFiles name={TITLE} svg={() => drawnSvg(figure.current, subtitle)} rows={() => samples.map(rowOf)} />
        </>
      )}
    </figure>
  );
}

function caption(): string {
  const epoch = run.value?.values?.epoch;
  if (nonePresent.value) return 'this run leaves out all selected samples';
  if (epoch === undefined) return 'the most important samples appear here';
  return `the most important samples ${live.value ? 'at the last visit of each' : `of epoch ${epoch}`}`;
}

/** What the present run knows of a sample. */
function rowOf(sample: number) {
  const values = run.value?.values;
  const nameOf = (label: number | undefined) => classes.value[label ?? -1] ?? null;
  return {
    sample,
    ...placeCells(sample),
    label: nameOf(labels.value[sample]),
    prediction: nameOf(values?.prediction[sample]),
    NLL: values?.nll[sample] ?? null,
    importance: values?.importance[sample] ?? null,
  };
}

function isWrong(label: string | null, prediction: string | null): boolean {
  return prediction !== null && prediction !== label;
}

/** The samples with the pictures that the page shows of them. */
function drawnSvg(figure: HTMLElement | null, subtitle: string): string {
  const canvases = [...(figure?.querySelectorAll('canvas') ?? [])];
  const drawn = movers.peek().map((sample, place) => {
    const { label, prediction } = rowOf(sample);
    const canvas = canvases[place];
    const address = canvas && pixels.peek().has(sample) ? canvas.toDataURL() : null;
    return { address, words: [label ?? '', ...(isWrong(label, prediction) ? [`→ ${prediction}`] : [])] };
  });
  const image = data.peek()?.image;
  return svgFile(moversPanel({ title: TITLE, subtitle, movers: drawn, stretched: image ? isRow(image) : false }));
}

function sampleWords(sample: number): string {
  const place = placeOf(sample);
  return place === undefined ? `sample ${sample}` : `sample ${sample}, ${place}`;
}

function Mover({ sample }: { sample: number }) {
  const { label, prediction, NLL } = rowOf(sample);
  return (
    <li title={`${sampleWords(sample)}: label ${label}, taken for ${prediction}, NLL ${NLL?.toPrecision(3)}`}>
      <Thumbnail sample={sample} />
      <span>
        {label}
        {isWrong(label, prediction) && <em> → {prediction}</em>}
      </span>
    </li>
  );
}

/** A sample's picture, once its pixels are known. */
function Thumbnail({ sample }: { sample: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const bytes = pixels.value.get(sample);
  const image = data.value?.image;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (bytes && image) context?.putImageData(imageOf(bytes, image), 0, 0);
    else context?.reset();
  }, [bytes, image]);
  const stretched = image === undefined || isRow(image);
  return (
    <canvas
      class={!bytes ? 'absent' : stretched ? '' : 'whole'}
      ref={canvas}
      width={image?.width}
      height={image?.height}
    />
  );
}
