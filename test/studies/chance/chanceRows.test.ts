import { describe, expect, test } from 'vitest';
import { chanceBand } from '../../../src/studies/chance/band.ts';
import { CHANCE_METHOD, drawChance } from '../../../src/studies/chance/chancePanel.ts';
import { type ChanceRow, chanceRows } from '../../../src/studies/chance/chanceRows.ts';
import { FIGURES } from '../../../src/studies/figures.ts';
import { anyDocument } from '../../plots/anyDocument.ts';
import { constructedClusters } from '../clusters/constructedClusters.ts';
import { decide } from '../decide.ts';
import { chanceOf } from './chanceOf.ts';

const document = await anyDocument();
const inputs = constructedClusters();
const answers = FIGURES.flatMap((figure) => figure.answer(inputs) ?? []);

/** The rows about chance of a figure, under either name. */
function rowsOf(number: number): readonly Partial<ChanceRow>[] {
  const tables = answers.find(({ figure }) => figure.number === number)?.tables ?? {};
  return tables.chanceOfClaims ?? tables.chance ?? [];
}

describe('the rows about chance', () => {
  test('have each claim that chance has a say in and that has a number here', () => {
    const ids = [2, 3, 4, 5, 6, 10].map((number) => rowsOf(number).map(({ claim }) => claim));
    expect(ids).toEqual([['2d', '2e'], ['3a', '3b'], ['4a', '4c'], ['5a', '5c', '5d'], [], ['10']]);
  });

  test('hold the number of the claim, what its words ask for and what chance gives', () => {
    for (const row of [2, 3, 4, 5, 10].flatMap(rowsOf)) {
      const id = row.claim ?? '';
      expect(row.value).toBeCloseTo(decide(inputs, id).value ?? Number.NaN, 5);
      const { chanceLow, chanceHigh } = row;
      expect({ chanceLow, chanceHigh }).toEqual(chanceBand(chanceOf(id, inputs)));
    }
    expect(rowsOf(5)[0]).toMatchObject({
      claim: '5a',
      metric: 'smaller of the two delays',
      comparison: '>',
      asked: 0,
      drawn: 'a random order of the clusters by loss',
    });
  });

  test('are drawn once for figure and claims', () => {
    const claims = FIGURES.flatMap((figure) => figure.claims);
    for (const claim of claims) {
      if (!('chance' in claim) || claim.chance === undefined || claim.chance.exact) continue;
      expect(claim.chance.draws(inputs), claim.id).toBe(claim.chance.draws(inputs));
    }
    expect(chanceRows(claims, inputs).length).toBe(10);
  });
});

describe('the picture of chance', () => {
  const row: ChanceRow = {
    claim: '2e',
    metric: 'largest over smallest class mean',
    value: 3,
    comparison: '>',
    asked: 1,
    drawn: 'a random assignment of the labels,',
    chanceLow: 1.25,
    chanceHigh: 2,
  };

  test('names the claim, its number, what is asked for and what is drawn', () => {
    const [panel] = drawChance(document, [row, { ...row, claim: '10', comparison: '<', asked: -0.5 }]);
    expect(panel?.svg).toContain('>2e: largest over smallest class mean<');
    expect(panel?.svg).toContain('>asked for: above 1; by chance: 1.25 to 2<');
    expect(panel?.svg).toContain('>asked for: below −0.5; by chance: 1.25 to 2<');
    expect(panel?.svg).toContain('>chance: a random assignment of the labels<');
    expect(CHANCE_METHOD).toContain(`"${panel?.title}"`);
  });

  test('is not there where no claim has a band', () => {
    expect(drawChance(document, [])).toEqual([]);
    expect(drawChance(document, [{ ...row, chanceLow: null, chanceHigh: null }])).toEqual([]);
  });

  test.each(answers.filter(({ figure }) => [2, 3, 4, 5, 10].includes(figure.number)))(
    'belongs to the plain picture of $figure.id alone, which explains it',
    (answer) => {
      const titles = answer.draw(document, new Map()).map(({ panels }) => panels.map(({ title }) => title));
      expect(titles.map((all) => all.includes('More than chance gives?'))).toEqual(
        titles.map((_, place) => place === 0),
      );
      expect(answer.figure.method).toContain(CHANCE_METHOD);
    },
  );
});
