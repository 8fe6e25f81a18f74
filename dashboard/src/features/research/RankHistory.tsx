import { useState } from 'react';
import { Button, Menu, SegmentedControl, Skeleton } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { asApiError } from '@/shared/api/error';
import { exportUrl, type ExportFormat } from '@/shared/api/exportUrl';
import { keys } from '@/shared/api/keys';
import { research as api } from '@/shared/api/researchCalls';
import type { HistoryPoint } from '@/shared/api/types';
import { formatDay, formatMoment, formatMoney, zoneName } from '@/shared/format';
import { useSession } from '@/shared/session';
import { HEIGHT, pathOf, pointsOf, priceCurve, rankCurve, WIDTH, type Curve } from './chart';
import css from './opportunities.module.css';

const SPANS = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
];

interface Props {
  marketplace: string;
  asin: string;
  title: string;
  listId: string | null;
}

/** Rank and price over time, with their numbers as a table for those who cannot see the curves. */
export function RankHistory({ marketplace, asin, title, listId }: Props) {
  const [days, setDays] = useState('90');
  const { data, error, refetch } = useQuery({
    queryKey: keys.history(marketplace, asin, Number(days)),
    queryFn: () => api.history(marketplace, asin, Number(days)),
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
  return (
    <section aria-label={`History of ${title}`}>
      <div className={css.historyHead}>
        <SegmentedControl size="xs" aria-label="How far back" data={SPANS} value={days} onChange={setDays} />
        <HistoryExport marketplace={marketplace} asin={asin} days={Number(days)} />
      </div>
      {error ? (
        <div role="alert">
          <p className={css.meta}>{asApiError(error).message}</p>
          <Button size="xs" variant="default" onClick={() => void refetch()}>
            Load it again
          </Button>
        </div>
      ) : !data ? (
        <Skeleton h={2 * HEIGHT} mb={8} />
      ) : (
        <Charts points={pointsOf(data.points, listId)} others={othersThan(data.points, listId)} />
      )}
    </section>
  );
}

const othersThan = (points: readonly HistoryPoint[], listId: string | null) =>
  new Set(points.map((point) => point.list_id).filter((id) => id !== null && id !== listId)).size;

function HistoryExport({ days, ...product }: { marketplace: string; asin: string; days: number }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="xs"
          variant="subtle"
          color="neutral"
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['csv', 'xlsx', 'json'] satisfies ExportFormat[]).map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={exportUrl('history', format, { ...product, days })}
            download
          >
            {format.toUpperCase()}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Charts({ points, others }: { points: HistoryPoint[]; others: number }) {
  const { time_zone: zone } = useSession();
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 2)
    return <p className={css.meta}>Seen {first ? 'once' : 'not at all'} in this time: no history yet.</p>;
  if (formatDay(first.observed_at, zone) === formatDay(last.observed_at, zone))
    return (
      <>
        <p className={css.meta}>
          Seen on one day only, {formatDay(first.observed_at, zone)}, at rank {last.best_rank}: a curve needs
          a second day.
        </p>
        <Table points={points} zone={zone} />
      </>
    );
  const rank = rankCurve(points);
  const price = priceCurve(points);
  const span = `${formatDay(first.observed_at, zone)} to ${formatDay(last.observed_at, zone)}`;
  return (
    <>
      <figure className={css.history}>
        <figcaption className={css.caption}>
          Rank, {span}
          {rank.log && <span className={css.scale}> · logarithmic</span>}
        </figcaption>
        <Line curve={rank} part={1} top={`#${String(rank.least)}`} bottom={`#${String(rank.most)}`} />
      </figure>
      {price ? (
        <figure className={css.history}>
          <figcaption className={css.caption}>Price</figcaption>
          <Line
            curve={price}
            part={2}
            top={formatMoney(price.most, price.currency)}
            bottom={formatMoney(price.least, price.currency)}
          />
        </figure>
      ) : (
        <p className={css.meta}>Too few prices were seen for a curve.</p>
      )}
      <Table points={points} zone={zone} />
      {others > 0 && (
        <p className={css.meta}>
          Also seen on {others === 1 ? 'one other list' : `${String(others)} other lists`}; the export has
          all.
        </p>
      )}
    </>
  );
}

interface LineProps {
  curve: Curve;
  part: 1 | 2;
  top: string;
  bottom: string;
}

/** The rank's line is unbroken, the price's dashed: they differ without their colours too. */
function Line({ curve, part, top, bottom }: LineProps) {
  const tip = curve.pieces.at(-1)?.at(-1);
  const color = `var(--pf-chart-${String(part)})`;
  return (
    <div className={css.plot}>
      <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} className={css.curve} aria-hidden>
        {curve.pieces.map((piece, n) =>
          piece.length > 1 ? (
            <path
              key={n}
              d={pathOf(piece)}
              fill="none"
              stroke={color}
              strokeWidth="2"
              strokeDasharray={part === 2 ? '6 4' : undefined}
              strokeLinejoin="round"
              strokeLinecap="round"
            />
          ) : (
            <circle key={n} cx={piece[0]?.x} cy={piece[0]?.y} r="2" fill={color} />
          ),
        )}
        {tip && (
          <circle cx={tip.x} cy={tip.y} r="4.5" fill={color} stroke="var(--pf-surface)" strokeWidth="2" />
        )}
      </svg>
      <div className={css.axis} aria-hidden>
        <span>{top}</span>
        {top !== bottom && <span>{bottom}</span>}
      </div>
    </div>
  );
}

function Table({ points, zone }: { points: HistoryPoint[]; zone: string }) {
  return (
    <details className={css.table}>
      <summary>As a table</summary>
      <div className={css.tableScroll} role="region" aria-label="Ranks and prices" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Seen ({zoneName(zone)})</th>
              <th scope="col">Rank</th>
              <th scope="col">Price</th>
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map((point) => (
              <tr key={`${point.observed_at} ${point.list_id ?? 'uploaded'}`}>
                <td>
                  {point.visits > 1
                    ? formatDay(point.observed_at, zone)
                    : formatMoment(point.observed_at, zone)}
                </td>
                <td>
                  {point.best_rank}
                  {point.visits > 1 && `, best of ${String(point.visits)} visits`}
                </td>
                <td>{priceWords(point)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

const priceWords = ({ price, currency, price_kind: kind }: HistoryPoint) =>
  price === null || !currency ? '–' : `${kind === 'from' ? 'from ' : ''}${formatMoney(price, currency)}`;
