import { describe, expect, it } from 'vitest';
import { changeStored, readStored } from '#platform';

describe('what is kept between runs', () => {
  it('is nothing at first', async () => {
    expect(await readStored('never kept')).toBeUndefined();
  });

  it('is read again, and each change is given the previous value', async () => {
    await changeStored('kept', (previous) => ({ previous: previous ?? null, numbers: [1, 2.5] }));
    expect(await readStored('kept')).toEqual({ previous: null, numbers: [1, 2.5] });
    await changeStored('kept', (previous) => ({ changed: previous }));
    expect(await readStored('kept')).toEqual({ changed: { previous: null, numbers: [1, 2.5] } });
  });

  it('takes in every change, also where several come at once', async () => {
    const numbers = Array.from({ length: 10 }, (_, index) => index);
    const add = (number: number) => (previous: unknown) => [...(Array.isArray(previous) ? previous : []), number];
    await Promise.all(numbers.map((number) => changeStored('gathered', add(number))));
    expect(await readStored('gathered')).toEqual(numbers);
  });

  it('is never half of a value, also where several write at once', async () => {
    const values = Array.from({ length: 20 }, (_, index) => ({ index, text: 'x'.repeat(index * 1000) }));
    await Promise.all(values.map((value) => changeStored('contested', () => value)));
    expect(values).toContainEqual(await readStored('contested'));
  });
});
