import { describe, expect, test } from 'vitest';
import {
  countMore,
  fromConditions,
  priceProblem,
  readFilters,
  toConditions,
  toQuery,
  toSearch,
  type Filters,
} from './filters';

const FULL: Filters = {
  state: 'hidden',
  score: 60,
  q: 'oak board',
  kind: 'movers',
  category: 'Kitchen',
  from: 10,
  to: 40.5,
  trend: true,
  fresh: true,
};

describe('the filters in the address', () => {
  test('come back from the address as they went into it', () => {
    expect(readFilters(toSearch(FULL))).toEqual(FULL);
    expect(toSearch({ state: 'open' })).toEqual({});
    expect(readFilters({})).toEqual({ state: 'open' });
  });

  test('take words that look like a number as words', () => {
    expect(readFilters({ q: 4711 }).q).toBe('4711');
  });

  test.each([
    [{ state: 'sold' }],
    [{ score: 'high' }],
    [{ score: 101 }],
    [{ score: Number.NaN }],
    [{ from: -1 }],
    [{ to: { more: 1 } }],
    [{ q: '   ' }],
    [{ trend: 'perhaps' }],
  ])('leave out what makes no sense: %j', (search) => {
    expect(readFilters(search)).toEqual({ state: 'open' });
  });
});

test('a request names each condition as the server does, and only those that are made', () => {
  expect(toQuery(FULL, 'p1')).toEqual({
    project_id: 'p1',
    state: 'hidden',
    min_score: 60,
    q: 'oak board',
    list_kind: 'movers',
    category: 'Kitchen',
    min_price: 10,
    max_price: 40.5,
    only_with_trend: true,
    new_entries: true,
  });
  expect(toQuery({ state: 'open' }, null)).toEqual({ state: 'open' });
});

test('a saved filter brings back what was saved', () => {
  const saved = toConditions(FULL, 'p1');
  expect(saved).toMatchObject({ project_id: 'p1', words: 'oak board' });
  expect(saved).not.toHaveProperty('q');
  expect(fromConditions(saved)).toEqual(FULL);
});

test('counts the conditions that are folded away', () => {
  expect(countMore({ state: 'hidden', q: 'x' })).toBe(0);
  expect(countMore(FULL)).toBe(7);
});

test('says when no price can fit', () => {
  expect(priceProblem({ state: 'open', from: 20, to: 10 })).toMatch(/below the lowest/);
  expect(priceProblem({ state: 'open', from: 10, to: 10 })).toBeNull();
  expect(priceProblem({ state: 'open', from: 0 })).toBeNull();
});
