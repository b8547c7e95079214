import { answerFigures, type DrawnFigure, drawFigures } from '../../src/studies/drawFigures.ts';
import type { FigureInputs } from '../../src/studies/figureInputs.ts';

/** Draws every figure that these inputs allow, without pictures of samples. */
export function drawAll(allInputs: readonly FigureInputs[], document: Document): DrawnFigure[] {
  const datasets = allInputs.map((inputs) => ({ answers: answerFigures(inputs), pictures: new Map() }));
  return drawFigures(datasets, document);
}
