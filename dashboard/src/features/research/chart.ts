/** Where the points of a history stand in a picture. Pure: no element, no time of now. */
import type { HistoryPoint } from '@/shared/api/types';

export const WIDTH = 360;
export const HEIGHT = 96;
const EDGE = 8;
/** From this ratio on the worst rank would press all others together. */
const WIDE = 10;

export interface Place {
  x: number;
  y: number;
}

export interface Curve {
  /** Pieces that are drawn unbroken: where a value is missing, the line ends. */
  pieces: Place[][];
  least: number;
  most: number;
  log: boolean;
}

/** The points of one list and of uploads; of all lists where that one has none. Oldest first. */
export function pointsOf(points: readonly HistoryPoint[], listId: string | null): HistoryPoint[] {
  const own = points.filter((point) => point.list_id === listId || point.list_id === null);
  const chosen = own.length > 0 ? own : points;
  return chosen.toSorted((a, b) => a.observed_at.localeCompare(b.observed_at));
}

/** The best rank on top; logarithmic when the ranks lie far apart. */
export function rankCurve(points: readonly HistoryPoint[]): Curve {
  return curveOf(points, (point) => point.best_rank, true);
}

/** Prices in the currency seen last; null where fewer than two are known. */
export function priceCurve(points: readonly HistoryPoint[]): (Curve & { currency: string }) | null {
  const currency = points.findLast((point) => point.price !== null)?.currency;
  if (!currency) return null;
  const priceOf = (point: HistoryPoint) => (point.currency === currency ? point.price : null);
  if (points.filter((point) => priceOf(point) !== null).length < 2) return null;
  return { ...curveOf(points, priceOf, false), currency };
}

function curveOf(
  points: readonly HistoryPoint[],
  valueOf: (point: HistoryPoint) => number | null,
  upsideDown: boolean,
): Curve {
  const times = points.map((point) => new Date(point.observed_at).getTime());
  const values = points.map(valueOf);
  const known = values.filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const [start, end] = [Math.min(...times), Math.max(...times)];
  const log = upsideDown && least > 0 && most / least >= WIDE;
  const scale = log ? Math.log : (value: number) => value;
  const share = (value: number) =>
    most === least ? 0.5 : (scale(value) - scale(least)) / (scale(most) - scale(least));
  const pieces: Place[][] = [[]];
  values.forEach((value, n) => {
    if (value === null) {
      pieces.push([]);
      return;
    }
    const x = end === start ? 0.5 : ((times[n] ?? start) - start) / (end - start);
    const y = upsideDown ? share(value) : 1 - share(value);
    pieces.at(-1)?.push({ x: EDGE + (WIDTH - 2 * EDGE) * x, y: EDGE + (HEIGHT - 2 * EDGE) * y });
  });
  return { pieces: pieces.filter((piece) => piece.length > 0), least, most, log };
}

export const pathOf = (piece: readonly Place[]) =>
  piece.map(({ x, y }, n) => `${n === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

/** One value a week from 0 to 100 as a line of its own small size. */
export function sparkline(values: readonly number[], width: number, height: number): string {
  const most = Math.max(...values, 1);
  const step = values.length > 1 ? (width - 2) / (values.length - 1) : 0;
  return pathOf(
    values.map((value, n) => ({ x: 1 + n * step, y: height - 1 - ((height - 2) * value) / most })),
  );
}
