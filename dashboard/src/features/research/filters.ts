/** What opportunities are looked for, as it stands in the page's address, in a request and in a saved filter. */
import type { OpportunityQuery } from '@/shared/api/researchCalls';
import type { Opportunity, OpportunityConditions } from '@/shared/api/types';

export interface Filters {
  state: Opportunity['state'];
  score?: number;
  q?: string;
  kind?: OpportunityQuery['list_kind'];
  category?: string;
  from?: number;
  to?: number;
  trend?: boolean;
  fresh?: boolean;
}

const STATES: Opportunity['state'][] = ['open', 'drafted', 'hidden', 'ended'];

export const KINDS: NonNullable<Filters['kind']>[] = [
  'bestsellers',
  'movers',
  'new_releases',
  'most_wished',
  'gift_ideas',
  'brought',
];

/** The address may have been written by hand: whatever makes no sense is left out. */
export function readFilters(search: Record<string, unknown>): Filters {
  return withoutGaps({
    state: STATES.find((state) => state === search.state) ?? 'open',
    score: numberIn(search.score, 1, 100),
    q: words(search.q),
    kind: KINDS.find((kind) => kind === search.kind),
    category: words(search.category),
    from: numberIn(search.from, 0, 1e9),
    to: numberIn(search.to, 0, 1e9),
    trend: search.trend === true || undefined,
    fresh: search.fresh === true || undefined,
  });
}

/** For the address: only what differs from no filter. */
export function toSearch({ state, ...rest }: Filters): Record<string, unknown> {
  return withoutGaps({ ...(state === 'open' ? {} : { state }), ...rest });
}

export function toQuery(filters: Filters, projectId: string | null): OpportunityQuery {
  return withoutGaps({
    project_id: projectId ?? undefined,
    state: filters.state,
    min_score: filters.score,
    q: filters.q,
    list_kind: filters.kind,
    category: filters.category,
    min_price: filters.from,
    max_price: filters.to,
    only_with_trend: filters.trend,
    new_entries: filters.fresh,
  });
}

export function toConditions(filters: Filters, projectId: string | null): OpportunityConditions {
  const { q, ...rest } = toQuery(filters, projectId);
  return withoutGaps({ ...rest, words: q });
}

export function fromConditions(conditions: OpportunityConditions): Filters {
  return readFilters({
    state: conditions.state,
    score: conditions.min_score,
    q: conditions.words,
    kind: conditions.list_kind,
    category: conditions.category,
    from: conditions.min_price,
    to: conditions.max_price,
    trend: conditions.only_with_trend,
    fresh: conditions.new_entries,
  });
}

/** How many conditions stand behind the “More filters” button. */
export const countMore = ({ score, kind, category, from, to, trend, fresh }: Filters) =>
  [score, kind, category, from, to, trend, fresh].filter((value) => value !== undefined).length;

/** Why these prices find nothing, or null. */
export const priceProblem = ({ from, to }: Filters) =>
  from !== undefined && to !== undefined && from > to ? 'The highest price is below the lowest.' : null;

function words(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return String(value).trim().slice(0, 200) || undefined;
}

function numberIn(value: unknown, least: number, most: number): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  return number >= least && number <= most ? number : undefined;
}

function withoutGaps<T extends object>(from: T): T {
  return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined)) as T;
}
