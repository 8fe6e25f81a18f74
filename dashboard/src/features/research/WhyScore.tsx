import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { asApiError } from '@/shared/api/error';
import { keys } from '@/shared/api/keys';
import { research as api } from '@/shared/api/researchCalls';
import type { ExplainedPart, Explanation, Opportunity } from '@/shared/api/types';
import { dotted, formatMoment, zoneName } from '@/shared/format';
import { useSession } from '@/shared/session';
import { Notice } from '@/shared/ui/Notice';
import { Ago } from '@/shared/ui/Time';
import { growthWords } from './growth';
import { ScoreParts } from './Score';
import css from './opportunities.module.css';

/** The parts at once, and as soon as it is known what each stands on and whether it still comes out so. */
export function WhyScore({ item }: { item: Opportunity }) {
  const { time_zone: zone } = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: keys.explanation(item.id),
    queryFn: () => api.explanation(item.id),
    staleTime: 60_000,
  });
  const explained = new Map(data?.parts.map((part) => [part.name, part]));
  return (
    <div>
      {item.ended && (
        <Notice tone="info" title={item.ended}>
          <p>
            Score and reasons are those of {formatMoment(item.scored_at, zone)} ({zoneName(zone)}).
          </p>
        </Notice>
      )}
      <ScoreParts
        parts={item.parts}
        score={item.score}
        notes={(name) => {
          const part = explained.get(name);
          const note = part && noteOf(part, zone);
          return note && <span className={css.note}>{note}</span>;
        }}
      />
      {data?.trend && <Trend trend={data.trend} zone={zone} />}
      <p className={css.verdict} role="status">
        {error ? asApiError(error).message : (data?.verdict ?? 'Computing it once more…')}
      </p>
      {error && (
        <Button size="xs" variant="default" onClick={() => void refetch()}>
          Compute it again
        </Button>
      )}
    </div>
  );
}

const SOURCES: Record<ExplainedPart['source'], string | null> = {
  public: null,
  own: 'Your own data',
  pinterest: 'Pinterest',
  creators_api: 'Amazon’s Creators API',
};

function noteOf(part: ExplainedPart, zone: string): string | null {
  const from = [
    SOURCES[part.source],
    part.region,
    part.as_of && `${formatMoment(part.as_of, zone)} (${zoneName(zone)})`,
  ];
  const standing = {
    equal: null,
    different: `now ${String(part.points_now ?? '?')} points`,
    kept: 'no longer recomputable: only the points may be kept',
    old_formula: 'made with an older formula; the next scoring makes it anew',
  }[part.recomputed];
  return dotted(...from, standing) || null;
}

function Trend({ trend, zone }: { trend: NonNullable<Explanation['trend']>; zone: string }) {
  const grown = [
    growthWords(trend.growth_wow, 'in a week'),
    growthWords(trend.growth_mom, 'in a month'),
    growthWords(trend.growth_yoy, 'in a year'),
  ].filter(Boolean);
  return (
    <p className={css.trend}>
      <strong>“{trend.keyword}”</strong> is searched for in {trend.region}
      {grown.length > 0 && `: ${grown.join(', ')}`}. {trend.matched} Pinterest,{' '}
      <Ago at={trend.fetched_at} zone={zone} />.
    </p>
  );
}
