import { answerFigures, type DrawnFigure, drawFigures } from '../../src/studies/drawFigures.ts';
import type { Material } from '../../src/studies/figureInputs.ts';

/** Every figure of the materials, without pictures of samples. */
export function drawAll(materials: readonly Material[], document: Document): DrawnFigure[] {
  const datasets = materials.map((material) => ({ answers: answerFigures(material), pictures: new Map() }));
  return drawFigures(datasets, document);
}
