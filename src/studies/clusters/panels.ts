import type { Normalisation } from '../../importance/normalisation.ts';
import { sum } from '../../importance/sum.ts';
import { fittingScale } from '../../plots/axes.ts';
import { drawEpochBoxes, type EpochBox } from '../../plots/charts/epochBoxes.ts';
import type { Series } from '../../plots/charts/lines.ts';
import { drawStackedAreas } from '../../plots/charts/stackedAreas.ts';
import { layerColour } from '../../plots/colours.ts';
import type { StripImage } from '../../plots/imageStrip.ts';
import type { Panel } from '../../plots/panel.ts';
import type { Drawing } from '../figure.ts';
import { NORMALISATION_UNITS } from '../normalisationWords.ts';
import type { ClusterRow, ClusterRows } from './rows.ts';

const SHOWN = ['easy', 'medium', 'hard'] as const;

/** float32 cannot tell a probability above about 1 − 10⁻⁷ from 1, so a smaller NLL is drawn at this value. */
const LEAST_NLL = 1e-7;

/**
 * Two panels for each kind: its examples over the importance by layer, and the boxes of its NLL, on one axis for all.
 */
export function drawClusters(rows: ClusterRows, drawing: Drawing, normalisation: Normalisation): Panel[] {
  const { clusters, nll } = rows;
  const boxes = nll.map((row) => ({ ...row, ...visible(row) }));
  const y = fittingScale(boxes.flatMap(({ low, high }) => [low, high]));
  const all = sum(clusters.map(({ members }) => members));
  return SHOWN.flatMap((kind) => clusters.filter((row) => row.kind === kind)).flatMap((row) => {
    const areas = drawStackedAreas(drawing.document, {
      title: `${capitalised(row.kind)}: ${row.members} of the ${all} samples of class ${row.class}`,
      subtitle: `${NORMALISATION_UNITS[normalisation]}, mean of the samples; the axes differ`,
      images: imagesOf(row, rows, drawing),
      series: layerSeries(row, rows, drawing, normalisation),
    });
    const loss = drawEpochBoxes(drawing.document, {
      title: `Loss of the ${row.kind} samples`,
      subtitle: 'NLL in nats, per epoch: quartiles and whiskers, on one axis for all',
      boxes: boxes.filter(({ kind }) => kind === row.kind),
      y,
      height: areas.height,
    });
    return [areas, loss];
  });
}

function visible({ low, lowerQuartile, median, upperQuartile, high }: EpochBox): Omit<EpochBox, 'epoch'> {
  const raise = (nll: number) => Math.max(nll, LEAST_NLL);
  return {
    low: raise(low),
    lowerQuartile: raise(lowerQuartile),
    median: raise(median),
    upperQuartile: raise(upperQuartile),
    high: raise(high),
  };
}

/** The examples' pictures, as far as there are any. */
function imagesOf({ kind }: ClusterRow, { examples }: ClusterRows, { pictures }: Drawing): StripImage[] {
  return examples
    .filter((row) => row.kind === kind)
    .flatMap(({ sample }) => {
      const address = pictures.get(sample);
      return address === undefined ? [] : [{ address, name: `sample ${sample}` }];
    });
}

function layerSeries(
  { kind }: ClusterRow,
  { importance }: ClusterRows,
  { layers }: Drawing,
  normalisation: Normalisation,
): Series[] {
  const own = importance.filter((row) => row.kind === kind);
  return layers.map((name, d) => ({
    name,
    colour: layerColour(d, layers.length),
    points: own.filter(({ layer }) => layer === name).map((row) => ({ epoch: row.epoch, value: row[normalisation] })),
  }));
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
