import { ErrorChart, LossChart } from '../curves/errors.tsx';
import { LayerChart } from '../curves/layerAreas.tsx';
import { ClassChart, ShareChart } from '../curves/layers.tsx';
import { Gradually } from '../drawing/gradually.tsx';
import { Matrix } from '../matrix/matrix.tsx';
import { Movers } from '../movers/movers.tsx';
import { Network } from '../network/network.tsx';
import { Scatter } from '../scatter/scatter.tsx';
import { lackWords, pickedLeftOut } from '../selection/leftOut.ts';
import { clearSelection, selection } from '../selection/selection.ts';
import { Controls } from '../settings/controls.tsx';

/** The training and what it shows, live. */
export function Train() {
  return (
    <div class="train">
      <Controls />
      <div class="views">
        <Gradually>
          <section class="wide">
            <Network />
            <Movers />
          </section>
          <section>
            <ErrorChart />
          </section>
          <section>
            <LossChart />
          </section>
          <section>
            <LayerChart />
          </section>
          <section>
            <ShareChart />
          </section>
          <section>
            <ClassChart />
          </section>
          <section>
            <Matrix />
          </section>
          <section class="whole">
            <Scatter />
            <Picked />
          </section>
        </Gradually>
      </div>
    </div>
  );
}

/** How many samples are picked, how many of them the run lacks, and a way to pick none. */
function Picked() {
  const picked = selection.value;
  if (picked === null) return null;
  return (
    <p class="picked" role="status">
      <span>
        <b>{picked.count.toLocaleString('en')}</b> of {picked.mask.length.toLocaleString('en')} samples picked:{' '}
        {picked.by}
        {lackWords(picked.count, pickedLeftOut.value)}
      </span>
      <button type="button" onClick={clearSelection}>
        Clear
      </button>
    </p>
  );
}
