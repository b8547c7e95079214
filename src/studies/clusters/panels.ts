import type { Normalisation } from '../../importance/normalisation.ts';
import { sum } from '../../importance/sum.ts';
import { fittingScale } from '../../plots/axes.ts';
import { drawEpochBoxes, type EpochBox } from '../../plots/charts/epochBoxes.ts';
import type { Series } from '../../plots/charts/lines.ts';
import { drawStackedAreas } from '../../plots/charts/stackedAreas.ts';
import { layerColour } from '../../plots/colours.ts';
import type { StripImage } from '../../plots/imageStrip.ts';
import type { Panel } from '../../plots/panel.ts';
import { drawChance } from '../chance/chancePanel.ts';
import type { Drawing } from '../figure.ts';
import { NORMALISATION_UNITS } from '../normalisationWords.ts';
import { decimals } from '../words.ts';
import type { ClusterRows, GroupRow } from './rows.ts';

/** float32 cannot tell a probability above about 1 − 10⁻⁷ from 1, so a smaller NLL is drawn at this value. */
const LEAST_NLL = 1e-7;

/**
 * Two panels for each group: its examples over the importance by layer, and the boxes of its NLL, on one axis for all;
 * and what chance gives, where importance is plain.
 */
export function drawClusters(rows: ClusterRows, drawing: Drawing, normalisation: Normalisation): Panel[] {
  const boxes = rows.nll.map((row) => ({ ...row, ...visible(row) }));
  const y = fittingScale(boxes.flatMap(({ low, high }) => [low, high]));
  const groups = rows.groups.flatMap((group) => {
    const areas = drawAreas(group, rows, drawing, normalisation);
    const loss = drawEpochBoxes(drawing.document, {
      title: `Loss of the ${group.kind} samples`,
      subtitle: 'NLL in nats, per epoch: quartiles and whiskers, on one axis for all',
      boxes: boxes.filter(({ kind }) => kind === group.kind),
      y,
      height: areas.height,
    });
    return [areas, loss];
  });
  return [...groups, ...(normalisation === 'plain' ? drawChance(drawing.document, rows.chance) : [])];
}

function drawAreas(group: GroupRow, rows: ClusterRows, drawing: Drawing, normalisation: Normalisation): Panel {
  const { kind, clusters, members } = group;
  const all = sum(rows.clusters.map((row) => row.members));
  return drawStackedAreas(drawing.document, {
    title: `${capitalised(kind)}: ${members} of the ${all} samples of class ${group.class}`,
    subtitle: `${NORMALISATION_UNITS[normalisation]}; ${clusters} of ${rows.clusters.length} clusters${stabilityWords(rows)}`,
    images: imagesOf(group, rows, drawing),
    series: layerSeries(group, rows, drawing, normalisation),
  });
}

/** How far single starts agree in the groups. */
function stabilityWords({ clusters, stability }: ClusterRows): string {
  const [row] = stability;
  return row && clusters.length > 1 ? `; starts agree by ${decimals(row.groupAgreement, 2)}` : '';
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
function imagesOf({ kind }: GroupRow, { examples }: ClusterRows, { pictures, places }: Drawing): StripImage[] {
  return examples
    .filter((row) => row.kind === kind)
    .flatMap(({ sample }) => {
      const address = pictures.get(sample);
      const place = places?.get(sample);
      const name = place === undefined ? `sample ${sample}` : `sample ${sample}, ${place}`;
      return address === undefined ? [] : [{ address, name }];
    });
}

function layerSeries(
  { kind }: GroupRow,
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
