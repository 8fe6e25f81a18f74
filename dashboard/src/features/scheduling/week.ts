/** A week's posting hours as one line a day: `07:00-11:30, 18:00-22:00`; empty is closed. */

export const DAYS = [
  ['mon', 'Monday'],
  ['tue', 'Tuesday'],
  ['wed', 'Wednesday'],
  ['thu', 'Thursday'],
  ['fri', 'Friday'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
] as const;

export type Lines = Record<string, string>;
export type Week = Record<string, string[][]>;

export const linesOf = (week: Week): Lines =>
  Object.fromEntries(DAYS.map(([day]) => [day, (week[day] ?? []).map((span) => span.join('-')).join(', ')]));

/** What stands in the lines; the server says what of it will not do. */
export function weekOf(lines: Lines): Week {
  const week: Week = {};
  for (const [day] of DAYS) {
    const spans = (lines[day] ?? '')
      .split(',')
      .map((span) => span.trim())
      .filter((span) => span !== '')
      .map((span) => span.split(/\s*(?:-|–|to)\s*/));
    if (spans.length > 0) week[day] = spans;
  }
  return week;
}
