/** One tenant's data as the server would tell it, at a fixed moment. */
import type {
  Account,
  CalendarItem,
  FetchDecision,
  Finding,
  Media,
  Member,
  Opportunity,
  Overview,
  Pin,
  PinState,
  Plugin,
  PinFigures,
  PostingHours,
  Project,
  Rule,
  Schedule,
  ScheduleRun,
  ScorePart,
  Slot,
  Template,
  WatchedList,
} from '../../src/shared/api/types.ts';
import { pinPicture, productPicture, type Look, type PinArt, type Thing } from './pictures.ts';

export const NOW = '2026-11-24T09:12:00Z';
const now = new Date(NOW).getTime();
export const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
export const id = (kind: number, n: number) =>
  `${String(kind).padStart(8, '0')}-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const PROJECTS: Project[] = [
  {
    id: id(1, 1),
    name: 'Quiet Kitchen',
    marketplace: 'amazon.co.uk',
    currency: 'GBP',
    affiliate_tag: 'quietkitchen-21',
    link_mode: 'own_site',
    link_mode_confirmed_at: null,
    site_url_pattern: 'https://quietkitchen.example/finds/{asin}',
    picture_policy: 'own',
    picture_policy_confirmed_at: null,
    time_zone: 'Europe/London',
    default_account_id: id(2, 1),
    default_board_id: 'b-11',
    brand: {
      name: 'Quiet Kitchen',
      ink: '#23302A',
      paper: '#F7F2E8',
      accent: '#B4532A',
      site: 'quietkitchen.example',
    },
    writer: null,
    writer_reads_api: false,
    two_person_approval: false,
    logo_media_id: null,
    evergreen_after_days: null,
    resend_unknown: null,
    version: 4,
  },
  {
    id: id(1, 2),
    name: 'Desk & Daylight',
    marketplace: 'amazon.com',
    currency: 'USD',
    affiliate_tag: 'deskdaylight-20',
    link_mode: 'direct',
    link_mode_confirmed_at: at(-9000),
    site_url_pattern: null,
    picture_policy: 'own',
    picture_policy_confirmed_at: null,
    time_zone: 'America/New_York',
    default_account_id: id(2, 2),
    default_board_id: 'b-21',
    brand: { name: 'Desk & Daylight', ink: '#1C2A44', paper: '#F3F5FA', accent: '#2F5DA8', site: null },
    writer: null,
    writer_reads_api: false,
    two_person_approval: false,
    logo_media_id: null,
    evergreen_after_days: null,
    resend_unknown: null,
    version: 2,
  },
];

export const ACCOUNTS: Account[] = [
  account(1, 'Quiet Kitchen', 'quietkitchen', 'connected', null, 'Europe/London', 10, 3, 68),
  account(2, 'Desk & Daylight', 'deskanddaylight', 'connected', null, 'America/New_York', 10, 1, 408, [
    3,
    'warm-up, week 1 of 4',
  ]),
  account(
    3,
    'Nordic Nest Co.',
    'nordicnest',
    'reconnect_needed',
    'Pinterest no longer accepts the token (401 since 22 Nov, 14:02). Connect the account again.',
    'Europe/London',
    10,
    0,
    null,
  ),
];

function account(
  n: number,
  name: string,
  username: string,
  state: Account['state'],
  reason: string | null,
  zone: string,
  cap: number,
  today: number,
  next: number | null,
  [capToday, capReason]: [number, string] = [cap, 'daily cap'],
): Account {
  return {
    id: id(2, n),
    name,
    username,
    channel: 'pinterest',
    base_url: 'https://api.pinterest.com/v5',
    proxy: null,
    state,
    state_reason: reason,
    time_zone: zone,
    daily_cap: cap,
    cap_today: capToday,
    cap_reason: capReason,
    spacing_minutes: 60,
    published_today: today,
    next_slot_at: next === null ? null : at(next),
  };
}

export const BOARDS: Record<string, { id: string; name: string }[]> = {
  [id(2, 1)]: [
    { id: 'b-11', name: 'Small kitchen finds' },
    { id: 'b-12', name: 'Slow mornings' },
    { id: 'b-13', name: 'Gifts for people who cook' },
  ],
  [id(2, 2)]: [
    { id: 'b-21', name: 'Calm desk setups' },
    { id: 'b-22', name: 'Light for work' },
  ],
  [id(2, 3)]: [{ id: 'b-31', name: 'Nordic living' }],
};

export const LISTS: WatchedList[] = [
  list(1, 'amazon.co.uk', 'bestsellers', 'Home & Kitchen', 'ok', null, -42, 50),
  list(2, 'amazon.co.uk', 'movers', 'Home & Kitchen', 'ok', null, -38, 50),
  list(3, 'amazon.com', 'bestsellers', 'Office Products', 'ok', null, -95, 50),
  list(
    4,
    'amazon.com',
    'most_wished',
    'Lamps & Lighting',
    'refused',
    'Amazon answered with a bot check. Fetching from amazon.com rests until 14:00; a saved page can be uploaded meanwhile.',
    -1560,
    48,
  ),
  list(
    5,
    'amazon.co.uk',
    'gift_ideas',
    'Garden',
    'waiting',
    'Waits for its turn: one request in 5 s to a host.',
    null,
    0,
  ),
];

function list(
  n: number,
  marketplace: string,
  kind: WatchedList['list_kind'],
  category: string,
  state: WatchedList['state'],
  message: string | null,
  seen: number | null,
  products: number,
): WatchedList {
  return {
    id: id(3, n),
    marketplace,
    list_kind: kind,
    category,
    url: `https://www.${marketplace}/gp/${kind}/${category.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`,
    source: 'amazon_list',
    state,
    message,
    last_observed_at: seen === null ? null : at(seen),
    products,
    interval_minutes: 120,
    depth: n === 1 ? 100 : 50,
    project_ids: [id(1, 1)],
    projects: ['Quiet Kitchen'],
    last_visit_at: seen === null ? null : at(seen),
    last_visit_outcome: seen === null ? null : state === 'refused' ? 'scraping.bot_check' : 'observed',
  };
}

