/** What the mock knows of research and fetching. */
import type {
  Category,
  CategoryWalk,
  CommissionRate,
  CreatorsConnection,
  ExplainedPart,
  Explanation,
  Host,
  ImportPreview,
  ImportRow,
  ImportRun,
  Opportunity,
  OpportunityFilter,
  PartWeight,
  RefusalCount,
  ScoreWeights,
  Token,
  TrendKeyword,
  TrendKeywordPage,
  WeightsPreview,
  WeightsVersion,
} from '../../src/shared/api/types.ts';
import { at, id, NOW, PROJECTS } from './data.ts';

export const FILTERS: OpportunityFilter[] = [
  {
    id: id(23, 1),
    name: 'Trending and below 40',
    conditions: { only_with_trend: true, max_price: 40 },
    created_at: at(-9000),
  },
  {
    id: id(23, 2),
    name: 'New in the kitchen',
    conditions: { new_entries: true, category: 'Kitchen' },
    created_at: at(-4000),
  },
];

export function fits(item: Opportunity, query: URLSearchParams): boolean {
  const number = (name: string) => (query.has(name) ? Number(query.get(name)) : null);
  const [from, to] = [number('min_price'), number('max_price')];
  const price = item.product.price;
  return (
    (!query.has('list_kind') || item.list.list_kind === query.get('list_kind')) &&
    item.list.category.toLowerCase().includes((query.get('category') ?? '').toLowerCase()) &&
    (from === null || (price !== null && price >= from)) &&
    (to === null || (price !== null && price <= to)) &&
    (!query.has('new_entries') || item.previous_rank === null)
  );
}

export function explain(item: Opportunity): Explanation {
  const parts = item.parts.map((part, n): ExplainedPart => {
    const plain = { ...part, source: 'public' as const, region: null, as_of: null, recomputed: 'equal' as const, points_now: part.points };
    if (n === 2) return { ...plain, source: 'pinterest', region: 'GB+IE', as_of: at(-300), recomputed: 'kept', points_now: null };
    return plain;
  }); // prettier-ignore
  return {
    opportunity: item,
    parts,
    recomputable: false,
    equal: true,
    verdict:
      'What can be computed again comes out the same. 1 part is no longer recomputable: its figures may not be stored.',
    trend: {
      keyword: 'slow mornings kitchen',
      region: 'GB+IE',
      matched: 'Two of its words stand in the title.',
      growth_wow: 4,
      growth_mom: 64,
      growth_yoy: null,
      fetched_at: at(-80),
    },
  };
}

export const HOSTS: Host[] = [
  { host: 'www.amazon.co.uk', circuit: 'closed', closed_until: null, opened_at: null, reason: null, refusals_in_row: 0, asked_today: 41 },
  { host: 'www.amazon.com', circuit: 'open', closed_until: at(290), opened_at: at(-70), reason: 'Amazon asked for proof of a human instead of showing the page.', refusals_in_row: 2, asked_today: 12 },
]; // prettier-ignore

export const REFUSALS: RefusalCount[] = [
  { host: 'www.amazon.com', day: '2026-11-24', kind: 'bot_check', count: 2, last_at: at(-70), last_message: 'Amazon asked for proof of a human instead of showing the page.' },
  { host: 'www.amazon.com', day: '2026-11-23', kind: 'markup_changed', count: 1, last_at: at(-1500), last_message: 'The page shows 50 products, and none of them can be read.' },
  { host: 'www.amazon.co.uk', day: '2026-11-20', kind: 'busy', count: 3, last_at: at(-6000), last_message: 'Amazon answered 503: come back later.' },
]; // prettier-ignore

const ROOT = 'https://www.amazon.co.uk/gp/bestsellers';
const category = (name: string, depth: number, parent: string, opened: boolean): Category => ({
  url: `${parent}/${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`,
  name,
  marketplace: 'amazon.co.uk',
  list_kind: 'bestsellers',
  parent_url: parent,
  depth,
  opened,
  seen_at: at(-3000),
});
const KITCHEN = category('Home & Kitchen', 1, ROOT, true);
export const CATEGORIES: Category[] = [
  category('Baby Products', 1, ROOT, false),
  category('DIY & Tools', 1, ROOT, false),
  category('Garden', 1, ROOT, false),
  KITCHEN,
  category('Pet Supplies', 1, ROOT, false),
  category('Stationery & Office Supplies', 1, ROOT, true),
  category('Bedding & Linen', 2, KITCHEN.url, false),
  category('Cookware & Bakeware', 2, KITCHEN.url, false),
  category('Kitchen Storage & Organisation', 2, KITCHEN.url, false),
];
export const WALK: CategoryWalk = {
  marketplace: 'amazon.co.uk',
  list_kind: 'bestsellers',
  depth: 2,
  requested_at: at(-3100),
  finished_at: at(-2900),
  message: null,
};
export const findCategories = (all: Category[], query: URLSearchParams) =>
  all.filter(
    (one) =>
      one.marketplace === query.get('marketplace') &&
      one.list_kind === query.get('list_kind') &&
      one.depth <= Number(query.get('depth') ?? 5) &&
      (!query.has('parent_url') || one.parent_url === query.get('parent_url')),
  );

