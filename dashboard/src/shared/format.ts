/** Times, money and sizes in words. Times always in a named zone, money always with its currency. */

const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options);
  let found = cache.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
    cache.set(key, found);
  }
  return found;
}

export const formatTime = (at: string | Date, zone: string) =>
  formatter(zone, { hour: '2-digit', minute: '2-digit' }).format(new Date(at));

export const formatDay = (at: string | Date, zone: string) =>
  formatter(zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(at));

export const formatLongDay = (at: string | Date, zone: string) =>
  formatter(zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(at));

export const formatMonth = (at: string | Date, zone: string) =>
  formatter(zone, { month: 'long', year: 'numeric' }).format(new Date(at));

export const formatMoment = (at: string | Date, zone: string) =>
  `${formatDay(at, zone)}, ${formatTime(at, zone)}`;

export const formatDate = (at: string | Date, zone = 'UTC') =>
  formatter(zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(at));

/** `Europe/Berlin` -> `Berlin time`; the full name stays available for a tooltip. */
export function zoneName(zone: string): string {
  if (zone === 'UTC' || zone === 'Etc/UTC') return 'UTC';
  return `${(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')} time`;
}

/** `YYYY-MM-DD` of a moment in a zone: the key of a calendar day. */
export const dayKey = (at: string | Date, zone: string) =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(at));

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto', style: 'short' });

export function formatRelative(at: string | Date, now: Date): string {
  const seconds = (new Date(at).getTime() - now.getTime()) / 1000;
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) return relative.format(Math.round(seconds / length), unit);
  }
  return 'just now';
}

export function formatMoney(amount: number, currency: string): string {
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency, currencyDisplay: 'symbol' }).format(
    amount,
  );
}

/** A score or the points of a part, everywhere with one decimal: they are whole halves. */
export const formatPoints = (points: number) => points.toFixed(1);

export const formatNumber = (value: number) => new Intl.NumberFormat('en-GB').format(value);

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return plural(bytes, 'byte');
  // What rounds up to 1000 kB is a megabyte.
  return bytes < 999_950 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Between things in a line; it stays with what is before it, so that it never begins a line. */
export const DOT = '\u00a0· ';
export const dotted = (...parts: (string | false | null | undefined)[]) => parts.filter(Boolean).join(DOT);

export const plural = (count: number, one: string, many = `${one}s`) =>
  `${formatNumber(count)} ${count === 1 ? one : many}`;

const LIST_KINDS: Record<string, string> = {
  bestsellers: 'Best sellers',
  movers: 'Movers & shakers',
  new_releases: 'New releases',
  most_wished: 'Most wished for',
  gift_ideas: 'Gift ideas',
  brought: 'Brought by you',
};
export const listKindName = (kind: string) => LIST_KINDS[kind] ?? kind;
