import { describe, expect, test } from 'vitest';
import { figure05Clusters, figure06Clusters } from '../../../src/studies/clusters/clusters.ts';
import { clusterRows } from '../../../src/studies/clusters/rows.ts';
import { figure05 } from '../../../src/studies/figure05/figure.ts';
import { figureInputsOf } from '../../../src/studies/figureInputs.ts';
import { PRESETS } from '../../../src/studies/presets.ts';
import { anyDocument } from '../../plots/anyDocument.ts';
import { syntheticRun } from '../../run/syntheticRun.ts';
import { constructedInputs } from '../constructedRun.ts';
import { constructedClusters } from './constructedClusters.ts';

const document = await anyDocument();
const constructed = constructedClusters();
const rows = clusterRows(constructed, figure05Clusters(constructed), []);

describe('the clusters of a class', () => {
  test('hold samples whose importance is alike, and stand in the order of mean NLL', () => {
    const { className, clusters = [], stability } = figure05Clusters(constructed) ?? {};
    expect(className).toBe('b');
    expect(clusters.map(({ kind, members }) => [kind, members])).toEqual([
      ['easy', [11, 12, 13, 14, 15]],
      ['medium', [6, 7, 8, 9, 10]],
      ['hard', [1, 2, 3, 4, 5]],
    ]);
    expect(stability).toEqual({ starts: 10, agreement: 1, groupAgreement: 1, searches: 2, agreeing: 2 });
  });

  test('are found once for figure and claims', () => {
    expect(figure05Clusters(constructed)).toBe(figure05Clusters(constructed));
    expect(figure05Clusters(figureInputsOf(constructed.run))).toEqual(figure05Clusters(constructed));
  });

  test('are the same with other draws', () => {
    const run = syntheticRun({ samples: 600 });
    const [first, second] = [0, 1].map((randomStream) =>
      figure06Clusters(figureInputsOf(run, { randomStream, clusters: PRESETS.paper.clusters })),
    );
    expect(second?.clusters).toEqual(first?.clusters);
    expect(second?.stability.agreement).not.toBe(first?.stability.agreement);
  });

  test('are of the class with the wanted name, else in the wanted place, else of the last, and differ between the figures', () => {
    const classes = (names: string) => figureInputsOf(syntheticRun({ classes: names.split(' '), epochs: 2 }));
    const named = classes('9 8 7 6 horse 5 cat 2 1');
    expect([figure05Clusters(named)?.className, figure06Clusters(named)?.className]).toEqual(['5', 'horse']);
    const unnamed = classes('a b c d e f g h i');
    expect([figure05Clusters(unnamed)?.className, figure06Clusters(unnamed)?.className]).toEqual(['f', 'h']);
    const few = classes('a b c');
    expect([figure05Clusters(few)?.className, figure06Clusters(few)?.className]).toEqual(['c', 'b']);
    const animals = classes('cat horse');
    expect([figure05Clusters(animals)?.className, figure06Clusters(animals)?.className]).toEqual(['horse', 'cat']);
  });

  test('are as many as wanted, but have three samples each on average at least', () => {
    const many = figureInputsOf(syntheticRun({ samples: 1000, epochs: 2 }), { clusters: PRESETS.paper.clusters });
    expect(figure05Clusters(many)?.clusters).toHaveLength(20);
    expect(figure06Clusters(many)?.clusters).toHaveLength(30);
    const few = figureInputsOf(syntheticRun({ samples: 80, epochs: 2 }), { clusters: { figure5: 2, figure6: 8 } });
    expect(figure05Clusters(few)?.clusters).toHaveLength(2);
    expect(figure06Clusters(few)?.clusters.length).toBeLessThanOrEqual(2);
  });

  test('do not exist without samples of the class or without norms', () => {
    expect(figure05Clusters(constructedInputs({ importanceByLayer: [[[1, 2]]], labels: [0, 0] }))).toBeNull();
    expect(figure05Clusters(figureInputsOf(syntheticRun({ norms: false })))).toBeNull();
  });

  test('are described in the singular where the class has one sample', () => {
    const lone = constructedInputs({ importanceByLayer: [[[1, 2]]], labels: [0, 1] });
    expect(figure05.answer(lone)?.reading).toMatch(
      /^The 1 sample of class b falls into one cluster\. .* has 1 sample with/,
    );
  });

  test('shrink to a single medium one where no sample has importance', () => {
    const nothing = constructedInputs({ importanceByLayer: [[[0, 0, 0, 0]]], labels: [1, 1, 1, 1] });
    expect(figure05Clusters(nothing)?.clusters).toMatchObject([{ kind: 'medium' }]);
    expect(clusterRows(nothing, figure05Clusters(nothing), [])?.clusters).toMatchObject([
      { meanEpoch: null, share_Out: null },
    ]);
    expect(figure05.answer(nothing)?.reading).toMatch(/one cluster.*no importance/);
  });
});