export const RUN: ImportRun = {
  id: id(20, 1),
  project_id: id(1, 1),
  source: 'csv',
  file_name: 'autumn-finds.csv',
  mapping: { asin: 'ASIN', title: 'Name', price: 'Price' },
  encoding: 'utf-8',
  notes: ['utf-8, separated by semicolon.'],
  ok_count: 41,
  duplicate_count: 2,
  error_count: 1,
  brought_by: 'Nora Winter',
  brought_at: at(-130),
  taken_back_at: null,
  taken_back_by: null,
};
export const IMPORTS: ImportRun[] = [
  RUN,
  { ...RUN, id: id(20, 2), source: 'bookmarklet', file_name: 'Bamboo drawer organiser, set of 5', ok_count: 1, duplicate_count: 0, error_count: 0, brought_at: at(-1700) },
  { ...RUN, id: id(20, 3), source: 'xlsx', file_name: 'supplier list (old).xlsx', ok_count: 12, duplicate_count: 0, error_count: 7, brought_at: at(-9000), taken_back_at: at(-8900), taken_back_by: 'Jonas Field' },
]; // prettier-ignore
export const ROWS: ImportRow[] = [
  { line: 2, outcome: 'ok', asin: 'B0C7X2KETL', message: null },
  { line: 3, outcome: 'ok', asin: 'B09SKLT26C', message: 'Row 3: the price “n/a” is no price and was left out.' },
  { line: 4, outcome: 'duplicate', asin: 'B0C7X2KETL', message: 'Row 4: B0C7X2KETL stands in row 2 already.' },
  { line: 17, outcome: 'error', asin: null, message: 'Row 17: “B00ABC” has 6 characters; an ASIN has 10. Copy it from the product’s address.' },
]; // prettier-ignore
export const PREVIEW: ImportPreview = {
  source: 'csv',
  columns: ['ASIN', 'Name', 'Price', 'Colour', 'Our remarks'],
  mapping: { asin: 'ASIN', title: 'Name', price: 'Price', note: 'Our remarks' },
  fields: ['asin', 'url', 'title', 'price', 'currency', 'category', 'rank', 'note'],
  encoding: 'utf-8',
  notes: ['utf-8, separated by semicolon.', 'Prices without a currency are taken as GBP.'],
  ok_count: 41,
  duplicate_count: 2,
  error_count: 1,
  rows: [
    { line: 2, outcome: 'ok', asin: 'B0C7X2KETL', message: null, cells: ['B0C7X2KETL', 'Gooseneck kettle, terracotta', '42.99', 'terracotta', 'for the coffee board'] },
    { line: 3, outcome: 'ok', asin: 'B09SKLT26C', message: null, cells: ['B09SKLT26C', 'Cast iron skillet, 26 cm', 'n/a', 'black', ''] },
    { line: 4, outcome: 'duplicate', asin: 'B0C7X2KETL', message: null, cells: ['B0C7X2KETL', 'Kettle', '42.99', '', 'twice?'] },
    { line: 17, outcome: 'error', asin: null, message: null, cells: ['B00ABC', 'Travel mug', '12', 'sand', ''] },
  ],
  problems: ROWS.slice(1),
  brought_before: null,
}; // prettier-ignore

/** What becomes of the rows with these columns: without a title one row less can be taken in. */
export function previewImport(mapping: unknown): ImportPreview {
  if (typeof mapping !== 'string') return PREVIEW;
  const said = JSON.parse(mapping) as Record<string, string | null>;
  const kept = Object.entries(said).filter((one): one is [string, string] => one[1] !== null);
  return {
    ...PREVIEW,
    mapping: Object.fromEntries(kept),
    ok_count: PREVIEW.ok_count - (said.title ? 0 : 1),
    notes: said.title ? PREVIEW.notes : ['No column holds titles.'],
  };
}

export const TOKENS: Token[] = [
  { id: id(21, 1), user_id: id(8, 1), name: 'Bookmarklet for Quiet Kitchen', scope: 'bring_pages', created_at: at(-20000), last_used_at: at(-1700), expires_at: null },
  { id: id(21, 2), user_id: id(8, 1), name: 'n8n', scope: null, created_at: at(-20000), last_used_at: null, expires_at: null },
]; // prettier-ignore

