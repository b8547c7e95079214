import { useEffect, useRef } from 'preact/hooks';
import { classes, data, run } from '../state/lab.ts';
import { nonePresent } from '../state/leftOut.ts';
import { movers, pixels } from '../state/movers.ts';
import { Explain } from './explain.tsx';
import { imageOf } from './pixels.ts';
import { isRow } from './thumbnailSize.ts';

/** The samples that move the network most right now, with what it takes them for. */
export function Movers() {
  const samples = movers.value;
  return (
    <figure class="movers">
      <figcaption>
        <b>Who moves it most</b>
        <span>{caption(nonePresent.value, run.value?.values?.epoch)}</span>
        <Explain of="movers" />
      </figcaption>
      <ol>
        {samples.map((sample) => (
          <Mover key={sample} sample={sample} />
        ))}
      </ol>
    </figure>
  );
}

function caption(none: boolean, epoch: number | undefined): string {
  if (none) return 'this run leaves out all picked samples';
  return `the most important samples ${epoch === undefined ? 'appear here' : `of epoch ${epoch}`}`;
}

function Mover({ sample }: { sample: number }) {
  const values = run.value?.values;
  const label = data.value?.labels[sample] ?? 0;
  const prediction = values?.prediction[sample] ?? label;
  const names = classes.value;
  const wrong = prediction !== label;
  const title = `sample ${sample}: label ${names[label]}, taken for ${names[prediction]}, NLL ${values?.nll[sample]?.toPrecision(3)}`;
  return (
    <li title={title}>
      <Thumbnail sample={sample} />
      <span>
        {names[label]}
        {wrong && <em> → {names[prediction]}</em>}
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
  const shape = image && !isRow(image) ? 'whole' : '';
  return <canvas class={bytes ? shape : 'absent'} ref={canvas} width={image?.width} height={image?.height} />;
}
