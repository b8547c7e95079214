import { describe, expect, test } from 'vitest';
import { claimsSection } from '../../src/report/claims/claimsSection.ts';
import type { ClaimResult } from '../../src/studies/claims/claim.ts';

function result(id: string, dataset: string, holds: boolean | null): ClaimResult {
  const words = {
    sentence: 'It is so.',
    source: 'caption',
    metric: 'how much',
    definition: 'One over the other.',
  } as const;
  const value = holds === null ? null : Number(holds);
  const verdict = holds === null ? null : holds ? 'holds' : 'fails';
  const extras = { verdict, interval: null, otherSeeds: [], chance: null, note: null } as const;
  return { id, figure: `fig0${id[0]}`, dataset, ...words, value, comparison: '>', threshold: 0.5, holds, ...extras };
}

const figure = { id: 'fig02', number: 2, title: 'A & B', question: '', method: '' };
const claims = [
  result('2a', 'mnist', true),
  result('2a', '<cifar>', false),
  result('2b', 'mnist', null),
  result('2b', '<cifar>', true),
  result('8a', 'mnist and <cifar>', true),
  result('9a', 'mnist', null),
  result('9a', '<cifar>', null),
];

function rowOf(page: string, id: string): string {
  return page.split('<tr ').find((row) => row.startsWith(`id="claim-${id}"`)) ?? '';
}

describe('the claims of two data sets', () => {
  const page = claimsSection(claims, ['mnist', '<cifar>'], [figure]);

  test('have a row each, with a column for each data set', () => {
    expect(page.match(/id="claim-2a"/g)).toHaveLength(1);
    expect(rowOf(page, '2a').match(/<td/g)).toHaveLength(3);
    expect(rowOf(page, '2a')).toMatch(/✓ holds.*✗ does not hold/s);
  });

  test('have a quiet remark where one is not decided', () => {
    expect(rowOf(page, '2b')).toMatch(/<span class="none">not decided<\/span>.*✓ holds/s);
  });

  test('span the columns where they compare the data sets', () => {
    expect(rowOf(page, '8a')).toContain('colspan="2" data-name="mnist and &lt;cifar&gt;"');
    expect(page).toContain('rowspan="2"');
  });

  test('are grouped by figure and counted by data set', () => {
    expect(page).toContain('<th scope="rowgroup" colspan="4"><a href="#fig02">Figure 2</a> A &amp; B</th>');
    expect(page).toContain('1 of 1 on mnist, 1 of 2 on &lt;cifar&gt; and 1 of 1 about mnist and &lt;cifar&gt; hold.');
    expect(page).not.toContain('<cifar>');
  });

  test('that no data set decides are listed apart', () => {
    expect(page).toContain('<summary>1 claim that this data cannot decide</summary>');
    expect(page).toContain('<li id="claim-9a">');
  });
});

test('the claims of a single data set are counted without its name', () => {
  const page = claimsSection([result('2a', 'mnist', true), result('2b', 'mnist', null)], ['mnist'], []);
  expect(page).toContain('1 of 1 claims that this data can decide hold.');
});

test('where nothing can be decided there is no table', () => {
  const page = claimsSection([result('2a', 'mnist', null)], ['mnist'], []);
  expect(page).toContain('can decide none of the claims');
  expect(page).not.toContain('<table');
});
