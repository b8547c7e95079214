import { ErrorChart, LossChart } from '../curves/errors.tsx';
import { LayerChart } from '../curves/layerAreas.tsx';
import { ClassChart, ShareChart } from '../curves/layers.tsx';
import { Gradually } from '../drawing/gradually.tsx';
import { Matrix } from '../matrix/matrix.tsx';
import { Movers } from '../movers/movers.tsx';
import { Network } from '../network/network.tsx';
import { Scatter } from '../scatter/scatter.tsx';
import { SelectionNote } from '../selection/selectionNote.tsx';
import { SettingsForm } from '../settings/settingsForm.tsx';
import './train.css';

/** The training and what it shows, live. */
export function Train() {
  return (
    <div class="train">
      <SettingsForm />
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
            <SelectionNote />
          </section>
        </Gradually>
      </div>
    </div>
  );
}
