import { expect, it } from 'vitest';
import { issueWords } from '../../src/lab/explanations/scoreWords.ts';

it('says of a suspected label that it takes some ten epochs to tell, while there are fewer', () => {
  expect(issueWords('wrong label', 3)).toBe('suspected wrong label, tells after some ten epochs');
  expect(issueWords('wrong label', 10)).toBe('suspected wrong label');
  expect(issueWords('redundant', 3)).toBe('redundant');
});
