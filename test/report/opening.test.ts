import { describe, expect, test } from 'vitest';
import { openingPicture } from '../../src/report/opening/opening.ts';
import { contrastOf } from '../../src/report/opening/sampleStory.ts';
import { figureInputsOf } from '../../src/studies/figureInputs.ts';
import { anyDocument } from '../plots/anyDocument.ts';
import { syntheticRun } from '../run/syntheticRun.ts';
import { constructedInputs } from '../studies/constructedRun.ts';

const document = await anyDocument();
const figure = { id: 'fig02', number: 2, title: '', question: '', method: '' };

/** Two layers, two epochs, four samples: τ is 9, 1, 4 and 2, the mean 4. */
const INPUTS = constructedInputs({
  importanceByLayer: [
    [
      [1, 1, 1, 1],
      [0, 0, 1, 0],
    ],
    [
      [6, 0, 1, 1],
      [2, 0, 1, 0],
    ],
  ],
});

function opening(...allInputs: (typeof INPUTS)[]): string {
  const pictures = new Map([[0, 'data:image/png;base64,AA']]);
  const examples = { truth: { mislabelled: [0], ambiguous: [], distorted: [] } };
  return openingPicture(
    allInputs.map((inputs) => ({ inputs, pictures, examples })),
    [figure],
    document,
  );
}

describe('the contrast of two samples', () => {
  const contrast = contrastOf(INPUTS);

  test('is that of the most important and the middle one', () => {
    expect(contrast).toMatchObject({ samples: 4, hard: { sample: 0 }, ordinary: { sample: 3 } });
  });

  test('is in multiples of the average importance per epoch', () => {
    expect(contrast?.hard).toMatchObject({ times: 2.25, halfway: 2 });
    expect(contrast?.hard.byLayer).toEqual([
      [0.5, 3],
      [0, 1],
    ]);
    expect(contrast?.ordinary).toMatchObject({ times: 0.5, halfway: 1 });
  });

  test('is not drawn without norms, without two epochs, or without importance', () => {
    for (const inputs of [
      figureInputsOf(syntheticRun({ norms: false })),
      figureInputsOf(syntheticRun({ epochs: 1 })),
      constructedInputs({ importanceByLayer: [[[0, 0]], [[0, 0]]] }),
    ]) {
      expect(contrastOf(inputs)).toBeNull();
      expect(opening(inputs)).toBe('');
    }
  });
});

describe('the opening picture', () => {
  test('has both samples, says what one sees, and leads to the figure', () => {
    const html = opening(INPUTS);
    expect(html.match(/<svg /g)).toHaveLength(2);
    expect(html.match(/<img /g)).toHaveLength(1);
    expect(html).toContain('labelled a wrongly on purpose · 2.3× the average importance');
    expect(html).toContain('0.5× the average importance; axis magnified 8×');
    expect(html).toContain('The most important of 4 samples moves the network 2.3× as much as the average one');
    expect(html).toContain('<a href="#fig02">Figure 2</a>');
    expect(html).not.toMatch(/NaN|undefined/);
  });

  test('says of several data sets which is which', () => {
    const html = opening(INPUTS, { ...INPUTS, dataset: '<b>' });
    expect(html.match(/<svg /g)).toHaveLength(4);
    expect(html).toContain('<b>&lt;b&gt;: hard sample</b>');
    expect(html).toContain('On &lt;b&gt;, the most important of 4 samples');
  });
});
