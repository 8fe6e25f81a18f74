import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { asApiError } from '@/shared/api/error';
import { keys } from '@/shared/api/keys';
import type { ProductHistory } from '@/shared/api/types';
import { formatDay, formatMoment, zoneName } from '@/shared/format';
import { useSession } from '@/shared/session';
import css from './opportunities.module.css';

const WIDTH = 360;
const HEIGHT = 96;
const EDGE = 8;

/** The rank over time, the best on top, with its numbers as a table for those who cannot see the curve. */
export function RankHistory({ marketplace, asin }: { marketplace: string; asin: string }) {
  const { data, error } = useQuery({
    queryKey: keys.history(marketplace, asin),
    queryFn: () => api.history(marketplace, asin),
    staleTime: 60_000,
  });
  const { time_zone: zone } = useSession();
  if (error) return <p className={css.meta}>{asApiError(error).message}</p>;
  if (!data) return <Skeleton h={HEIGHT + 24} mb={8} />;
  const points = [...data.points].sort((a, b) => a.observed_at.localeCompare(b.observed_at));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 2)
    return <p className={css.meta}>Seen once so far: no history yet.</p>;
  return (
    <figure className={css.history}>
      <figcaption className={css.caption}>
        Rank, {formatDay(first.observed_at, zone)} to {formatDay(last.observed_at, zone)}
      </figcaption>
      <Curve points={points} />
      <div className={css.ends}>
        <span>#{first.rank}</span>
        <span>#{last.rank}</span>
      </div>
      <details className={css.table}>
        <summary>As a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Seen ({zoneName(zone)})</th>
              <th scope="col">Rank</th>
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map((point) => (
              <tr key={`${point.observed_at} ${point.list_id ?? 'uploaded'}`}>
                <td>{formatMoment(point.observed_at, zone)}</td>
                <td>{point.rank}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function Curve({ points }: { points: ProductHistory['points'] }) {
  const times = points.map((point) => new Date(point.observed_at).getTime());
  const [start, end] = [Math.min(...times), Math.max(...times)];
  const ranks = points.map((point) => point.rank);
  const [best, worst] = [Math.min(...ranks), Math.max(...ranks)];
  const place = points.map((point, n) => ({
    x: EDGE + ((WIDTH - 2 * EDGE) * ((times[n] ?? start) - start)) / Math.max(1, end - start),
    y: EDGE + ((HEIGHT - 2 * EDGE) * (point.rank - best)) / Math.max(1, worst - best),
  }));
  const path = place.map(({ x, y }, n) => `${n === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  const tip = place.at(-1);
  return (
    <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} className={css.curve} aria-hidden>
      <path
        d={path}
        fill="none"
        stroke="var(--pf-chart-1)"
        strokeWidth="2"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {tip && (
        <circle
          cx={tip.x}
          cy={tip.y}
          r="4.5"
          fill="var(--pf-chart-1)"
          stroke="var(--pf-surface)"
          strokeWidth="2"
        />
      )}
    </svg>
  );
}
