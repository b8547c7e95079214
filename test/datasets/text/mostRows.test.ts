import { expect, it } from 'vitest';
import { textSource } from '../../../datasets/tables/text/file/textSource.ts';
import { lookThrough } from '../../../datasets/tables/text/firstLook.ts';
import { formOf } from '../../../datasets/tables/text/form/form.ts';
import { datasetErrorOf } from '../memorySource.ts';
import { utf8 } from './openText.ts';

it('a table of more rows than are held is one sentence, and is read no further', async () => {
  const bytes = utf8(`a,label\n${'1,p\n2,q\n'.repeat(50)}`);
  const source = textSource({ path: 'd', entries: ['a.csv'], read: async () => bytes }, 'a.csv');
  const form = await formOf(source, ',');
  if (form === undefined) throw new Error('expected a form');
  expect((await lookThrough(source, form, undefined, 100)).rows).toBe(100);
  const message = await datasetErrorOf(lookThrough(source, form, undefined, 99));
  expect(message).toContain('d/a.csv: expected at most 99 rows, found more; cut the file into shorter ones');
});