interface Idea {
  project: 0 | 1;
  asin: string;
  title: string;
  category: string;
  price: number | null;
  rating: number;
  reviews: number;
  rank: number;
  before: number | null;
  score: [number, number, number, number];
  thing: Thing;
  colors: [string, string, string, string];
  template: PinArt['template'];
  headline: string[];
  kicker: string;
  points: string[];
  pinTitle: string;
  text: string;
  hook: string;
}

const clay: Idea['colors'] = ['#F7F2E8', '#2B2A26', '#B4532A', '#F1DFC9'];
const sage: Idea['colors'] = ['#F3F4EA', '#22352B', '#5F7F52', '#DDE6CF'];
const navy: Idea['colors'] = ['#F3F5FA', '#1C2A44', '#2F5DA8', '#D6E0F2'];
const plum: Idea['colors'] = ['#FAF3F4', '#35202E', '#8E4A6B', '#F0DAE2'];
const sun: Idea['colors'] = ['#FFF8E6', '#33291A', '#C98A12', '#FBE7B2'];

const IDEAS: Idea[] = [
  idea(
    0,
    'B0C7X2KETL',
    'Gooseneck pour-over kettle, matt terracotta, 0.9 l, with thermometer',
    'Home & Kitchen',
    42.99,
    4.6,
    3182,
    7,
    31,
    [28, 22, 17, 14],
    'kettle',
    clay,
    'editorial',
    ['Slow coffee', 'starts with', 'the pour'],
    'Slow mornings',
    ['Slim spout, steady hand', 'Thermometer in the lid', 'Fits an induction hob'],
    'The kettle that makes pour-over easy to get right',
    'Ad · A slim spout and a thermometer in the lid take the guessing out of pour-over. Here is what to look for before you choose one.',
    'spotlight',
  ),
  idea(
    0,
    'B09SKLT26C',
    'Pre-seasoned cast iron skillet, 26 cm, with silicone handle sleeve',
    'Home & Kitchen',
    29.5,
    4.7,
    18211,
    3,
    9,
    [24, 25, 16, 15],
    'skillet',
    sage,
    'poster',
    ['One pan,', 'every', 'supper.'],
    'Cast iron, explained',
    ['Oven and hob', 'Gets better with use', 'Easy to clean'],
    'One cast iron pan for every weeknight supper',
    'Ad · From eggs to flatbread: why a 26 cm cast iron pan earns its place, and how to look after it in two minutes.',
    'one-for-all',
  ),
  idea(
    1,
    'B0BLAMP3US',
    'Dimmable desk lamp with linen shade, warm to daylight, USB-C',
    'Lamps & Lighting',
    58,
    4.4,
    964,
    12,
    44,
    [29, 18, 15, 12],
    'lamp',
    navy,
    'editorial',
    ['Light that', 'lets you', 'focus'],
    'Desk ideas',
    ['Warm to daylight', 'No glare on screens', 'USB-C in the base'],
    'A desk lamp that is kind to tired eyes',
    'Ad · Warm in the evening, daylight at noon. What to check before buying a lamp for a desk with a screen.',
    'calm-focus',
  ),
  idea(
    0,
    'B0D1JARS3X',
    'Borosilicate storage jars with acacia lids, set of three',
    'Home & Kitchen',
    24.9,
    4.5,
    2210,
    15,
    22,
    [20, 21, 16, 13],
    'jars',
    clay,
    'checklist',
    ['A pantry', 'you can', 'see through'],
    'Small kitchen finds',
    ['Airtight lids', 'Stackable sizes', 'Dishwasher safe glass'],
    'Three jars that tidy a small pantry',
    'Ad · Glass jars with wooden lids show what you have and what is running low. Three sizes cover most dry goods.',
    'tidy-up',
  ),
  idea(
    1,
    'B0CNOTE5US',
    'Dotted notebook A5, 160 g paper, lay-flat binding, forest',
    'Office Products',
    19.95,
    4.8,
    7431,
    5,
    6,
    [14, 24, 18, 14],
    'notebook',
    sage,
    'poster',
    ['Paper that', 'keeps up.'],
    'For people who plan',
    ['Lies flat', 'No bleed-through', 'Numbered pages'],
    'The notebook for people who plan on paper',
    'Ad · Heavy paper, numbered pages and a binding that lies flat. Who it suits, and who should look elsewhere.',
    'small-luxury',
  ),
  idea(
    0,
    'B0BOARD7UK',
    'End-grain chopping board, oak, juice groove, 40 x 30 cm',
    'Home & Kitchen',
    54,
    4.6,
    1420,
    21,
    58,
    [30, 16, 12, 13],
    'board',
    sun,
    'checklist',
    ['The board', 'your knives', 'deserve'],
    'Kitchen basics',
    ['End grain is kind to edges', 'Groove keeps juices in', 'Oil twice a year'],
    'Why an end-grain board keeps knives sharp',
    'Ad · End grain closes behind the blade, so knives stay sharp for longer. How to choose the size and how to oil it.',
    'know-how',
  ),
  idea(
    0,
    'B0SCALE9UK',
    'Kitchen scale with timer, 0.1 g, USB-C charging',
    'Home & Kitchen',
    21.99,
    4.4,
    5120,
    18,
    19,
    [15, 20, 15, 12],
    'scale',
    plum,
    'editorial',
    ['Better bread,', 'by the gram'],
    'Baking notes',
    ['0.1 g steps', 'Timer built in', 'USB-C'],
    'Better bread begins with a scale',
    'Ad · Cups vary, grams do not. What precision you really need for bread and coffee.',
    'know-how',
  ),
  idea(
    1,
    'B0PLANT2US',
    'Self-watering planter for windowsills, ceramic, 16 cm',
    'Office Products',
    26,
    4.3,
    812,
    27,
    null,
    [22, 14, 13, 11],
    'plant',
    sage,
    'editorial',
    ['A desk plant', 'that forgives', 'you'],
    'Calm desk setups',
    ['Waters itself', 'Fits a sill', 'No drips'],
    'A desk plant for people who forget to water',
    'Ad · The reservoir lasts about two weeks. Three plants that like it, and one that does not.',
    'spotlight',
  ),
  idea(
    0,
    'B0MUGSTONE',
    'Stoneware mug, reactive glaze, 350 ml, set of two',
    'Home & Kitchen',
    22.5,
    4.7,
    3004,
    9,
    14,
    [21, 22, 16, 14],
    'mug',
    plum,
    'poster',
    ['Two mugs,', 'one quiet', 'hour.'],
    'Slow mornings',
    ['Holds heat', 'Microwave safe', 'Each glaze differs'],
    'A pair of mugs for unhurried mornings',
    'Ad · Stoneware holds heat longer than porcelain. No two glazes come out the same.',
    'small-luxury',
  ),
  idea(
    1,
    'B0CUSHN4US',
    'Lumbar cushion, memory foam, breathable cover',
    'Office Products',
    34.9,
    4.2,
    10233,
    14,
    25,
    [23, 19, 12, 10],
    'cushion',
    navy,
    'checklist',
    ['Sit better', 'without a', 'new chair'],
    'Calm desk setups',
    ['Straps to most chairs', 'Cover can be washed', 'Keeps its shape'],
    'Sit better without buying a new chair',
    'Ad · A lumbar cushion costs a tenth of a chair. When it helps, and when it does not.',
    'save-money',
  ),
];

