import { describe, expect, test } from 'vitest';
import { claimsSection } from '../../src/report/claims/claimsSection.ts';
import { NO_NUMBER, claimResult as result } from '../studies/claims/claimResult.ts';

const FAILS = { value: 0, holds: false, verdict: 'fails' } as const;
const figure = { id: 'fig02', number: 2, title: 'A & B', question: '', method: '' };
const claims = [
  result('2a', 'mnist', { note: '17 & 24 samples' }),
  result('2a', '<cifar>', { ...FAILS, source: 'text' }),
  result('2b', 'mnist', NO_NUMBER),
  result('2b', '<cifar>', { verdict: 'undecided' }),
  result('8a', 'mnist and <cifar>'),
  result('9a', 'mnist', NO_NUMBER),
  result('9a', '<cifar>', NO_NUMBER),
];

function rowOf(page: string, id: string): string {
  return page.split('<tr ').find((row) => row.startsWith(`id="claim-${id}"`)) ?? '';
}

describe('the claims of two data sets', () => {
  const page = claimsSection(claims, ['mnist', '<cifar>'], [figure]);

  test('have a row each, with a column for each data set', () => {
    expect(page.match(/id="claim-2a"/g)).toHaveLength(1);
    expect(rowOf(page, '2a').match(/<td/g)).toHaveLength(2);
    expect(rowOf(page, '2a')).toMatch(/class="chip holds">.* holds<.*class="chip fails">.* fails</s);
  });

  test('tell what is undecided from what has no number', () => {
    expect(rowOf(page, '2b')).toMatch(/<span class="none">no number<\/span>.*class="chip undecided">.* undecided</s);
  });

  test('stand across the columns where they compare the data sets', () => {
    expect(rowOf(page, '8a')).toContain('colspan="2" data-name="mnist and &lt;cifar&gt;"');
    expect(page).toContain('rowspan="2"');
  });

  test('are grouped by figure and counted by data set', () => {
    expect(page).toContain('<th scope="rowgroup" colspan="3"><a href="#fig02">Figure 2</a> A &amp; B</th>');
    expect(page).toContain('on mnist, 1 holds; on &lt;cifar&gt;, 1 fails and 1 is undecided; about mnist and');
    expect(page).not.toContain('<cifar>');
  });

  test('say what they come from, and of what sizes', () => {
    expect(rowOf(page, '2a')).toContain(
      '<b>mnist.</b> 90% of studies with other seeds and samples would lie between 0.75 and 1.25',
    );
    expect(rowOf(page, '2a')).toContain('<small class="remark">17 &amp; 24 samples</small>');
  });

  test('without a number are out of the way', () => {
    expect(page).toContain('<summary>1 claim has no number here');
    expect(page).toContain('<li id="claim-9a">');
  });
});

describe('the claims of one data set', () => {
  test('are counted without its name', () => {
    const page = claimsSection([result('2a', 'mnist'), result('2b', 'mnist', NO_NUMBER)], ['mnist'], []);
    expect(page).toContain('Of 1 claims that have a number here, 1 holds.');
  });

  test('say that their intervals are over samples alone where there was one seed', () => {
    const interval = { level: 0.9, low: 0, high: 1, seeds: 1, without: 0, resamples: 1000 };
    const words = 'Other seeds were not tried: the intervals are over the samples alone.';
    const alone = result('2a', 'mnist', { interval });
    expect(claimsSection([alone], ['mnist'], [])).toContain(words);
    expect(claimsSection([alone, result('2b', 'mnist')], ['mnist'], [])).not.toContain(words);
  });

  test('say where the paper says them', () => {
    expect(claimsSection([result('2a', 'mnist')], ['mnist'], [])).toContain('Said in the caption.');
    const inText = claimsSection([result('2a', 'mnist', { source: 'text' })], ['mnist'], []);
    expect(inText).toContain("Said in the paper's text.");
  });

  test('have no table where none has a number', () => {
    const page = claimsSection([result('2a', 'mnist', NO_NUMBER)], ['mnist'], []);
    expect(page).toContain('gives none of the claims a number');
    expect(page).not.toContain('<table');
  });
});
