import { MultiSelect, SegmentedControl, Select, Skeleton } from '@mantine/core';
import { IconTrendingUp, IconZoomCancel } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { keys } from '@/shared/api/keys';
import { research as api } from '@/shared/api/researchCalls';
import type { TrendKeyword, TrendKind } from '@/shared/api/types';
import { useSession } from '@/shared/session';
import { EmptyState } from '@/shared/ui/EmptyState';
import { LinkButton } from '@/shared/ui/LinkButton';
import { ErrorState } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Ago } from '@/shared/ui/Time';
import { sparkline } from './chart';
import { growthPercent } from './growth';
import { INTERESTS, KINDS, ORDER_WORDS, REGIONS } from './trendWords';
import css from './trends.module.css';

const route = getRouteApi('/shell/trends');
const SPARK = { width: 120, height: 28 };

export function TrendsPage() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const region = REGIONS.some(({ value }) => value === search.region) ? (search.region ?? 'US') : 'US';
  const kind: TrendKind = KINDS.find(({ value }) => value === search.kind)?.value ?? 'growing';
  const interests = INTERESTS.map(({ value }) => value).filter((one) =>
    search.interests?.split(',').includes(one),
  );
  const asked = { region, kind, interests: interests.length > 0 ? interests : undefined };
  const query = useQuery({
    queryKey: keys.trends(asked),
    queryFn: () => api.trends(asked),
    staleTime: 300_000,
  });
  const show = (next: { region?: string; kind?: string; interests?: string }) =>
    void navigate({
      to: '/trends',
      search: { region, kind, interests: interests.join(',') || undefined, ...next },
      replace: true,
    });

  return (
    <>
      <PageHeader title="Trends">
        What people search for on Pinterest, as Pinterest tells one of your accounts. Shown for a few hours,
        never stored.
      </PageHeader>
      <div className={css.filters} role="search" aria-label="Filter trends">
        <SegmentedControl
          aria-label="Kind of trend"
          data={KINDS}
          value={kind}
          onChange={(value) => {
            show({ kind: value });
          }}
        />
        <Select
          aria-label="Region"
          className={css.region}
          searchable
          data={REGIONS}
          value={region}
          onChange={(value) => {
            show({ region: value ?? undefined });
          }}
        />
        <MultiSelect
          aria-label="Interests"
          className={css.interests}
          placeholder={interests.length === 0 ? 'All interests' : undefined}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'All interests' }}
          data={INTERESTS}
          value={interests}
          onChange={(values) => {
            show({ interests: values.join(',') || undefined });
          }}
        />
      </div>
      {query.isPending ? (
        <TrendsSkeleton />
      ) : !query.data ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.data.problem ? (
        <EmptyState
          icon={IconTrendingUp}
          title="Pinterest tells no trends here"
          action={<LinkButton to="/accounts">Look at the accounts</LinkButton>}
        >
          {query.data.problem}
        </EmptyState>
      ) : query.data.items.length === 0 ? (
        <EmptyState icon={IconZoomCancel} title="No keyword fits">
          Pinterest names none for this region, kind and choice of interests. Choose fewer interests or
          another kind.
        </EmptyState>
      ) : (
        <Keywords
          kind={kind}
          items={query.data.items}
          fetchedAt={query.data.fetched_at}
          expiresAt={query.data.expires_at}
        />
      )}
    </>
  );
}

interface KeywordsProps {
  kind: TrendKind;
  items: TrendKeyword[];
  fetchedAt: string;
  expiresAt: string;
}

function Keywords({ kind, items, fetchedAt, expiresAt }: KeywordsProps) {
  const { time_zone: zone } = useSession();
  return (
    <>
      <p className={css.order}>In Pinterest’s own order: {ORDER_WORDS[kind]}.</p>
      <div className={`pf-card ${css.card ?? ''}`}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">Keyword</th>
              <th scope="col">The weeks before</th>
              <th scope="col">Week</th>
              <th scope="col">Month</th>
              <th scope="col">Year</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.keyword}>
                <th scope="row">{item.keyword}</th>
                <td className={css.spark}>
                  <Spark item={item} />
                </td>
                <Growth growth={item.growth_wow} span="Week" />
                <Growth growth={item.growth_mom} span="Month" />
                <Growth growth={item.growth_yoy} span="Year" />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={css.foot}>
        Told <Ago at={fetchedAt} zone={zone} />, asked for anew <Ago at={expiresAt} zone={zone} />. Each line
        is drawn from 0 to the keyword’s own peak.
      </p>
    </>
  );
}

function Growth({ growth, span }: { growth: number | null; span: string }) {
  const told = growthPercent(growth);
  return (
    <td className={css.growth} data-way={growth === null ? undefined : Math.sign(growth)} data-span={span}>
      {told ?? <span title="Pinterest does not say">–</span>}
    </td>
  );
}

function Spark({ item }: { item: TrendKeyword }) {
  if (item.weekly.length < 2) return <span className="pf-label">no weeks told</span>;
  const peak = item.weekly.indexOf(Math.max(...item.weekly));
  const last = item.weekly.length - 1;
  const when = peak === last ? 'the latest week' : `${String(last - peak)} weeks before the latest`;
  const words = `${String(item.weekly.length)} weeks: ${String(item.weekly[0])} at first, ${String(item.weekly[last])} in the latest week of 100 at its peak, ${when}`;
  return (
    <svg
      role="img"
      aria-label={words}
      viewBox={`0 0 ${String(SPARK.width)} ${String(SPARK.height)}`}
      width={SPARK.width}
      height={SPARK.height}
    >
      <path
        d={sparkline(item.weekly, SPARK.width, SPARK.height)}
        fill="none"
        stroke="var(--pf-chart-1)"
        strokeWidth="1.75"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}

function TrendsSkeleton() {
  return (
    <div className={`pf-card ${css.card ?? ''}`} aria-busy="true" aria-label="Loading the trends">
      {Array.from({ length: 8 }, (_, n) => (
        <Skeleton key={n} h={28} my={12} />
      ))}
    </div>
  );
}