function idea(
  project: 0 | 1,
  asin: string,
  title: string,
  category: string,
  price: number | null,
  rating: number,
  reviews: number,
  rank: number,
  before: number | null,
  score: Idea['score'],
  thing: Thing,
  colors: Idea['colors'],
  template: Idea['template'],
  headline: string[],
  kicker: string,
  points: string[],
  pinTitle: string,
  text: string,
  hook: string,
): Idea {
  return { project, asin, title, category, price, rating, reviews, rank, before, score, thing, colors, template, headline, kicker, points, pinTitle, text, hook }; // prettier-ignore
}

const lookOf = ({ thing, colors: [ground, ink, accent, soft] }: Idea): Look => ({
  thing,
  ground,
  ink,
  accent,
  soft,
});

/** sha256 (pretended) -> SVG. */
export const PICTURES = new Map<string, string>();

function store(kind: string, n: number, svg: string): string {
  const sha = `${kind}${String(n).padStart(4, '0')}`.padEnd(64, 'e');
  PICTURES.set(sha, svg);
  return sha;
}

const PRODUCT_SHAS = IDEAS.map((item, n) => store('a', n, productPicture(lookOf(item))));

function parts(item: Idea): ScorePart[] {
  const [movement, standing, trend, fit] = item.score;
  const moved =
    item.before === null
      ? 'New on the list today.'
      : `From rank ${String(item.before)} to ${String(item.rank)} within 24 h.`;
  return [
    { name: 'rank_movement', label: 'Rank movement', points: movement, max_points: 35, reason: moved },
    { name: 'rank', label: 'Standing', points: standing, max_points: 25, reason: `Rank ${String(item.rank)} of 50 in ${item.category}; held for 6 days.` },
    { name: 'trust', label: 'Buyers’ trust', points: trend, max_points: 20, reason: `${String(item.rating)} stars from ${String(item.reviews)} reviews.` },
    { name: 'fit', label: 'Pin fit', points: fit, max_points: 20, reason: 'The category does well as a pin; no pin of this product in 30 days.' },
  ]; // prettier-ignore
}

