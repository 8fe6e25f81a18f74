import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { FigureDay, PinFigures as Figures } from '@/shared/api/types';
import { formatDay, formatMoment, plural, zoneName } from '@/shared/format';
import { InlineError } from '@/shared/ui/Notice';
import css from './figures.module.css';
import pins from './pins.module.css';

type Metric = 'impressions' | 'saves' | 'outbound_clicks' | 'pin_clicks';
const METRICS: readonly (readonly [Metric, string])[] = [
  ['impressions', 'Impressions'],
  ['saves', 'Saves'],
  ['outbound_clicks', 'Clicks to the link'],
];
// What a card has room for; the table has all of them.
const DRAWN_DAYS = 42;

/** What Pinterest told of a published pin, by day, as of when, or why there is nothing. */
export function PinFigures({ pinId, zone }: { pinId: string; zone: string }) {
  const { data, error } = useQuery({
    queryKey: keys.pinFigures(pinId),
    queryFn: () => api.pinFigures(pinId),
  });
  if (error) return <InlineError error={error} />;
  if (!data) return <Skeleton h={72} />;
  return (
    <>
      {data.days.length > 0 && <Charts figures={data} />}
      {data.reason && <p className={pins.quiet}>{data.reason}</p>}
      <p className={pins.quiet}>{asOf(data, zone)}</p>
      {data.days.length > 0 && <Table days={data.days} />}
    </>
  );
}

function asOf({ days, as_of, read_at, next_at }: Figures, zone: string): string {
  const moment = (at: string) => `${formatMoment(at, zone)} (${zoneName(zone)})`;
  const parts = [];
  if (as_of) parts.push(`Final up to ${formatDay(`${as_of}T00:00:00Z`, 'UTC')}.`);
  else if (days.length > 0) parts.push('No day is final yet.');
  if (days.length > 0)
    parts.push('Pinterest tells a day a day later, settles it within two, and counts days in UTC.');
  if (read_at) parts.push(`Asked ${moment(read_at)}.`);
  if (next_at) parts.push(`Next time ${moment(next_at)}.`);
  return parts.join(' ');
}

function Charts({ figures: { days, sums } }: { figures: Figures }) {
  const drawn = days.slice(-DRAWN_DAYS);
  return (
    <dl className={css.charts}>
      {METRICS.map(([metric, name], part) => (
        <div key={metric}>
          <dt>{name}</dt>
          <dd>
            <strong>{sums[metric].toLocaleString('en')}</strong>
            <Bars days={drawn} metric={metric} part={part + 1} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A bar a day. What may still grow is drawn hollow. */
function Bars({ days, metric, part }: { days: readonly FigureDay[]; metric: Metric; part: number }) {
  const most = Math.max(1, ...days.map((day) => day[metric]));
  const step = 120 / Math.max(days.length, 7);
  const color = `var(--pf-chart-${String(part)})`;
  return (
    <svg viewBox="0 0 120 28" className={css.bars} preserveAspectRatio="none" aria-hidden>
      {days.map((day, n) => {
        const height = Math.max((26 * day[metric]) / most, 0.75);
        return (
          <rect
            key={day.day}
            x={n * step + 0.5}
            y={27 - height}
            width={Math.max(step - 1, 0.5)}
            height={height}
            fill={day.final ? color : 'none'}
            stroke={color}
            strokeWidth="0.75"
          />
        );
      })}
    </svg>
  );
}

function Table({ days }: { days: readonly FigureDay[] }) {
  return (
    <details className={css.table}>
      <summary>{plural(days.length, 'day')} as a table</summary>
      <div className={css.scroll} role="region" aria-label="Figures by day" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Day (UTC)</th>
              <th scope="col">Impressions</th>
              <th scope="col">Saves</th>
              <th scope="col">Clicks to the link</th>
              <th scope="col">Clicks on the pin</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map((day) => (
              <tr key={day.day}>
                <th scope="row">
                  {formatDay(`${day.day}T00:00:00Z`, 'UTC')}
                  {!day.final && <small> may grow</small>}
                </th>
                <td>{day.impressions}</td>
                <td>{day.saves}</td>
                <td>{day.outbound_clicks}</td>
                <td>{day.pin_clicks}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
