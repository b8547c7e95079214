import { describe, expect, it } from 'vitest';
import { useLab } from './visit.ts';

const lab = useLab();

/** Two columns of words could hold the classes, and neither is named so; names and gaps beside. */
const PEOPLE = table(['person', 'town', 'income', 'age', 'height'], (row) => [
  `p${row}`,
  row % 3 === 0 ? 'Rome' : 'Oslo',
  row % 2 === 0 ? 'low' : 'high',
  age(row),
  150 + (row % 40),
]);

function age(row: number): string {
  return row === 7 ? '' : String(20 + (row % 2) * 25 + (row % 9));
}

function table(names: readonly string[], cells: (row: number) => readonly (string | number)[]): string {
  return [names, ...Array.from({ length: 60 }, (_, row) => cells(row))].map((row) => `${row.join(',')}\n`).join('');
}

describe('files of ones own', () => {
  it('are asked where the classes are, and say what is missing and what they were read as', async () => {
    const visit = await lab.visit('hidden=8&batch=10&epochs=2');
    await visit.ready();
    await visit.drop({ 'people.csv': PEOPLE });
    const dialog = visit.page.getByRole('dialog');
    await dialog.getByText('Which column of people holds the classes?').waitFor();
    await visit.screenshot('own-data-label', { fullPage: false });
    await dialog.getByRole('button', { name: 'income' }).click();
    await visit.page.locator('.failure', { hasText: 'row 9, column age' }).waitFor();
  });

  it('are read as the reader says, and each sample names its row', async () => {
    const visit = await lab.visit('hidden=8&batch=10&epochs=2');
    await visit.ready();
    await visit.drop({ 'people.csv': PEOPLE.replace(/^p7,.*\n/m, '') });
    await visit.page.getByRole('dialog').getByRole('button', { name: 'income' }).click();
    const read = visit.page.locator('.read-as').first();
    await read.locator('summary').click();
    await read.getByText('Labels from column income of people.csv', { exact: false }).waitFor();
    await visit.page.getByText('Read the files otherwise').click();
    await visit.field('Names in').fill('person');
    await visit.field('Names in').press('Enter');
    await read.getByText('Names of the samples from column person.').waitFor();
    await visit.playUntil(2);
    await visit.screenshot('own-data-read');
    await visit.tab('Samples');
    await visit.page.locator('.scroller').click({ position: { x: 20, y: 20 } });
    const place = visit.page.locator('.story .place');
    await place.waitFor();
    expect(await place.textContent()).toMatch(/^p\d+, row \d+ of people\.csv$/);
    await visit.screenshot('own-data-sample', { fullPage: false });
  });
});
