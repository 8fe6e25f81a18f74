import { expect, test } from 'vitest';
import { dayKey, dotted, formatBytes, formatMoment, formatMoney, formatRelative, zoneName } from './format';

test('a moment belongs to the day of its zone', () => {
  expect(dayKey('2026-11-24T23:30:00Z', 'Europe/Berlin')).toBe('2026-11-25');
  expect(dayKey('2026-11-24T03:30:00Z', 'America/New_York')).toBe('2026-11-23');
  expect(formatMoment('2026-11-24T23:30:00Z', 'Europe/Berlin')).toBe('Wed 25 Nov, 00:30');
});

test('zones are named by their city', () => {
  expect(zoneName('America/New_York')).toBe('New York time');
  expect(zoneName('UTC')).toBe('UTC');
});

test('money carries its currency', () => {
  expect(formatMoney(42.5, 'GBP')).toBe('£42.50');
  expect(formatMoney(1999, 'JPY')).toBe('JP¥1,999');
});

test('relative times look both ways', () => {
  const now = new Date('2026-11-24T09:00:00Z');
  expect(formatRelative('2026-11-24T08:20:00Z', now)).toBe('40 min ago');
  expect(formatRelative('2026-11-24T12:00:00Z', now)).toBe('in 3 hr');
  expect(formatRelative('2026-11-24T08:59:40Z', now)).toBe('just now');
});

test('a size is told in bytes, or with one decimal', () => {
  expect([1, 412, 999].map(formatBytes)).toEqual(['1 byte', '412 bytes', '999 bytes']);
  expect([1000, 1449, 999_949, 999_950].map(formatBytes)).toEqual(['1.0 kB', '1.4 kB', '999.9 kB', '1.0 MB']);
});

test('what stands between things stays with what is before it', () => {
  expect(dotted('amazon.de', '', null, false, 'Best sellers')).toBe('amazon.de\u00a0· Best sellers');
  expect(dotted('alone')).toBe('alone');
});
