import { describe, expect, test } from 'vitest';
import {
  bandsProblem,
  changedBands,
  changedParts,
  fitToTotal,
  readPoints,
  saidChange,
  sumOf,
  sumProblem,
} from './weights';

describe('together they make 100', () => {
  test('or it is said how many are missing or too many', () => {
    expect(sumProblem({ a: 60, b: 40 })).toBeNull();
    expect(sumProblem({ a: 60, b: 44.5 })).toMatch(/make 104.5. Take 4.5 away/);
    expect(sumProblem({ a: 60, b: 30 })).toMatch(/make 90. Add 10/);
  });

  test.each<Record<string, number>>([
    { a: 60, b: 60 },
    { a: 1, b: 1, c: 1 },
    { a: 33.5, b: 33.5, c: 0, d: 7 },
    { a: 0, b: 0, c: 0 },
    { a: 100, b: 100, c: 0.5 },
  ])('after fitting, in halves and in the same order: %j', (points) => {
    const fitted = fitToTotal(points);
    expect(sumOf(fitted)).toBe(100);
    expect(Object.keys(fitted)).toEqual(Object.keys(points));
    for (const value of Object.values(fitted)) expect(value * 2).toBe(Math.round(value * 2));
    for (const value of Object.values(fitted)) expect(value).toBeGreaterThanOrEqual(0);
  });

  test('while the part one has just set keeps its points', () => {
    const fitted = fitToTotal({ a: 40, b: 40, c: 20 }, 'a');
    expect(fitted.a).toBe(40);
    expect(sumOf(fitted)).toBe(100);
    expect(fitToTotal({ a: 70, b: 30, c: 20 }, 'a')).toEqual({ a: 70, b: 18, c: 12 });
    expect(fitToTotal({ a: 100, b: 30, c: 20 }, 'a')).toEqual({ a: 100, b: 0, c: 0 });
  });

  test('and a part that counts nothing goes on counting nothing', () => {
    expect(fitToTotal({ a: 50, b: 0, c: 10 }).b).toBe(0);
  });
});

test.each([
  ['12.3', 12.5],
  ['12.2', 12],
  ['', 0],
  ['many', 0],
  [-4, 0],
  [400, 100],
  [Number.POSITIVE_INFINITY, 0],
])('reads %j as %d points', (typed, points) => {
  expect(readPoints(typed)).toBe(points);
});

test('only the changed parts are sent', () => {
  expect(changedParts({ a: 1, b: 3 }, { a: 1, b: 2 })).toEqual({ b: 3 });
});

test('a version says what it changed', () => {
  const parts = [
    { name: 'demand', label: 'Demand', points: 26, shipped: 20 },
    { name: 'season', label: 'Season', points: 8, shipped: 8 },
  ];
  expect(saidChange(parts, { demand: 20, season: 8 })).toBe('Demand 20 → 26');
  expect(saidChange(parts, { demand: 26, season: 8 })).toBe('');
});

test('only the changed price bands are sent, and one that cannot be is told', () => {
  expect(changedBands({ EUR: [15, 70], GBP: [12, 65] }, { EUR: [15, 75], GBP: [12, 65] })).toEqual({
    EUR: [15, 70],
  });
  expect(bandsProblem({ EUR: [15, 75] })).toBeNull();
  expect(bandsProblem({ EUR: [80, 75] })).toMatch(/price band of EUR/);
  expect(bandsProblem({ EUR: [0, 75] })).toMatch(/above 0/);
});
