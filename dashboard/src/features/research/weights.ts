/** Points of a score's parts: always whole halves, together 100. */
import type { PartWeight, ScoreWeights, WeightsToTry } from '@/shared/api/types';

export const TOTAL = 100;

export type Points = Readonly<Record<string, number>>;

const half = (points: number) => Math.round(points * 2) / 2;

export const pointsOfParts = (parts: readonly PartWeight[]): Points =>
  Object.fromEntries(parts.map((part) => [part.name, part.points]));

/** Lower and higher price by currency. */
export type Bands = NonNullable<WeightsToTry['price_bands']>;

/** Why these bands cannot be kept, or null. */
export function bandsProblem(bands: Bands): string | null {
  const wrong = Object.entries(bands).find(([, [low, high]]) => !(low > 0 && low < high));
  return wrong ? `The price band of ${wrong[0]} needs a lower and a higher price above 0.` : null;
}

/** Only the bands that differ. */
export const changedBands = (bands: Bands, before: Bands): Bands =>
  Object.fromEntries(
    Object.entries(bands).filter(
      ([code, [low, high]]) => low !== before[code]?.[0] || high !== before[code]?.[1],
    ),
  );

/** The price bands as they are sent. */
export const bandsOf = ({ price_bands: bands }: ScoreWeights): Bands =>
  Object.fromEntries(Object.entries(bands).map(([code, [low = 0, high = 0]]) => [code, [low, high]]));

export const sumOf = (points: Points) => Object.values(points).reduce((sum, one) => sum + one, 0);

/** Why these weights cannot be kept, or null. */
export function sumProblem(points: Points): string | null {
  const over = sumOf(points) - TOTAL;
  if (over === 0) return null;
  return over > 0
    ? `Together they make ${say(TOTAL + over)}. Take ${say(over)} away to make 100.`
    : `Together they make ${say(TOTAL + over)}. Add ${say(-over)} to make 100.`;
}

/** A number typed or dragged, as the nearest half from 0 to 100. */
export function readPoints(value: string | number): number {
  const number = Number(value);
  return Number.isFinite(number) ? Math.min(TOTAL, Math.max(0, half(number))) : 0;
}

/**
 * All parts scaled until they make 100; `kept` stays as it is, as far as that is possible. The halves lost by
 * rounding go to the parts that lost most.
 */
export function fitToTotal(points: Points, kept?: string): Points {
  const fixed = kept === undefined ? 0 : (points[kept] ?? 0);
  const rest = Object.keys(points).filter((name) => name !== kept);
  const have = rest.reduce((sum, name) => sum + (points[name] ?? 0), 0);
  const want = TOTAL - fixed;
  const exact = rest.map((name) => ({
    name,
    wanted: have > 0 ? ((points[name] ?? 0) * want) / have : want / rest.length,
  }));
  const down = exact.map(({ name, wanted }) => ({ name, wanted, given: Math.floor(wanted * 2) / 2 }));
  let missing = Math.round((want - down.reduce((sum, part) => sum + part.given, 0)) * 2);
  for (const part of down.toSorted((a, b) => b.wanted - b.given - (a.wanted - a.given))) {
    if (missing <= 0) break;
    part.given += 0.5;
    missing -= 1;
  }
  const given = new Map(down.map((part) => [part.name, part.given]));
  return Object.fromEntries(Object.keys(points).map((name) => [name, given.get(name) ?? fixed]));
}

/** Only what differs, as the server takes it. */
export const changedParts = (points: Points, before: Points): Record<string, number> =>
  Object.fromEntries(Object.entries(points).filter(([name, value]) => before[name] !== value));

export const say = (points: number) => String(Math.round(points * 10) / 10);

/** `Demand 20 → 26, Season 8 → 2`: what one version changed against the one before. */
export function saidChange(parts: readonly PartWeight[], before: Points): string {
  const changed = parts.filter((part) => before[part.name] !== part.points);
  return changed
    .map((part) => `${part.label} ${say(before[part.name] ?? part.shipped)} → ${say(part.points)}`)
    .join(', ');
}