describe('the rows of figures 5 and 6', () => {
  test('describe each cluster, and each group', () => {
    const medium = {
      kind: 'medium',
      class: 'b',
      members: 5,
      meanNll: 1,
      meanEpoch: 1.6,
      share_L1: 0.6,
      share_Out: 0.4,
    };
    expect(rows?.clusters[1]).toEqual({ cluster: 2, ...medium });
    expect(rows?.groups[1]).toEqual({ clusters: 1, ...medium });
    expect(rows?.stability).toHaveLength(1);
  });

  test('have the mean importance of the members, relative to the total of all samples', () => {
    expect(rows?.importance).toHaveLength(3 * 3 * 2);
    // 90 parameters in L1; in epoch 1 the other sample has 2, the medium ones have 20, the easy ones 50.
    expect(rows?.importance[0]).toEqual({
      kind: 'easy',
      epoch: 1,
      layer: 'L1',
      plain: 2,
      perParameter: 0.0222222,
      relative: 0.0277778,
    });
  });

  test('have the NLL of the members as boxes', () => {
    expect(rows?.nll).toHaveLength(3 * 3);
    expect(rows?.nll.at(-1)).toEqual({
      kind: 'hard',
      epoch: 3,
      low: 3,
      lowerQuartile: 4,
      median: 5,
      upperQuartile: 6,
      high: 7,
      outliers: 0,
    });
  });

  test('name the samples nearest the mean of the group, the earlier of equals first', () => {
    const examples = rows?.examples.filter(({ kind }) => kind === 'easy') ?? [];
    expect(examples.map(({ sample }) => sample)).toEqual([11, 12, 13, 14, 15]);
    expect(examples[0]).toMatchObject({ cluster: 1, meanNll: 0.1, tau: 10 });
    expect(figure05.answer(constructed)?.samples).toEqual([11, 12, 13, 14, 15, 6, 7, 8, 9, 10, 1, 2, 3, 4, 5]);
  });

  test('take the mean of the group for examples where it is several clusters', () => {
    // Clusters of 2, 2 and 3 samples are one group with the mean 57/7: the nearest are 8, 8, 10, 10, 10 and 5.5.
    const values = [5.5, 5.5, 8, 8, 10, 10, 10];
    const merged = constructedInputs({ importanceByLayer: [[values]], labels: values.map(() => 1) });
    const inputs = figureInputsOf(merged.run, { clusters: { figure5: 3, figure6: 3 } });
    const found = clusterRows(inputs, figure05Clusters(inputs), []);
    expect(found?.groups).toMatchObject([{ kind: 'medium', clusters: 2, members: 7 }]);
    expect(found?.examples.map(({ sample }) => sample)).toEqual([2, 3, 4, 5, 6, 0, 1]);
    expect(figure05.answer(inputs)?.reading).toMatch(
      /As only one group is large enough, this data set decides nothing/,
    );
  });
});

describe('the panels of figures 5 and 6', () => {
  const answer = figure05.answer(constructed);

  test('show the pictures that there are, and leave no gaps for missing ones', () => {
    const pictures = new Map([11, 13].map((sample) => [sample, `data:image/png;base64,${sample}`] as const));
    const panels = answer?.draw(document, pictures)[0]?.panels ?? [];
    expect(panels.map(({ svg }) => svg.match(/<image /g)?.length ?? 0)).toEqual([2, 0, 0, 0, 0, 0, 0]);
    expect(panels[0]?.svg).toContain('href="data:image/png;base64,13" style="image-rendering:pixelated"');
    const [, , medium] = panels;
    const [easyWithout, , mediumWithout] = answer?.draw(document, new Map())[0]?.panels ?? [];
    expect(panels[0]?.height).toBeGreaterThan(easyWithout?.height ?? 0);
    expect(medium?.height).toBe(mediumWithout?.height);
  });

  test('stand two by two, areas beside boxes of the same height', () => {
    const panels = answer?.draw(document, new Map())[0]?.panels ?? [];
    expect(panels.map(({ title }) => title)).toEqual([
      'Easy: 5 of the 15 samples of class b',
      'Loss of the easy samples',
      'Medium: 5 of the 15 samples of class b',
      'Loss of the medium samples',
      'Hard: 5 of the 15 samples of class b',
      'Loss of the hard samples',
      'More than chance gives?',
    ]);
    expect(new Set(panels.slice(0, 6).map(({ height }) => height)).size).toBe(1);
    expect(panels[0]?.svg).toContain('parameters; 1 of 3 clusters; starts agree by 1.00<');
  });

  test('need neither hidden layers nor several epochs, and take an NLL of zero', () => {
    for (const changes of [{ epochs: 1 }, { epochs: 2 }, { epochs: 70 }, { hidden: [] }]) {
      const drawn = figure05.answer(figureInputsOf(syntheticRun(changes)))?.draw(document, new Map());
      expect(JSON.stringify(drawn)).not.toMatch(/NaN|undefined|Infinity/);
    }
    const certain = constructedInputs({ importanceByLayer: [[[1, 2, 3]]], labels: [1, 1, 1], nll: [[0, 1e-9, 2]] });
    const drawn = figure05.answer(certain)?.draw(document, new Map());
    expect(JSON.stringify(drawn)).not.toMatch(/NaN|undefined|Infinity/);
  });
});
