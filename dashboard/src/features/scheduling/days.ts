/** Calendar days as `YYYY-MM-DD` keys, free of zones: which moment belongs to which day is decided elsewhere. */

const DAY_MS = 86_400_000;
const parse = (day: string) => new Date(`${day}T00:00:00Z`).getTime();
const print = (time: number) => new Date(time).toISOString().slice(0, 10);

export const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(parse(text));

export const addDays = (day: string, count: number) => print(parse(day) + count * DAY_MS);

export function addMonths(day: string, count: number): string {
  const date = new Date(parse(day));
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count);
  return print(date.getTime());
}

/** The Monday of the day's week. */
export function weekStart(day: string): string {
  const weekday = (new Date(parse(day)).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

export const daysFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, n) => addDays(first, n));

/** Whole weeks that hold the day's month: 28 to 42 days. */
export function monthGrid(day: string): string[] {
  const first = weekStart(`${day.slice(0, 7)}-01`);
  const last = addDays(addMonths(day, 1), -1);
  const weeks = Math.ceil((parse(last) - parse(first) + DAY_MS) / (7 * DAY_MS));
  return daysFrom(first, weeks * 7);
}

/** Noon UTC of a day: a moment that falls on that day for printing in UTC. */
export const noonOf = (day: string) => `${day}T12:00:00Z`;

/** What a clock on the wall of a zone shows, as if it were UTC: for differences. */
function wallTime(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
}

/**
 * The moment at which a zone's clocks show this day and time (`HH:MM`). A time that the clocks jump over becomes as
 * much later; of one that comes twice, the first is meant.
 */
export function momentOf(day: string, time: string, zone: string): string {
  const wanted = new Date(`${day}T${time}:00Z`).getTime();
  // The offset before a change of the clocks and the one after it: whichever gives the time back is right.
  const offsets = [-DAY_MS, DAY_MS].map((by) => wallTime(wanted + by, zone) - (wanted + by));
  const candidates = offsets.map((offset) => wanted - offset);
  const found = candidates.filter((at) => wallTime(at, zone) === wanted);
  return new Date(found.length > 0 ? Math.min(...found) : (candidates[0] ?? wanted)).toISOString();
}