export const CREATORS: CreatorsConnection[] = [
  { id: id(22, 1), marketplace: 'amazon.co.uk', partner_tag: 'quietkitchen-21', version: '2.2', credential_id: 'amzn1.application-oa2-client.0c9d41', state: 'connected', reason: null, checked_at: at(-95) },
  { id: id(22, 2), marketplace: 'amazon.com', partner_tag: 'deskdaylight-20', version: '2.1', credential_id: 'amzn1.application-oa2-client.77ab02', state: 'not_eligible', reason: 'Amazon does not open the Creators API to this Associates account yet: it needs ten qualified sales in 30 days. It is tried again every day.', checked_at: at(-400) },
]; // prettier-ignore

const part = (name: string, label: string, points: number, shipped = points): PartWeight => ({
  name,
  label,
  points,
  shipped,
});
export const WEIGHTS: ScoreWeights = {
  number: 2,
  own: true,
  set_aside: false,
  price_bands: { GBP: [12, 65], EUR: [18, 60] },
  version: '2026-11.3/2',
  parts: [
    part('demand', 'Demand', 24, 20),
    part('outlook', 'Expected rank', 10),
    part('momentum', 'Momentum', 10, 14),
    part('new_entry', 'New on the list', 4),
    part('staying_power', 'Staying power', 6),
    part('trend', 'Trend', 10),
    part('trend_growth', 'Growth of the trend', 6),
    part('season', 'Season', 6),
    part('price_band', 'Price band', 8),
    part('commission', 'Commission', 6),
    part('quality', 'Quality', 6),
    part('competition', 'Room for another pin', 4),
  ],
};
export const VERSIONS: WeightsVersion[] = [
  {
    number: 2,
    changed_by: 'Nora Winter',
    via: 'dashboard',
    changed_at: at(-1500),
    reset: false,
    parts: WEIGHTS.parts,
  },
  { number: 1, changed_by: 'Jonas Field', via: 'cli', changed_at: at(-9000), reset: true, parts: null },
];

export function preview(items: Opportunity[], body: Record<string, unknown>): WeightsPreview {
  const changed = Object.keys((body.parts as object | undefined) ?? {}).length > 0;
  const open = items.filter((item) => item.state === 'open');
  const order = changed ? open.toSorted((a, b) => (b.rank ?? 0) - (a.rank ?? 0)) : open;
  return {
    scored: open.length,
    moved: changed ? open.length : 0,
    items: order.map((item, n) => ({
      opportunity_id: item.id,
      marketplace: item.product.marketplace,
      asin: item.product.asin,
      title: item.product.title,
      old_score: item.score,
      new_score: changed ? item.score - n + 2 : item.score,
      old_place: open.indexOf(item) + 1,
      new_place: n + 1,
    })),
  };
}

const rate = (category_: string, percent: number, own = false, counts = true): CommissionRate => ({
  marketplace: PROJECTS[0]?.marketplace ?? 'amazon.co.uk',
  category: category_,
  percent,
  valid_from: own ? '2026-10-01' : '2025-01-01',
  own,
  counts,
  source: own ? 'Nora Winter, 2026-10-01' : 'Two articles of 2025 that agree; not Amazon’s own page',
});
export const RATES: CommissionRate[] = [
  rate('', 3),
  rate('Garden', 5),
  rate('Home & Kitchen', 6.5, true),
  rate('Home & Kitchen', 5, false, false),
  rate('Office Products', 4),
];

const keyword = (
  name: string,
  wow: number | null,
  mom: number | null,
  yoy: number | null,
  wave: number,
): TrendKeyword => ({
  keyword: name,
  growth_wow: wow,
  growth_mom: mom,
  growth_yoy: yoy,
  more_than_told: yoy === 10001,
  weekly: Array.from({ length: 52 }, (_, n) => Math.round(50 + 45 * Math.sin((n / 52) * wave * Math.PI - 1))),
  weeks_start: '2025-11-24',
});
export const TRENDS: TrendKeywordPage = {
  items: [
    keyword('christmas table setting', 40, 310, 12, 2),
    keyword('small kitchen storage', 4, 64, 10001, 3),
    keyword('cast iron recipes', -3, 22, 8, 4),
    keyword('japandi kitchen', 0, 9, null, 5),
    keyword('gift ideas for cooks', 61, 240, -4, 2.5),
    { ...keyword('pour over coffee station', 12, 18, 90, 1), weekly: [], weeks_start: null },
  ],
  next_cursor: null,
  problem: null,
  fetched_at: at(-35),
  expires_at: at(205),
};
export const NO_TRENDS: TrendKeywordPage = {
  items: [],
  next_cursor: null,
  problem:
    'Trends are asked for through a Pinterest account of yours, and none is connected. Connect one on the Accounts page.',
  fetched_at: NOW,
  expires_at: at(30),
};
