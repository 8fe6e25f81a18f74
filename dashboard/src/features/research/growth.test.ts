import { expect, test } from 'vitest';
import { growthPercent, growthWords } from './growth';

test.each([
  [64, '+64 %'],
  [-8, '−8 %'],
  [0, '0 %'],
  [10_000, '+10,000 %'],
  [10_001, 'over +10,000 %'],
  [null, null],
])('a growth of %j is said as %j', (growth, words) => {
  expect(growthPercent(growth)).toBe(words);
});

test('what Pinterest does not say is not said', () => {
  expect(growthWords(25, 'in a month')).toBe('+25 % in a month');
  expect(growthWords(null, 'in a month')).toBeNull();
});