export const OPPORTUNITIES: Opportunity[] = IDEAS.map((item, n): Opportunity => {
  const project = PROJECTS[item.project] as Project;
  const drafted = n === 1 || n === 4;
  return {
    id: id(4, n),
    project_id: project.id,
    score: item.score.reduce((sum, points) => sum + points, 0),
    parts: parts(item),
    product: {
      marketplace: project.marketplace,
      asin: item.asin,
      title: item.title,
      image_url: `/api/v1/pictures/${PRODUCT_SHAS[n] ?? ''}`,
      price: item.price,
      currency: project.marketplace === 'amazon.com' ? 'USD' : 'GBP',
      price_observed_at: at(-42),
      rating: item.rating,
      review_count: item.reviews,
      product_url: `https://www.${project.marketplace}/dp/${item.asin}`,
    },
    list: {
      id: id(3, item.project === 0 ? 1 : 3),
      category: item.category,
      list_kind: n % 3 === 0 ? 'movers' : 'bestsellers',
    },
    rank: item.rank,
    previous_rank: item.before,
    observed_at: at(-42),
    state: drafted ? 'drafted' : 'open',
    pin_id: drafted ? id(5, n) : null,
    weights_version: '2026-11-1',
    scored_at: at(-40),
    ended_at: null,
    ended: null,
  };
}).sort((a, b) => b.score - a.score);

const PRICE_FINDING: Finding = {
  rule_id: 'facts.price',
  severity: 'block',
  field: 'description',
  message: '“£29.50” is a price; it can be wrong tomorrow.',
  fix: 'Take the price out. Readers see the current one on Amazon.',
  source: 'Amazon Associates Programme Policies',
  source_url: 'https://affiliate-program.amazon.com/help/operating/policies',
  source_date: '2026-04-14',
  fix_patch: null,
  other_pin_id: null,
  switched_off: null,
};
const rule = (id: string, says: string, severity: Rule['severity'], hard: boolean): Rule => ({
  id,
  says,
  severity,
  pack: 'everywhere',
  pack_title: 'Pinterest, and what every pin needs',
  source: 'FTC, Disclosures 101 for Social Media Influencers',
  source_url: 'https://www.ftc.gov/business-guidance/resources/disclosures-101-social-media-influencers',
  source_date: '2019-11-05',
  hard,
  switched_off: null,
});
export const RULES: Rule[] = [
  rule('disclosure.text_missing', 'The description begins with a clear advertising label.', 'block', true),
  rule('facts.price', 'No price, in figures or words, in a text or on the picture.', 'block', true),
  rule('claims.medical', 'No promise of an effect on health.', 'block', false),
  rule('claims.superlative', 'No claim such as “best” or “#1” that nobody can prove.', 'warn', false),
  {
    ...rule('texts.hashtag_pile', 'Five hashtags at most.', 'warn', false),
    switched_off: {
      by: 'Nora Winter',
      at: at(-3000),
      reason: 'A test with more hashtags until Christmas.',
    },
  },
];
const HEADLINE_FINDING: Finding = {
  rule_id: 'pictures.contrast',
  severity: 'warn',
  field: 'picture',
  message: 'The kicker has a contrast of 3.9:1 to its ground. At feed size it may be hard to read.',
  fix: 'Choose another template, or a darker accent in the brand kit.',
  source: 'Pinterest creative best practices',
  source_url: 'https://business.pinterest.com/creative-best-practices/',
  source_date: '2026-05-01',
  fix_patch: null,
  other_pin_id: null,
  switched_off: null,
};
const DISCLOSURE_FINDING: Finding = {
  rule_id: 'disclosure.present',
  severity: 'info',
  field: 'description',
  message: 'The disclosure stands at the start of the text and on the picture.',
  fix: null,
  source: 'FTC Disclosures 101',
  source_url: 'https://www.ftc.gov/business-guidance/resources/disclosures-101-social-media-influencers',
  source_date: '2019-11-05',
  fix_patch: null,
  other_pin_id: null,
  switched_off: null,
};
const DESTINATION_FINDING: Finding = {
  rule_id: 'links.no_destination',
  severity: 'block',
  field: 'link',
  message: 'This pin leads nowhere yet: the product has no page on your site.',
  fix: 'Set a URL pattern for the project, or give this product a URL of its own.',
  source: 'Pinterest spam guidelines',
  source_url: 'https://policy.pinterest.com/en/community-guidelines',
  source_date: '2026-05-01',
  fix_patch: null,
  other_pin_id: null,
  switched_off: null,
};

const STATES: PinState[] = [
  'in_review', 'in_review', 'in_review', 'in_review', 'in_review', 'in_review', 'in_review',
  'approved', 'scheduled', 'scheduled', 'scheduled', 'scheduled', 'scheduled', 'scheduled',
  'published', 'published', 'published', 'published', 'published', 'published', 'published', 'published',
  'failed', 'needs_attention', 'rejected',
]; // prettier-ignore

const SCHEDULED_AT = [68, 188, 408, 1510, 1630, 2980];
const PUBLISHED_AT = [-52, -172, -290, -1400, -1540, -2890, -4300, -5800];

const yes = { allowed: true, reason: null };
const no = (reason: string) => ({ allowed: false, reason });

