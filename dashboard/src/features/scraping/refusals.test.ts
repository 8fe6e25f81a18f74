import { expect, test } from 'vitest';
import type { Host, RefusalCount, WatchedList } from '@/shared/api/types';
import { byTrouble, kindWords, sumUp, unreadable } from './refusals';

const count = (day: number, kind: string, many: number, host = 'www.amazon.de'): RefusalCount => ({
  host,
  kind,
  day: `2026-11-${String(day)}`,
  count: many,
  last_at: `2026-11-${String(day)}T08:00:00Z`,
  last_message: `day ${String(day)}`,
});

test('days are added up by host and kind, with what was said last', () => {
  const sums = sumUp([count(20, 'busy', 2), count(22, 'busy', 3), count(21, 'bot_check', 1)]);
  expect(sums.map(({ kind, count: many, last }) => [kind, many, last.last_message])).toEqual([
    ['busy', 5, 'day 22'],
    ['bot_check', 1, 'day 21'],
  ]);
});

const list = (rest: Partial<WatchedList>) =>
  ({ url: 'https://www.amazon.de/gp/x', state: 'refused', last_observed_at: null, ...rest }) as WatchedList;

test('a list is unreadable when its site changed after it was last read', () => {
  const changed = [count(22, 'markup_changed', 1)];
  expect(unreadable([list({})], changed)).toHaveLength(1);
  expect(unreadable([list({ last_observed_at: '2026-11-21T00:00:00Z' })], changed)).toHaveLength(1);
  expect(unreadable([list({ last_observed_at: '2026-11-23T00:00:00Z' })], changed)).toEqual([]);
  expect(unreadable([list({ state: 'ok' })], changed)).toEqual([]);
  expect(unreadable([list({ url: 'https://www.amazon.fr/gp/x' })], changed)).toEqual([]);
  expect(unreadable([list({ url: 'no address' })], changed)).toEqual([]);
  expect(unreadable([list({})], [count(22, 'busy', 1)])).toEqual([]);
});

test('hosts that are left alone come first', () => {
  const host = (name: string, circuit: Host['circuit']) => ({ host: name, circuit }) as Host;
  const sorted = byTrouble([host('a', 'closed'), host('c', 'open'), host('b', 'half_open')]);
  expect(sorted.map((one) => one.host)).toEqual(['b', 'c', 'a']);
});

test('a kind that is not known yet is said as it is', () => {
  expect(kindWords('bot_check')).toMatch(/human/);
  expect(kindWords('new_kind')).toBe('new kind');
});
