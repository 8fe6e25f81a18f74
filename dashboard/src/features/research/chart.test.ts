import { expect, test } from 'vitest';
import type { HistoryPoint } from '@/shared/api/types';
import { HEIGHT, pointsOf, priceCurve, rankCurve, sparkline, WIDTH } from './chart';

const point = (day: number, rank: number, rest: Partial<HistoryPoint> = {}): HistoryPoint => ({
  observed_at: `2026-11-${String(day).padStart(2, '0')}T09:00:00Z`,
  list_id: 'a',
  rank,
  best_rank: rank,
  price: null,
  currency: null,
  price_kind: null,
  rank_change_percent: null,
  visits: 1,
  ...rest,
});
const heights = (curve: { pieces: { y: number }[][] }) => curve.pieces.flat().map(({ y }) => y);

test('the best rank stands on top, the worst at the bottom', () => {
  const [worst, best] = heights(rankCurve([point(1, 9), point(2, 2)])) as [number, number];
  expect(best).toBeLessThan(worst);
  expect(worst).toBeLessThan(HEIGHT);
});

test('ranks far apart are drawn logarithmically, near ones are not', () => {
  const wide = rankCurve([point(1, 1), point(2, 10), point(3, 100)]);
  expect(wide.log).toBe(true);
  const [top, middle, bottom] = heights(wide) as [number, number, number];
  expect(middle - top).toBeCloseTo(bottom - middle, 5);
  expect(rankCurve([point(1, 10), point(2, 99)]).log).toBe(false);
});

test('a day that was rolled up counts with its best rank', () => {
  const rolled = rankCurve([point(1, 30, { best_rank: 4, visits: 12 }), point(2, 8)]);
  expect([rolled.least, rolled.most]).toEqual([4, 8]);
});

test('time runs from edge to edge, at its own pace', () => {
  const [first, second, last] = rankCurve([point(1, 1), point(2, 2), point(11, 3)]).pieces[0] ?? [];
  expect(first?.x).toBeLessThan(10);
  expect(last?.x).toBeGreaterThan(WIDTH - 10);
  expect((second?.x ?? 0) - (first?.x ?? 0)).toBeCloseTo(((last?.x ?? 0) - (first?.x ?? 0)) / 10, 5);
});

test('a rank that never moved is a level line, and a single visit a single place', () => {
  expect(new Set(heights(rankCurve([point(1, 5), point(2, 5)]))).size).toBe(1);
  expect(rankCurve([point(1, 5)]).pieces).toEqual([[{ x: WIDTH / 2, y: HEIGHT / 2 }]]);
});

const priced = (day: number, price: number | null, currency = 'EUR') => point(day, 5, { price, currency });

test('a missing price breaks the line instead of bridging it', () => {
  const curve = priceCurve([priced(1, 10), priced(2, 12), priced(3, null), priced(4, 11)]);
  expect(curve?.pieces.map((piece) => piece.length)).toEqual([2, 1]);
  expect([curve?.least, curve?.most, curve?.currency]).toEqual([10, 12, 'EUR']);
});

test('the dearest price stands on top', () => {
  const [cheap, dear] = heights(priceCurve([priced(1, 10), priced(2, 20)]) ?? { pieces: [] }) as [
    number,
    number,
  ];
  expect(dear).toBeLessThan(cheap);
});

test('prices of another currency are not mixed in; too few make no curve', () => {
  expect(priceCurve([priced(1, 10, 'USD'), priced(2, 9), priced(3, 8)])?.most).toBe(9);
  expect(priceCurve([priced(1, 10, 'USD'), priced(2, 9)])).toBeNull();
  expect(priceCurve([point(1, 3), point(2, 4)])).toBeNull();
});

test('one list and uploads are shown together, other lists are not mixed in', () => {
  const points = [point(3, 1, { list_id: null }), point(1, 5), point(2, 70, { list_id: 'b' })];
  expect(pointsOf(points, 'a').map(({ rank }) => rank)).toEqual([5, 1]);
  expect(pointsOf([point(2, 70, { list_id: 'b' })], 'a')).toHaveLength(1);
});

test('a sparkline of nothing or of zeros has no wrong numbers', () => {
  expect(sparkline([], 80, 20)).toBe('');
  expect(sparkline([0, 0], 80, 20)).not.toContain('NaN');
});