/** The server's capability table, as far as pages show it. */
export function actionsOf(state: PinState, findings: Finding[]): Pin['actions'] {
  const blocking = findings.some((finding) => finding.severity === 'block');
  const decided = `This pin is ${state.replace('_', ' ')}.`;
  const open = state === 'in_review';
  return {
    approve: !open
      ? no(decided)
      : blocking
        ? no('A rule blocks it. See the findings.')
        : yes,
    reject: open ? yes : no(decided),
    edit: ['in_review', 'approved', 'scheduled', 'failed'].includes(state) ? yes : no('A published pin stays as it was approved.'),
    undo: ['approved', 'scheduled', 'rejected'].includes(state) ? yes : no('There is nothing to take back.'),
    retry: ['failed', 'needs_attention'].includes(state) ? yes : no('Only a failed pin can be tried again.'),
    publish_now: ['approved', 'scheduled'].includes(state) ? yes : no(decided),
    settle: ['publishing', 'needs_attention'].includes(state) ? yes : no(decided),
    delete: state === 'published' ? yes : no(decided),
  }; // prettier-ignore
}

function makePin(n: number, state: PinState): Pin {
  const item = IDEAS[n % IDEAS.length] as Idea;
  const project = PROJECTS[item.project] as Project;
  const owner = ACCOUNTS[item.project] as Account;
  const board = BOARDS[owner.id]?.[n % 2] ?? { id: 'b', name: 'Board' };
  const sha = store('b', n, pinPicture({ ...item, brand: project.brand.name, look: lookOf(item) }));
  const marker = `k7${String(n).padStart(2, '0')}q`;
  const findings: Finding[] =
    n === 1
      ? [{ ...PRICE_FINDING, fix_patch: { description: item.text } }, DISCLOSURE_FINDING]
      : n === 3
        ? [HEADLINE_FINDING, DISCLOSURE_FINDING]
        : n === 5
          ? [DESTINATION_FINDING]
          : [DISCLOSURE_FINDING];
  const scheduled = state === 'scheduled' ? SCHEDULED_AT[n - 8] : undefined;
  const published = state === 'published' ? PUBLISHED_AT[n - 14] : undefined;
  const link =
    project.link_mode === 'own_site'
      ? `https://quietkitchen.example/finds/${item.asin}?pf=${marker}`
      : `https://www.amazon.com/dp/${item.asin}?tag=${project.affiliate_tag}`;
  const approved = ['approved', 'scheduled', 'published', 'failed', 'needs_attention'].includes(state);
  return {
    id: id(5, n),
    project_id: project.id,
    opportunity_id: id(4, n % IDEAS.length),
    state,
    blocked: findings.some((finding) => finding.severity === 'block'),
    version: 1,
    account: { id: owner.id, name: owner.name },
    board,
    section_id: null,
    title: item.pinTitle,
    description: n === 1 ? `${item.text} Now £29.50.` : item.text,
    alt_text: `Drawing of ${item.title.split(',')[0] ?? 'the product'} with the words “${item.headline.join(' ')}”.`,
    link: n === 5 ? null : link,
    destination: n === 5 ? null : link.split('?')[0] ?? null,
    marker,
    origin: 'drafted',
    kind: 'image',
    slides: [],
    video: null,
    media_id: null,
    further_media: [],
    picture_made_with_ai: false,
    picture: { url: `/api/v1/pictures/${sha}`, sha256: sha, width: 1000, height: 1500, bytes: 148_210 + n * 913, media_type: 'image/jpeg' },
    variant: 1,
    template: item.template,
    scheme: 'day',
    picture_source: 'artwork',
    hook: item.hook,
    writer: 'template',
    prompt_version: null,
    writer_note: null,
    seed: `seed-${String(n)}`,
    notes: [],
    headline: item.headline.join(' '),
    points: item.points,
    items: [],
    columns: [],
    rows: [],
    kicker: item.kicker,
    ai_disclosures: [],
    findings,
    payload_hash: `hash-${String(n)}-1`,
    created_at: at(-600 + n * 3),
    updated_at: at(-580 + n * 3),
    approved: approved ? { by: 'Nora Winter', at: at(-700 - n), via: 'dashboard', second: null } : null,
    first_approved: null,
    assignee: null,
    comments: 0,
    scheduled_at: scheduled === undefined ? (published === undefined ? null : at(published - 1)) : at(scheduled),
    slot_reason: scheduled === undefined ? null : `60 min after the last pin, ${String((n % 5) + 1)} of 10 today; evenings do best for this board.`,
    published_at: published === undefined ? null : at(published),
    pinterest_pin_id: published === undefined ? null : `90071992${String(n)}`,
    pinterest_url: published === undefined ? null : `https://www.pinterest.com/pin/90071992${String(n)}/`,
    failure:
      state === 'failed'
        ? { code: 'picture.too_small', message: 'Pinterest refused this picture: it is smaller than 200 px. Choose another picture.' }
        : state === 'needs_attention'
          ? { code: 'attempt.unknown', message: 'Pinterest did not answer, and the pin has not turned up within the settle window. Look at the board, then try again.' }
          : null,
    product: { marketplace: project.marketplace, asin: item.asin, title: item.title, category: item.category },
    actions: actionsOf(state, findings),
  }; // prettier-ignore
}

export const PINS: Pin[] = STATES.map((state, n) => makePin(n, state));

export function calendarItem(pin: Pin): CalendarItem | null {
  const when = pin.published_at ?? pin.scheduled_at;
  if (!when || !pin.account) return null;
  return {
    pin_id: pin.id,
    title: pin.title,
    picture_url: pin.picture.url,
    at: when,
    state: pin.state,
    account: pin.account,
    reason: pin.slot_reason,
  };
}

