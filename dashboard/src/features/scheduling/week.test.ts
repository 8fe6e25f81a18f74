import { expect, test } from 'vitest';
import { linesOf, weekOf } from './week';

test('a week is written as lines and read again', () => {
  const week = {
    mon: [
      ['07:00', '11:30'],
      ['18:00', '22:00'],
    ],
    sat: [['09:00', '24:00']],
  };
  const lines = linesOf(week);
  expect(lines.mon).toBe('07:00-11:30, 18:00-22:00');
  expect(lines.sun).toBe('');
  expect(weekOf(lines)).toEqual(week);
});

test('people write spans in several ways', () => {
  expect(weekOf({ tue: ' 08:00 – 09:00,10:00 to 11:00 ', wed: ' ' })).toEqual({
    tue: [
      ['08:00', '09:00'],
      ['10:00', '11:00'],
    ],
  });
});
