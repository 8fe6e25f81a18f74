import { expect, test } from 'vitest';
import { addMonths, isDay, monthGrid, weekStart } from './days';

test('a month is shown in whole weeks that start on Monday', () => {
  const november = monthGrid('2026-11-24');
  expect(november[0]).toBe('2026-10-26');
  expect(november.at(-1)).toBe('2026-12-06');
  expect(monthGrid('2027-02-10')).toHaveLength(28);
});

test('months turn over the year and never skip a short one', () => {
  expect(addMonths('2026-12-31', 1)).toBe('2027-01-01');
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-01');
  expect(addMonths('2026-01-15', -1)).toBe('2025-12-01');
});

test('a week starts on Monday, on a Sunday too', () => {
  expect(weekStart('2026-11-29')).toBe('2026-11-23');
  expect(weekStart('2026-11-23')).toBe('2026-11-23');
});

test('only a real date in the address is taken', () => {
  expect(isDay('2026-11-24')).toBe(true);
  expect(isDay('2026-99-24')).toBe(false);
  expect(isDay('yesterday')).toBe(false);
});