export function overviewOf(pins: Pin[], opportunities: Opportunity[]): Overview {
  const count = (state: PinState) => pins.filter((pin) => pin.state === state).length;
  const items = pins.filter((pin) => pin.state === 'scheduled').map(calendarItem);
  const blocked = pins.filter((pin) => pin.state === 'in_review' && pin.blocked).length;
  return {
    now: NOW,
    clock_shifted: true,
    demo: true,
    line: [
      { stage: 'lists', count: LISTS.length, last_at: at(-38) },
      { stage: 'observations', count: 1248, last_at: at(-38) },
      { stage: 'opportunities', count: opportunities.filter((item) => item.state === 'open').length, last_at: at(-40) },
      { stage: 'in_review', count: count('in_review'), last_at: at(-30) },
      { stage: 'approved', count: count('approved'), last_at: at(-26) },
      { stage: 'scheduled', count: count('scheduled'), last_at: at(-20) },
      { stage: 'published', count: count('published'), last_at: at(-52) },
    ],
    needs_you: [
      { code: 'pins.in_review', text: 'pins wait for your decision', count: count('in_review'), href: '/review' },
      { code: 'pins.blocked', text: 'of them break a rule and need an edit', count: blocked, href: '/review' },
      { code: 'accounts.reconnect', text: 'account must be connected again', count: 1, href: '/accounts' },
      { code: 'pins.needs_attention', text: 'pin has an unknown outcome: look at its board', count: 1, href: '/pins?state=needs_attention' },
    ].filter((card) => card.count > 0),
    next: items.filter((item) => item !== null).slice(0, 5),
    activity: [
      { id: 'e1', at: at(-26), kind: 'pin.approved', text: 'Nora Winter approved 6 pins', pin_id: null },
      { id: 'e2', at: at(-31), kind: 'draft.requested', text: 'Jonas Field asked for 27 drafts', pin_id: null },
      { id: 'e3', at: at(-44), kind: 'page.uploaded', text: 'Jonas Field uploaded a page with 50 products', pin_id: null },
      { id: 'e4', at: at(-52), kind: 'pin.published', text: '“The notebook for people who plan on paper” is on Pinterest', pin_id: id(5, 14) },
      { id: 'e5', at: at(-172), kind: 'pin.published', text: '“Why an end-grain board keeps knives sharp” is on Pinterest', pin_id: id(5, 15) },
      { id: 'e6', at: at(-300), kind: 'account.held', text: 'An account was stopped: Pinterest no longer accepts its token', pin_id: null },
      { id: 'e7', at: at(-700), kind: 'pin.edited', text: 'Nora Winter edited “Three jars that tidy a small pantry”', pin_id: id(5, 3) },
    ],
  }; // prettier-ignore
}

const library = (n: number, name: string, changes: Partial<Media> = {}): Media => ({
  id: id(6, n),
  name,
  licence: 'own',
  author: null,
  source_url: null,
  made_with_ai: false,
  media_type: 'image/jpeg',
  width: 4032,
  height: 3024,
  bytes: 2_140_000,
  url: PINS[n]?.picture.url ?? '',
  preview_url: PINS[n]?.picture.url ?? '',
  cutout_url: null,
  focus: { x: 0.4, y: 0.55 },
  focus_chosen: false,
  perceptual_hash: '9f86d081884c7d65',
  added_by: 'Nora Winter',
  created_at: NOW,
  ...changes,
});

export const MEDIA: Media[] = [
  library(1, 'Oak shelf, morning light'),
  library(2, 'Drawer with dividers', { licence: 'cc_by', author: 'Ada Example' }),
  library(3, 'Kettle on a stove', { made_with_ai: true }),
];

function template(
  templateId: string,
  name: string,
  description: string,
  family: string,
  photos: number,
  draws: Template['draws'],
): Template {
  return {
    id: templateId,
    name,
    description,
    family,
    needs_photo: false,
    photos,
    least_points: 0,
    draws,
    schemes: ['day', 'evening'],
    own: false,
    version: null,
    faulty: false,
  };
}

export const TEMPLATES: Template[] = [
  template('editorial', 'Editorial', 'A large picture, a serif headline below.', 'collage', 1, [
    'kicker',
    'points',
  ]),
  template('versus', 'Versus', 'Two things side by side in a table.', 'comparison', 0, ['kicker', 'rows']),
  template('checklist', 'Checklist', 'A headline and three points.', 'list', 0, ['kicker', 'items']),
  template('poster', 'Poster', 'A short, bold headline over a split ground.', 'quote', 0, []),
];

export const SCHEDULES: Schedule[] = [
  schedule(
    1,
    'scrape_lists',
    'Fetch the watched lists',
    'every 2 hours',
    82,
    -38,
    'A visit to 4 lists asked for.',
  ),
  schedule(
    2,
    'score_opportunities',
    'Score opportunities',
    'every 2 hours, 5 min later',
    87,
    -33,
    '8 opportunities scored.',
  ),
  schedule(
    3,
    'draft_pins',
    'Draft pins for the best',
    'daily at 06:30',
    1278,
    -162,
    '5 drafts asked for. 12 more left out: 5 at most are drafted at once.',
  ),
  schedule(4, 'fill_slots', 'Give approved pins a slot', 'every 10 minutes', 8, -2, '0 pins moved.'),
  schedule(
    5,
    'purge_expired',
    'Remove product data older than 24 h',
    'daily at 03:00',
    1068,
    -372,
    'Left out: no scheduler ran when it was due.',
    false,
  ),
];

