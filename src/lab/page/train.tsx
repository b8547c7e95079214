import type { ComponentType } from 'preact';
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

/** Views of one column each, in the order in which they come. */
const CHARTS: readonly (readonly [name: string, View: ComponentType])[] = [
  ['error', ErrorChart],
  ['loss', LossChart],
  ['layers', LayerChart],
  ['shares', ShareChart],
  ['classes', ClassChart],
  ['matrix', Matrix],
];

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
          {CHARTS.map(([name, View]) => (
            <section key={name}>
              <View />
            </section>
          ))}
          <section class="whole">
            <Scatter />
            <SelectionNote />
          </section>
        </Gradually>
      </div>
    </div>
  );
}
