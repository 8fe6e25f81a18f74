import { expect, test } from 'vitest';
import { addMonths, isDay, momentOf, monthGrid, weekStart } from './days';

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

test('a day and a time on the wall become a moment, also around changes of the clocks', () => {
  expect(momentOf('2026-11-24', '09:30', 'Europe/Berlin')).toBe('2026-11-24T08:30:00.000Z');
  expect(momentOf('2026-07-24', '09:30', 'America/New_York')).toBe('2026-07-24T13:30:00.000Z');
  expect(momentOf('2026-03-29', '08:00', 'Europe/Berlin')).toBe('2026-03-29T06:00:00.000Z');
  expect(momentOf('2026-03-28', '23:30', 'Europe/Berlin')).toBe('2026-03-28T22:30:00.000Z');
  // It does not exist: as much later as the clocks jump.
  expect(momentOf('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  // It comes twice: the first.
  expect(momentOf('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  expect(momentOf('2026-10-25', '22:00', 'Europe/Berlin')).toBe('2026-10-25T21:00:00.000Z');
});
