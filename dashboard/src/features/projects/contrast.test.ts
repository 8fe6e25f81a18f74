import { expect, test } from 'vitest';
import { contrast } from './contrast';

test('contrast is 21 for black on white, the same both ways, and null while typing', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21);
  expect(contrast('#0F6B4F', '#FFFFFF')).toBeCloseTo(contrast('#FFFFFF', '#0F6B4F') ?? 0);
  expect(contrast('#12', '#FFFFFF')).toBeNull();
});
