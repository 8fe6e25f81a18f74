import { expect, test } from 'vitest';
import { asked, assign, fieldOf, FIELDS, isPage, mappingProblem } from './mapping';

const GUESS = { asin: 'ASIN', title: 'Titel', price: 'Preis' };

test('a column gets another field, and its old one is free', () => {
  expect(assign(GUESS, 'Preis', 'rank')).toEqual({ asin: 'ASIN', title: 'Titel', rank: 'Preis' });
});

test('a field moves from one column to another', () => {
  const moved = assign(GUESS, 'Name', 'title');
  expect(moved).toEqual({ asin: 'ASIN', price: 'Preis', title: 'Name' });
  expect(fieldOf(moved, 'Titel')).toBeNull();
});

test('two columns that swap hold what they are given', () => {
  const swapped = assign(assign(GUESS, 'Titel', 'price'), 'Preis', 'title');
  expect(swapped).toEqual({ asin: 'ASIN', price: 'Titel', title: 'Preis' });
});

test('a column that is not used holds nothing', () => {
  expect(assign(GUESS, 'Titel', null)).toEqual({ asin: 'ASIN', price: 'Preis' });
  expect(GUESS).toHaveProperty('title');
});

test('the server is told of every field, so that its own guess does not come back', () => {
  const sent = asked({ asin: 'ASIN' });
  expect(Object.keys(sent)).toEqual(FIELDS);
  expect(sent).toMatchObject({ asin: 'ASIN', title: null, price: null });
});

test('without ASINs and addresses there are no products', () => {
  expect(mappingProblem({ title: 'Titel' })).toMatch(/which column/);
  expect(mappingProblem({ url: 'Link' })).toBeNull();
});

test.each([
  ['list.HTML', true],
  ['page.mhtml', true],
  ['finds.csv', false],
  ['html', false],
])('%s is a saved page: %s', (name, page) => {
  expect(isPage(name)).toBe(page);
});