function schedule(
  n: number,
  kind: string,
  name: string,
  trigger: string,
  next: number,
  last: number,
  message: string,
  enabled = true,
): Schedule {
  return {
    id: id(6, n),
    kind,
    name,
    about: 'A missed time is made up for once.',
    project_id: null,
    misfire: 'run_once',
    version: 1,
    coming: enabled ? [at(next), at(next + 120), at(next + 240)] : [],
    last_message: message,
    project_name: kind === 'research.score' || kind === 'pins.draft_best' ? 'Quiet Kitchen' : null,
    trigger,
    time_zone: 'Europe/London',
    enabled,
    next_fire_at: enabled ? at(next) : null,
    last_fire_at: at(last),
    last_outcome: message.startsWith('Left out') ? null : 'ok',
  };
}

export const PLUGINS: Plugin[] = [
  {
    kind: 'source',
    name: 'amazon',
    origin: 'built-in',
    used: true,
    reason: null,
    settings: [
      { name: 'PINFLOW_SCRAPE_INTERVAL_SECONDS', value: '5.0' },
      { name: 'PINFLOW_SCRAPE_DAILY_BUDGET', value: '1000' },
    ],
  },
  {
    kind: 'source',
    name: 'etsy',
    origin: 'pinflow-etsy',
    used: false,
    reason: 'Set ETSY_API_KEY to use it.',
    settings: [
      { name: 'PINFLOW_SCRAPE_INTERVAL_SECONDS', value: '5.0' },
      { name: 'PINFLOW_SCRAPE_DAILY_BUDGET', value: '1000' },
    ],
  },
  {
    kind: 'lookup',
    name: 'amazon_creators',
    origin: 'built-in',
    used: false,
    reason:
      'Not connected: the Creators API needs ten qualified sales in 30 days, and then a credential of yours. Connect it on the Accounts page, or with: pinflow creators connect',
    settings: [{ name: 'PINFLOW_CREATORS_INTERVAL_SECONDS', value: '1.1' }],
  },
  { kind: 'trends', name: 'pinterest', origin: 'built-in', used: true, reason: null, settings: [] },
  {
    kind: 'reader',
    name: 'csv',
    origin: 'built-in',
    used: true,
    reason: null,
    settings: [{ name: 'PINFLOW_READERS_OFF', value: 'xlsx' }],
  },
  {
    kind: 'reader',
    name: 'xlsx',
    origin: 'built-in',
    used: false,
    reason: 'Turned off by PINFLOW_READERS_OFF.',
    settings: [{ name: 'PINFLOW_READERS_OFF', value: 'xlsx' }],
  },
  { kind: 'writer', name: 'template', origin: 'built-in', used: true, reason: null, settings: [] },
  {
    kind: 'writer',
    name: 'language_model',
    origin: 'built-in',
    used: false,
    reason: 'Set PINFLOW_LANGUAGE_MODEL_URL to use it.',
    settings: [],
  },
  { kind: 'writer', name: 'plain', origin: 'pinflow-plain-words', used: false, reason: null, settings: [] },
  { kind: 'template', name: 'pinflow', origin: 'built-in', used: true, reason: null, settings: [] },
  {
    kind: 'template',
    name: 'summer',
    origin: 'pinflow-summer-templates',
    used: false,
    reason: 'Template “picnic” is faulty: template.json line 4, $.margin: Expected `float` >= 40.',
    settings: [],
  },
  { kind: 'renderer', name: 'skia', origin: 'built-in', used: true, reason: null, settings: [] },
  { kind: 'channel', name: 'pinterest', origin: 'built-in', used: true, reason: null, settings: [] },
  {
    kind: 'notifier',
    name: 'email',
    origin: 'built-in',
    used: false,
    reason: 'Set PINFLOW_SMTP_HOST and PINFLOW_SMTP_FROM to use it.',
    settings: [{ name: 'PINFLOW_SMTP_SECURITY', value: 'starttls' }],
  },
];

export const MEMBERS: Member[] = [
  { id: id(7, 1), user_id: id(8, 1), name: 'Nora Winter', email: 'nora@winterandco.example', role: 'admin' },
  {
    id: id(7, 2),
    user_id: id(8, 2),
    name: 'Jonas Field',
    email: 'jonas@winterandco.example',
    role: 'editor',
  },
  { id: id(7, 3), user_id: id(8, 3), name: 'Priya Nair', email: 'priya@winterandco.example', role: 'viewer' },
];

export const DECISION: FetchDecision = {
  decided: false,
  allowed: null,
  decided_by: null,
  decided_at: null,
  live_sources: ['amazon_list'],
  terms: [
    {
      title: 'Amazon’s conditions of use',
      text: 'They forbid “any use of data mining, robots, or similar data gathering and extraction tools”, whatever robots.txt says.',
      source: 'https://www.amazon.co.uk/gp/help/customer/display.html?nodeId=GLSBYFE9MGKKQXXM',
      source_date: '2026-04-14',
    },
    {
      title: 'What we do if you allow it',
      text: 'robots.txt is obeyed. A host is asked once in 5 s at most, with a daily budget. A bot check stops fetching and is shown to you; it is not worked around.',
      source: 'pinflow fetching rules',
      source_date: '2026-11-20',
    },
    {
      title: 'Ways that need no fetching',
      text: 'Upload a page you saved in your browser, bring your own ASINs, or use Amazon’s Creators API once you have ten qualified sales in 30 days.',
      source: 'pinflow guide',
      source_date: '2026-11-20',
    },
  ],
};

