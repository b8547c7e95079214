import { expect, test } from 'vitest';
import { splitDigest } from '../../src/run/digest.ts';

test('the digest of a split is the SHA-256 of its features and of its labels in two bytes, the lower first', async () => {
  const split = { samples: 2, features: Uint8Array.of(1, 2, 255, 3), labels: Uint16Array.of(258, 0) };
  // printf '\1\2\377\3\2\1\0\0' | sha256sum
  expect(await splitDigest(split)).toBe('951219b85543faf6ebdca9e91768bd90f224c65cbaab648448a524ffb66d42e1');
});
