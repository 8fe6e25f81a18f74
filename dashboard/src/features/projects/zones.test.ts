import { expect, test } from 'vitest';
import { zonesFor } from './zones';

test('a project keeps the zone it has, also one that browsers do not list', () => {
  expect(zonesFor('Etc/UTC')).toContain('Etc/UTC');
  expect(zonesFor('Europe/Berlin').filter((zone) => zone === 'Europe/Berlin')).toHaveLength(1);
});

test('UTC can always be chosen', () => {
  expect(zonesFor('Europe/Berlin')).toContain('UTC');
});