export const RUNS: ScheduleRun[] = [
  { fire_at: at(-2), fired_at: at(-2), manual: true, finished_at: null, outcome: null, message: null },
  {
    fire_at: at(-62),
    fired_at: at(-62),
    manual: true,
    finished_at: at(-61),
    outcome: 'ok',
    message:
      '3 drafts asked for. 17 more left out: 37 pins in review, and no more than 40 are drafted ahead. ' +
      '2 left out: no name is known that may stand in a pin. Bring them with names.',
  },
  {
    fire_at: at(-122),
    fired_at: at(-122),
    manual: false,
    finished_at: at(-121),
    outcome: 'failed',
    message: 'Pinterest could not be reached.',
  },
  {
    fire_at: at(-1562),
    fired_at: at(-182),
    manual: false,
    finished_at: at(-182),
    outcome: null,
    message: 'Left out: no scheduler ran when it was due.',
  },
];

export const HOURS: PostingHours = {
  account_id: '',
  time_zone: 'Europe/London',
  choice: 'hours',
  hours: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['07:00', '22:00']]]),
  ),
  seed: 'winter',
  changed_by: null,
  changed_at: null,
  moved: 0,
  best: {
    ready: true,
    missing: null,
    counted: 96,
    needed: 30,
    weeks: 12,
    needed_weeks: 4,
    days: 7,
    weighed_at: at(-40),
    hours: Array.from({ length: 24 }, (_, hour) => ({
      hour,
      pins: hour < 7 || hour > 21 ? 0 : 4 + ((hour * 5) % 6),
      weight:
        hour < 7 || hour > 21
          ? 1
          : ([0.82, 0.9, 0.94, 1.02, 0.97, 0.88][hour % 6] ?? 1) *
            (hour === 18 ? 1.75 : hour === 19 ? 1.5 : 1),
    })),
  },
};

/** What the hours of an account say: enough, not enough, nothing yet; the further ones as the first. */
export function bestHoursOf(account: Account): PostingHours['best'] {
  const { best } = HOURS;
  if (account.id === ACCOUNTS[2]?.id || !best) return null;
  if (account.id !== ACCOUNTS[1]?.id) return best;
  const hours = best.hours.map((each) => ({ ...each, pins: each.hour % 5 === 2 ? 3 : 0, weight: 1 }));
  return { ...best, ready: false, missing: '15 of 30 pins', counted: 15, weeks: 3, hours };
}

/** Twelve days of figures: most in the first days, the last two not final. */
export function figuresOf(pin: Pin): PinFigures {
  const first = Date.parse(pin.published_at ?? at(0)) - 12 * 86_400_000;
  const days = Array.from({ length: 12 }, (_, n) => ({
    day: new Date(first + n * 86_400_000).toISOString().slice(0, 10),
    impressions: Math.round(420 * Math.exp(-n / 5) + 30 + ((n * 37) % 23)),
    saves: Math.round(7 * Math.exp(-n / 5)),
    outbound_clicks: Math.round(9 * Math.exp(-n / 6)),
    pin_clicks: Math.round(14 * Math.exp(-n / 5)),
    final: n < 10,
  }));
  const sum = (name: 'impressions' | 'saves' | 'outbound_clicks' | 'pin_clicks') =>
    days.reduce((whole, day) => whole + day[name], 0);
  return {
    pin_id: pin.id,
    published_at: pin.published_at,
    as_of: days[9]?.day ?? null,
    read_at: at(-90),
    next_at: at(1300),
    reason: null,
    sums: {
      impressions: sum('impressions'),
      saves: sum('saves'),
      outbound_clicks: sum('outbound_clicks'),
      pin_clicks: sum('pin_clicks'),
    },
    days,
  };
}

export function slotOf(pin: Pin): Slot {
  const when = pin.published_at ?? pin.scheduled_at;
  return {
    pin_id: pin.id,
    at: when,
    state: pin.state,
    account: pin.account,
    time_zone: 'Europe/London',
    reason: pin.slot_reason ?? 'It went out when it was approved.',
    reason_at: pin.state === 'scheduled' ? at(-60) : null,
    grounds: [
      { rule: 'hours', kept: true, text: 'Tuesday, 10:20 in Europe/London; open then: 07:00 to 22:00.' },
      {
        rule: 'cap',
        kept: true,
        text: 'It is number 2 of the 3 pins of that day, which takes 10 (daily cap).',
      },
      {
        rule: 'spacing',
        kept: true,
        text: '60 min between two pins are kept: the one before at 08:50, 90 min away.',
      },
      { rule: 'link', kept: true, text: 'No other pin of yours has its link.' },
      { rule: 'picture', kept: false, text: '“Quiet evenings” shows the same picture on this board.' },
    ],
    next_refusal: 'This pin itself stands 1 min before; the account keeps 60 min between two.',
    next_at: when && new Date(new Date(when).getTime() + 3_600_000).toISOString(),
  };
}
