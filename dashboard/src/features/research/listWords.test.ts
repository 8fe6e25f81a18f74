import { expect, test } from 'vitest';
import { countWords, lowNote } from './listWords';

const part = (name: string, points: number, most: number) => ({
  name,
  label: name,
  points,
  max_points: most,
  reason: '',
});
const item = (momentum: number, trend: number) =>
  ({ parts: [part('demand', 10, 20), part('momentum', momentum, 6), part('trend', trend, 12)] }) as never;

test('says of how many the shown ones are the best', () => {
  expect(countWords(50, 92)).toBe('The best 50 of 92');
  expect(countWords(1, 1)).toBe('1 opportunity');
});

test('says what low scores wait for, as long as no product has it', () => {
  expect(lowNote([item(0, 0), item(0, 0)])).toContain(
    '18.0 of 100 points need days of history or search trends',
  );
  expect(lowNote([item(3, 0)])).toContain('12.0 of 100 points need search trends');
  expect(lowNote([item(0, 0), item(3, 4)])).toBeNull();
  expect(lowNote([])).toBeNull();
});
