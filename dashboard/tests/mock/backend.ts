/** The server's contract in memory: state changes, refusals, conflicts and live events, without a network. */
import type {
  Attempt,
  PublishOutcome,
  Media,
  Opportunity,
  Pin,
  PinFigures,
  PostingHours,
  Role,
  ScoreWeights,
  SessionInfo,
  ShownFor,
  Slot,
} from '../../src/shared/api/types.ts';
import { CONNECT_OPTIONS, EXPORT, EXPORT_FILES, handOut, healthOf } from './accounts.ts';
import * as data from './data.ts';
import * as told from './notifications.ts';
import * as research from './research.ts';
import * as review from './review.ts';
import { previewOf } from './schedules.ts';
import * as studio from './studio.ts';

export const PASSWORD = 'correct horse';
export const EMAIL = 'nora@winterandco.example';

type Bands = ScoreWeights['price_bands'];
type Handler = (call: Call) => unknown;

interface Call {
  params: string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
}

class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly data: Record<string, unknown>;
  constructor(status: number, code: string, message: string, data: Record<string, unknown> = {}) {
    super(message);
    this.data = data;
    this.status = status;
    this.code = code;
  }
}

const clone = <T>(value: T): T => structuredClone(value);

/** A form's fields; jsdom does not always hand its files over whole, and then there are none. */
async function fieldsOf(request: Request): Promise<Record<string, unknown>> {
  try {
    return Object.fromEntries(await request.formData());
  } catch {
    return {};
  }
}

export class MockBackend {
  signedIn = false;
  role: Role = 'admin';
  csrf = 'csrf-1';
  pins = clone(data.PINS);
  opportunities = clone(data.OPPORTUNITIES);
  accounts = clone(data.ACCOUNTS);
  boards = clone(data.BOARDS);
  sections: Record<string, { id: string; name: string }[]> = { 'b-11': [{ id: 's-1', name: 'Shelves' }] };
  connectOptions = clone(CONNECT_OPTIONS);
  exportSetting = clone(EXPORT);
  exportFiles = clone(EXPORT_FILES);
  stop: { stopped: boolean; reason: string | null; stopped_by: string | null; stopped_at: string | null } = {
    stopped: false,
    reason: null,
    stopped_by: null,
    stopped_at: null,
  };
  lists = clone(data.LISTS);
  projects = clone(data.PROJECTS);
  schedules = clone(data.SCHEDULES);
  hours = new Map<string, Partial<PostingHours>>();
  /** Why Pinterest tells no figures; null: it tells them. */
  untold: string | null = null;
  plugins = clone(data.PLUGINS);
  notifications = clone(told.NOTIFICATIONS);
  preferences = clone(told.PREFERENCES);
  media = clone(data.MEDIA);
  /** What each library picture is shown for. */
  shownFor: Record<string, ShownFor[]> = {};
  /** What pins were before each change, the newest last. */
  former: Record<string, Pin[]> = {};
  members = clone(data.MEMBERS);
  decision = clone(data.DECISION);
  filters = clone(research.FILTERS);
  hosts = clone(research.HOSTS);
  refusals = clone(research.REFUSALS);
  categories = clone(research.CATEGORIES);
  walk: typeof research.WALK | null = clone(research.WALK);
  imports = clone(research.IMPORTS);
  tokens = clone(research.TOKENS);
  comments = clone(review.COMMENTS);
  /** Payload hashes that were noted as seen, and the reasons that rejections were given. */
  readonly seen = new Set<string>();
  readonly rejections: unknown[] = [];
  /** The hooks that drafts were asked for with; undefined: to be chosen. */
  readonly draftHooks: unknown[] = [];
  twoPeople = false;
  creators = clone(research.CREATORS);
  weights = clone(research.WEIGHTS);
  rules = clone(data.RULES);
  versions = clone(research.VERSIONS);
  rates = clone(research.RATES);
  trends = clone(research.TRENDS);
  /** Tests make it small to see several pages. */
  mostPerPage = 200;
  templates = clone(data.TEMPLATES);
  templateFiles = studio.filesOf(data.TEMPLATES);
  budget = clone(studio.BUDGET);
  /** Every unsafe call that arrived, as `POST /pins/x/approve`. */
  readonly calls: string[] = [];
  private readonly listeners = new Set<(text: string) => void>();
  private events = 0;

  private addMedia(name: string, said: Record<string, unknown> = {}) {
    if (said.licence === 'cc0' && name.includes('127.0.0.1'))
      throw new Refusal(403, 'http.address_not_public', '“127.0.0.1” is not on the public internet.');
    const media = {
      ...clone(data.MEDIA[0] as Media),
      id: data.id(7, this.media.length + 1),
      name,
      made_with_ai: said.made_with_ai === true || name.includes('generated'),
    };
    this.media = [media, ...this.media];
    return {
      media,
      is_new: true,
      alike: this.media.filter((one) => one !== media && one.name === media.name),
    };
  }

  /** jsdom does not always hand a form's file over: then it has another name. */
  private upload(file: unknown) {
    if (!(file instanceof File)) return this.addMedia('Dropped picture');
    if (file.size === 0)
      throw new Refusal(
        422,
        'pins.photo_unreadable',
        'This photo cannot be read: it is empty. Choose a JPEG, PNG, WebP or AVIF picture.',
      );
    return this.addMedia(file.name);
  }

  private showFor(id: string | undefined, body: Record<string, unknown>) {
    const picture = found(this.media, id);
    const link = { project_id: String(body.project_id), asin: body.asin === null ? null : String(body.asin) };
    for (const [one, links] of Object.entries(this.shownFor))
      this.shownFor[one] = links.filter((other) => !isSame(other, link));
    this.shownFor[picture.id] = [...(this.shownFor[picture.id] ?? []), link];
    this.publish('media.changed', picture.id);
    return link;
  }

  private products(query: URLSearchParams) {
    const words = (query.get('q') ?? '').toLowerCase();
    return this.opportunities
      .map(({ product }) => product)
      .filter(({ marketplace }) => marketplace === query.get('marketplace'))
      .filter(({ title, asin }) => title?.toLowerCase().includes(words) || asin.toLowerCase() === words);
  }

  private titleOf(asin: string | null): string | null {
    return this.opportunities.find(({ product }) => product.asin === asin)?.product.title ?? null;
  }

  private stopShowing(id: string | undefined, query: URLSearchParams): void {
    const link = { project_id: query.get('project_id') ?? '', asin: query.get('asin') };
    this.shownFor[id ?? ''] = (this.shownFor[id ?? ''] ?? []).filter((other) => !isSame(other, link));
  }

  private convert(id: string | undefined, body: Record<string, unknown>): Pin {
    const pin = this.pin(id);
    const kind = body.kind as 'image' | 'carousel';
    if (kind === 'carousel' && pin.points.length === 0)
      throw new Refusal(422, 'pins.too_few_points', 'This pin has no points.');
    const slides = kind === 'carousel' ? [pin.picture, ...pin.points.slice(0, 4).map((point, n) => this.slide(pin, point, n))] : [];
    this.keep(pin, body.version);
    return this.settle(Object.assign(pin, { kind, slides, video: null }), 'in_review');
  } // prettier-ignore

  private slide(pin: Pin, point: string, n: number) {
    const sha = `e${String(n)}${pin.id.replaceAll('-', '')}`.padEnd(64, 'f');
    const { design } = this.filesOf('poster');
    data.PICTURES.set(sha, studio.draw(design, { ...studio.contentOf(pin, {}), headline: point }, 'day'));
    return { ...pin.picture, sha256: sha, url: `/api/v1/pictures/${sha}` };
  }

  /** The studio's job, done at once. */
  private film(id: string | undefined, body: Record<string, unknown>) {
    const pin = this.pin(id);
    this.keep(pin, body.version);
    const sha = 'c'.repeat(64);
    const video = { url: `/api/v1/pictures/${sha}`, sha256: sha, bytes: 1_922_000, seconds: 9.2 };
    this.settle(Object.assign(pin, { kind: 'video', slides: [], video }), 'in_review');
    return { job_id: 'job-4' };
  }

  private restore(id: string | undefined, body: Record<string, unknown>): Pin {
    const pin = this.pin(id);
    const before = (this.former[pin.id] ?? []).at(-1);
    if (!before) throw new Refusal(404, 'pins.only_one_version', 'This pin was not changed.');
    this.keep(pin, body.version);
    return this.settle(Object.assign(pin, clone(before), { version: pin.version }), 'in_review');
  }

  /** As the preview promised it; the look stays. */
  private rewrite(id: string | undefined, body: Record<string, unknown>): Pin {
    const pin = this.pin(id);
    const words = studio.hooksOf(pin.kicker).items.find(({ hook }) => hook === body.hook);
    if (!words) throw new Refusal(422, 'writers.unknown_hook', `There is no hook “${String(body.hook)}”.`);
    return this.changePin(id, { version: body.version, ...words });
  }

  /** Notes what a pin was, and counts its version on. */
  private keep(pin: Pin, version: unknown): void {
    if (version !== pin.version)
      throw new Refusal(
        409,
        'pins.version_conflict',
        'Someone changed this pin meanwhile. Your text is kept; load theirs to compare.',
      );
    this.former[pin.id] = [...(this.former[pin.id] ?? []), clone(pin)];
    pin.version += 1;
    pin.payload_hash = `hash-${pin.id}-${String(pin.version)}`;
  }

  private removeMedia(id: string | undefined): void {
    if (id === this.media[0]?.id)
      throw new Refusal(409, 'media.in_use', 'Pins that may still go out show this picture: 1.');
    this.media = this.media.filter((one) => one.id !== id);
  }

  session(): SessionInfo {
    return {
      user: { id: data.id(8, 1), name: 'Nora Winter', email: EMAIL },
      tenant: { id: data.id(9, 1), name: 'Winter & Co.' },
      role: this.role,
      csrf_token: this.csrf,
      demo: true,
      time_zone: 'Europe/London',
    };
  }

  /** Tells every open page that something changed. */
  publish(kind: string, objectId: string): void {
    this.events += 1;
    const payload = JSON.stringify({ kind, object_id: objectId, at: data.NOW });
    for (const send of this.listeners)
      send(`id: ${String(this.events)}\nevent: change\ndata: ${payload}\n\n`);
  }

  /** The installation has no mail server. */
  mailIsOff(): void {
    this.preferences.channels = [{ name: 'email', reason: told.OFF }];
  }

  private sendTest(channel: unknown) {
    const { reason } = this.preferences.channels.find((one) => one.name === channel) ?? {};
    if (reason) throw new Refusal(409, 'notifications.channel_off', reason);
    return { channel: String(channel), sent_to: this.preferences.address, message_id: data.id(9, 99) };
  }

  private changedTold<T>(answer: T): T {
    this.publish('notification.changed', 'all');
    return answer;
  }

  /** Back to the first state; `empty` clears what a new tenant does not have. */
  reset(options: { empty?: boolean; signedIn?: boolean } = {}): void {
    const fresh = new MockBackend();
    this.pins = options.empty ? [] : fresh.pins;
    this.opportunities = options.empty ? [] : fresh.opportunities;
    this.accounts = options.empty ? [] : fresh.accounts;
    this.boards = fresh.boards;
    this.sections = fresh.sections;
    this.connectOptions = fresh.connectOptions;
    this.exportSetting = fresh.exportSetting;
    this.exportFiles = fresh.exportFiles;
    this.stop = fresh.stop;
    this.lists = options.empty ? [] : fresh.lists;
    this.projects = options.empty ? [] : fresh.projects;
    this.schedules = options.empty ? [] : fresh.schedules;
    this.hours = new Map();
    this.untold = null;
    this.plugins = options.empty ? [] : fresh.plugins;
    this.notifications = options.empty ? [] : fresh.notifications;
    this.preferences = fresh.preferences;
    if (options.empty) this.mailIsOff();
    this.media = options.empty ? [] : fresh.media;
    this.shownFor = {};
    this.former = {};
    this.filters = options.empty ? [] : fresh.filters;
    this.hosts = options.empty ? [] : fresh.hosts;
    this.refusals = options.empty ? [] : fresh.refusals;
    this.categories = options.empty ? [] : fresh.categories;
    this.walk = options.empty ? null : fresh.walk;
    this.imports = options.empty ? [] : fresh.imports;
    this.tokens = options.empty ? [] : fresh.tokens;
    this.creators = options.empty ? [] : fresh.creators;
    this.weights = fresh.weights;
    this.rules = fresh.rules;
    this.versions = options.empty ? [] : fresh.versions;
    this.rates = options.empty ? [] : fresh.rates;
    this.trends = options.empty ? research.NO_TRENDS : fresh.trends;
    this.comments = options.empty ? {} : fresh.comments;
    this.seen.clear();
    this.rejections.length = 0;
    this.draftHooks.length = 0;
    this.twoPeople = false;
    this.templates = fresh.templates;
    this.templateFiles = fresh.templateFiles;
    this.budget = fresh.budget;
    this.members = fresh.members;
    this.decision = fresh.decision;
    this.signedIn = options.signedIn ?? this.signedIn;
    this.role = 'admin';
    this.mostPerPage = 200;
    this.calls.length = 0;
  }

  async handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const path = url.pathname.replace('/api/v1', '');
    try {
      if (path === '/events') return this.stream();
      if (path === '/mock/reset') {
        this.reset({ empty: url.searchParams.has('empty'), signedIn: !url.searchParams.has('out') });
        this.twoPeople = url.searchParams.has('two');
        if (this.twoPeople)
          this.pin(data.id(5, 2)).first_approved = {
            user_id: data.id(8, 2),
            by: 'Jonas Field',
            at: data.NOW,
            via: 'dashboard',
          };
        return new Response(null, { status: 204 });
      }
      if (path.startsWith('/pictures/')) return picture(path.slice('/pictures/'.length));
      return await this.dispatch(request, path, url.searchParams);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return problem(error);
    }
  }

  private async dispatch(request: Request, path: string, query: URLSearchParams): Promise<Response> {
    const signingIn = path === '/session' && request.method === 'POST';
    if (!this.signedIn && !signingIn) throw new Refusal(401, 'identity.no_session', 'Sign in first.');
    if (request.method !== 'GET') {
      // What is noted of itself while a person only looks is no deed.
      if (path !== '/review/seen') this.calls.push(`${request.method} ${path}`);
      if (!signingIn && request.headers.get('X-CSRF-Token') !== this.csrf) {
        throw new Refusal(403, 'identity.csrf', 'The page is out of date. Load it again.');
      }
    }
    if (path.endsWith('/export') && !path.startsWith('/accounts/'))
      return new Response('asin,title\n', { headers: { 'content-type': 'text/csv' } });
    const json = request.headers.get('content-type')?.includes('json');
    const form = request.headers.get('content-type')?.startsWith('multipart/');
    const body = json
      ? ((await request.json()) as Record<string, unknown>)
      : form
        ? await fieldsOf(request)
        : {};
    for (const [pattern, status, handler] of this.routes) {
      const match = new RegExp(`^${pattern}$`).exec(`${request.method} ${path}`);
      if (!match) continue;
      const result = handler({ params: match.slice(1), query, body });
      if (result instanceof Response) return result;
      return status === 204 ? new Response(null, { status }) : Response.json(result, { status });
    }
    throw new Refusal(404, 'http.not_found', `The mock knows no ${request.method} ${path}.`);
  }

  private readonly routes: [string, number, Handler][] = [
    ['POST /session', 200, ({ body }) => this.signIn(body)],
    ['GET /session', 200, () => this.session()],
    ['DELETE /session', 204, () => (this.signedIn = false)],
    ['GET /overview', 200, () => this.overview()],
    ['GET /projects', 200, () => page(this.projects)],
    ['POST /projects', 201, ({ body }) => this.addProject(body)],
    ['PATCH /projects/([^/]+)', 200, ({ params, body }) => this.changeProject(params[0], body)],
    ['GET /lists', 200, () => page(this.lists)],
    ['POST /lists', 201, ({ body }) => this.addList(String(body.url))],
    ['PATCH /lists/([^/]+)', 200, ({ params, body }) => Object.assign(found(this.lists, params[0]), body)],
    ['GET /hosts', 200, () => page(this.hosts)],
    ['GET /refusals', 200, () => page(this.refusals)],
    ['GET /categories', 200, ({ query }) => ({ ...page(research.findCategories(this.categories, query)), walk: this.walk })],
    ['POST /categories/walk', 202, ({ body }) => (this.walk = { ...research.WALK, ...body, finished_at: null, message: null })],
    ['POST /imports/preview', 200, ({ body }) => research.previewImport(body.mapping)],
    ['POST /imports', 201, ({ body }) => this.importFile(body.mapping)],
    ['GET /imports', 200, () => page(this.imports)],
    ['GET /imports/([^/]+)', 200, ({ params }) => ({ ...found(this.imports, params[0]), opportunities: 38, untitled: 3 })],
    ['GET /imports/([^/]+)/rows', 200, ({ query }) => page(research.ROWS.filter((row) => !query.get('outcome') || row.outcome === query.get('outcome')))],
    ['POST /imports/([^/]+)/take-back', 200, ({ params }) => Object.assign(found(this.imports, params[0]), { taken_back_at: data.NOW, taken_back_by: 'Nora Winter' })],
    ['POST /bookmarklets', 201, () => this.makeBookmarklet()],
    ['GET /tokens', 200, () => page(this.tokens)],
    ['DELETE /tokens/([^/]+)', 204, ({ params }) => (this.tokens = this.tokens.filter((one) => one.id !== params[0]))],
    ['GET /creators/connections', 200, () => page(this.creators)],
    ['POST /creators/connections', 201, ({ body }) => this.connectCreators(body)],
    ['POST /creators/connections/([^/]+)/test', 200, ({ params }) => found(this.creators, params[0])],
    ['DELETE /creators/connections/([^/]+)', 204, ({ params }) => (this.creators = this.creators.filter((one) => one.id !== params[0]))],
    ['GET /opportunity-filters', 200, () => page(this.filters)],
    ['POST /opportunity-filters', 201, ({ body }) => this.saveFilter(body)],
    ['DELETE /opportunity-filters/([^/]+)', 204, ({ params }) => (this.filters = this.filters.filter((one) => one.id !== params[0]))],
    ['POST /opportunities/draft', 202, ({ body }) => ({ items: (body.opportunity_ids as string[]).map((one) => ({ opportunity_id: one, ...this.draft(one) })) })],
    ['GET /opportunities/([^/]+)/explanation', 200, ({ params }) => research.explain(found(this.opportunities, params[0]))],
    ['GET /projects/([^/]+)/score-weights', 200, () => this.weights],
    ['POST /projects/([^/]+)/score-weights/preview', 200, ({ params, body }) => research.preview(this.opportunities.filter((one) => one.project_id === params[0]), body)],
    ['PATCH /projects/([^/]+)/score-weights', 200, ({ body }) => this.setWeights(body.parts as Record<string, number> | undefined, body.price_bands as Bands | undefined)],
    ['POST /projects/([^/]+)/score-weights/reset', 200, () => this.setWeights(null, null)],
    ['GET /projects/([^/]+)/score-weights/history', 200, () => page(this.versions)],
    ['GET /commission-rates', 200, () => page(this.rates)],
    ['PUT /commission-rates', 200, ({ body }) => this.setRate(body)],
    ['POST /commission-rates/reset', 200, ({ body }) => page((this.rates = this.rates.filter((rate) => !rate.own || rate.category !== body.category || ![undefined, rate.valid_from].includes(body.valid_from as string))))],
    ['GET /trends/keywords', 200, () => this.trends],
    ['POST /lists/upload', 200, () => ({ kind: 'list', marketplace: 'amazon.co.uk', list_kind: 'bestsellers', category: 'Home & Kitchen', items: 50, warnings: [] })],
    ['POST /lists/([^/]+)/scrape', 202, () => ({ job_id: 'job-1' })],
    ['GET /fetch-decision', 200, () => this.decision],
    ['POST /fetch-decision', 200, ({ body }) => Object.assign(this.decision, { decided: true, allowed: body.allowed, decided_by: 'Nora Winter', decided_at: data.NOW })],
    ['GET /products', 200, ({ query }) => page(this.products(query))],
    ['GET /products/([^/]+)/([^/]+)/history', 200, ({ params }) => this.history(params[1])],
    ['GET /opportunities', 200, ({ query }) => this.opportunityPage(query)],
    ['POST /opportunities/([^/]+)/draft', 202, ({ params, body }) => (this.draftHooks.push(body.hook), this.draft(params[0]))],
    ['GET /opportunities/([^/]+)/hooks', 200, ({ params }) => studio.hooksOf(found(this.opportunities, params[0]).product.title ?? 'This find')],
    ['POST /opportunities/([^/]+)/(hide|unhide)', 200, ({ params }) => this.moveOpportunity(params[0], params[1] === 'hide' ? 'hidden' : 'open')],
    ['GET /pins', 200, ({ query }) => page(this.findPins(query))],
    ['GET /pins/([^/]+)', 200, ({ params }) => this.pin(params[0])],
    ['PATCH /pins/([^/]+)', 200, ({ params, body }) => this.changePin(params[0], body)],
    ['POST /pins/([^/]+)/fix', 200, ({ params, body }) => this.changePin(params[0], { version: body.version, ...this.pin(params[0]).findings.find((one) => one.rule_id === body.rule_id)?.fix_patch })],
    ['GET /projects/([^/]+)/rules', 200, () => page(this.rules)],
    ['POST /projects/([^/]+)/rules/([^/]+)/(on|off)', 200, ({ params, body }) => this.switchRule(String(params[1]), params[2] === 'off' ? String(body.reason) : null)],
    ['POST /pins/([^/]+)/approve', 200, ({ params, body }) => this.approve(params[0], body.payload_hash)],
    ['POST /pins/([^/]+)/reject', 200, ({ params, body }) => (this.rejections.push(body.reason), this.move(params[0], 'reject', 'rejected'))],
    ['GET /review/queue', 200, ({ query }) => review.queueOf(this.findPins(new URLSearchParams({ state: 'in_review', project_id: query.get('project_id') ?? '' })), this.comments)],
    ['POST /review/seen', 200, ({ body }) => this.noteSeen(body.items as review.Seen[])],
    ['POST /review/approve', 200, ({ body }) => ({ items: (body.items as review.Seen[]).map((one) => this.approveOne(one)) })],
    ['GET /review/reviewers', 200, () => page(this.members.filter(({ role }) => role !== 'viewer').map(({ user_id: userId, name }) => ({ id: userId, name })))],
    ['PUT /pins/([^/]+)/assignee', 200, ({ params, body }) => this.assign(params[0], body.user_id)],
    ['GET /pins/([^/]+)/diff', 200, ({ params }) => this.diff(params[0])],
    ['GET /pins/([^/]+)/history', 200, ({ params }) => page(review.historyOf(this.pin(params[0])))],
    ['GET /pins/([^/]+)/comments', 200, ({ params }) => page(this.comments[params[0] ?? ''] ?? [])],
    ['POST /pins/([^/]+)/comments', 201, ({ params, body }) => this.addComment(params[0], String(body.text))],
    ['PATCH /comments/([^/]+)', 200, ({ params, body }) => Object.assign(found(Object.values(this.comments).flat(), params[0]), { text: body.text, edited_at: data.NOW })],
    ['DELETE /comments/([^/]+)', 204, ({ params }) => (this.comments = review.without(this.comments, params[0]))],
    ['POST /pins/([^/]+)/undo', 200, ({ params }) => this.move(params[0], 'undo', 'in_review')],
    ['POST /pins/([^/]+)/publish-now', 200, ({ params }) => this.publishNow(params[0])],
    ['POST /pins/([^/]+)/look-up', 200, ({ params }) => this.outcome(this.pin(params[0]), 'unknown', 'It was looked for and is not there so far.')],
    ['POST /pins/([^/]+)/settle', 200, ({ params, body }) => this.settlePin(params[0], body as unknown as { pinterest_pin_id: string | null })],
    ['POST /pins/([^/]+)/delete-published', 200, ({ params }) => this.become(this.pin(params[0]), 'deleted')],
    ['POST /pins/([^/]+)/retry', 200, ({ params }) => this.move(params[0], 'retry', 'scheduled')],
    ['GET /pins/([^/]+)/attempts', 200, ({ params }) => page(this.attempts(params[0]))],
    ['GET /media/([^/]+)/products', 200, ({ params }) => page((this.shownFor[params[0] ?? ''] ?? []).map((link) => ({ ...link, title: this.titleOf(link.asin) })))],
    ['PUT /media/([^/]+)/products', 200, ({ params, body }) => this.showFor(params[0], body)],
    ['DELETE /media/([^/]+)/products', 204, ({ params, query }) => this.stopShowing(params[0], query)],
    ['GET /media/([^/]+)', 200, ({ params }) => found(this.media, params[0])],
    ['GET /media', 200, ({ query }) => page(this.media.filter(({ name }) => name.toLowerCase().includes((query.get('q') ?? '').toLowerCase())))],
    ['POST /media', 201, ({ body }) => this.upload(body.file)],
    ['POST /media/from-url', 201, ({ body }) => this.addMedia(String(body.url), body)],
    ['PATCH /media/([^/]+)', 200, ({ params, body }) => Object.assign(found(this.media, params[0]), body, body.focus ? { focus_chosen: true } : {})],
    ['DELETE /media/([^/]+)', 204, ({ params }) => this.removeMedia(params[0])],
    ['POST /pins/([^/]+)/preview', 200, ({ params, body }) => this.previewPin(params[0], body)],
    ['POST /pins/([^/]+)/kind', 200, ({ params, body }) => this.convert(params[0], body)],
    ['POST /pins/([^/]+)/video', 202, ({ params, body }) => this.film(params[0], body)],
    ['POST /pins/([^/]+)/restore', 200, ({ params, body }) => this.restore(params[0], body)],
    ['POST /pins/([^/]+)/redraw', 200, ({ params, body }) => this.changePin(params[0], { version: body.version, headline: 'A calm corner for the first cup', scheme: 'evening', template: 'poster', seed: 'another', hook: 'compare', alt_text: 'A card with the words “A calm corner for the first cup”.' })],
    ['POST /opportunities/([^/]+)/variants', 202, ({ body }) => ({ items: Array.from({ length: Number(body.count) }, (_, n) => ({ variant: n + 2, template: 'poster', scheme: 'day', picture_source: 'artwork', hook: 'everyday', job_id: String(n) })) })],
    ['GET /pins/([^/]+)/hooks', 200, ({ params }) => studio.hooksOf(this.pin(params[0]).kicker)],
    ['POST /pins/([^/]+)/rewrite', 200, ({ params, body }) => this.rewrite(params[0], body)],
    ['GET /writer/budget', 200, () => this.budget],
    ['PUT /writer/budget', 200, ({ body }) => Object.assign(this.budget, { monthly: body.monthly, changed_by: 'Nora Winter' })],
    ['GET /templates', 200, () => page(this.templates)],
    ['POST /templates', 201, ({ body }) => this.addTemplate(body)],
    ['GET /templates/schema', 200, () => ({ template: {}, sample: {}, fonts: studio.FONTS, tones: ['ink', 'paper'] })],
    ['GET /fonts/([^/]+)', 200, ({ params }) => studio.font(String(params[0]))],
    ['POST /templates/lint', 200, ({ body }) => { const faults = studio.lint(String(body.design), String(body.sample)); return { ok: faults.length === 0, faults }; }],
    ['POST /templates/layout', 200, ({ body }) => this.sound(body) && studio.layout(String(body.design))],
    ['POST /templates/preview', 200, ({ body }) => this.sound(body) && svg(studio.draw(String(body.design), JSON.parse(String(body.sample)) as Record<string, unknown>, body.scheme as string | undefined))],
    ['GET /templates/([^/]+)/picture', 200, ({ params }) => { const { design, sample } = this.filesOf(params[0]); return svg(studio.draw(design, JSON.parse(sample) as Record<string, unknown>)); }],
    ['GET /templates/([^/]+)', 200, ({ params }) => this.filesOf(params[0])],
    ['PUT /templates/([^/]+)', 200, ({ params, body }) => this.changeTemplate(params[0], body)],
    ['DELETE /templates/([^/]+)', 204, ({ params }) => (this.templates = this.templates.filter((one) => one.id !== params[0]))],
    ['POST /pins', 201, ({ body }) => this.addPin(body)],
    ['GET /pins/([^/]+)/slot', 200, ({ params }) => this.slot(params[0])],
    ['POST /pins/([^/]+)/move', 200, ({ params, body }) => this.moveTo(params[0], String(body.at))],
    ['GET /pins/([^/]+)/figures', 200, ({ params }) => this.figures(params[0])],
    ['GET /accounts/([^/]+)/hours', 200, ({ params }) => this.hoursOf(params[0])],
    ['PATCH /accounts/([^/]+)/hours', 200, ({ params, body }) => this.changeHours(params[0], body)],
    ['GET /calendar', 200, ({ query }) => page(this.calendar(query))],
    ['GET /accounts', 200, () => page(this.accounts)],
    ['POST /accounts', 201, ({ body }) => this.addAccount(body)],
    ['GET /accounts/connect', 200, () => this.connectOptions],
    ['POST /accounts/connect', 201, ({ body }) => ({ authorize_url: `/accounts/callback?state=s-${encodeURIComponent(String(body.name))}&code=c-1`, redirect_uri: this.connectOptions.redirect_uri, expires_at: data.at(30) })],
    ['POST /accounts/connect/finish', 201, ({ body }) => this.finishConnection(body)],
    ['GET /accounts/switch', 200, () => this.stop],
    ['POST /accounts/(stop|start)', 200, ({ params, body }) => this.throwSwitch(params[0] === 'stop', body)],
    ['GET /accounts/([^/]+)/health', 200, ({ params }) => healthOf(found(this.accounts, params[0]))],
    ['POST /accounts/([^/]+)/renew', 200, ({ params }) => healthOf(found(this.accounts, params[0]))],
    ['POST /accounts/([^/]+)/(stop|start)', 200, ({ params, body }) => Object.assign(found(this.accounts, params[0]), params[1] === 'stop' ? { state: 'stopped', state_reason: `It was stopped by Nora Winter: ${String(body.reason)}.` } : { state: 'connected', state_reason: null })],
    ['GET /accounts/([^/]+)/export', 200, () => this.exportSetting],
    ['PUT /accounts/([^/]+)/export', 200, ({ body }) => Object.assign(this.exportSetting, { way: body.way })],
    ['GET /accounts/([^/]+)/exports', 200, () => page(this.exportFiles)],
    ['POST /accounts/([^/]+)/exports', 201, () => this.handOut()],
    ['POST /accounts/([^/]+)/feed', 201, () => this.renewFeed()],
    ['PUT /accounts/([^/]+)/limits', 200, ({ params, body }) => Object.assign(found(this.accounts, params[0]), body)],
    ['PUT /accounts/([^/]+)/proxy', 200, ({ params, body }) => Object.assign(found(this.accounts, params[0]), { proxy: String(body.proxy).replace(/\/\/.*@/, '//') })],
    ['DELETE /accounts/([^/]+)/proxy', 200, ({ params }) => Object.assign(found(this.accounts, params[0]), { proxy: null })],
    ['POST /accounts/([^/]+)/proxy/test', 200, ({ params }) => ({ proxy: found(this.accounts, params[0]).proxy, works: true })],
    ['GET /accounts/([^/]+)/boards/([^/]+)/sections', 200, ({ params }) => page(this.sections[params[1] ?? ''] ?? [])],
    ['POST /accounts/([^/]+)/boards/([^/]+)/sections', 201, ({ params, body }) => { const made = { id: 's-9', name: String(body.name) }; (this.sections[params[1] ?? ''] ??= []).push(made); return made; }],
    ['POST /accounts/([^/]+)/boards', 201, ({ params, body }) => { const made = { id: 'b-99', name: String(body.name) }; (this.boards[params[0] ?? ''] ??= []).push(made); return made; }],
    ['GET /accounts/([^/]+)/boards', 200, ({ params }) => page(this.boards[params[0] ?? ''] ?? [])],
    ['POST /accounts/([^/]+)/(pause|resume)', 200, ({ params }) => Object.assign(found(this.accounts, params[0]), { state: params[1] === 'pause' ? 'paused' : 'connected', state_reason: null })],
    ['GET /schedules', 200, () => page(this.schedules)],
    ['GET /schedules/([^/]+)/runs', 200, () => page(data.RUNS)],
    ['GET /schedules/([^/]+)/preview', 200, ({ params, query }) => this.previewSchedule(params[0], query)],
    ['POST /schedules/([^/]+)/run', 202, () => ({ job_id: 'job-2' })],
    ['PATCH /schedules/([^/]+)', 200, ({ params, body }) => Object.assign(found(this.schedules, params[0]), body)],
    ['GET /notifications', 200, ({ query }) => page(told.findTold(this.notifications, query))],
    ['GET /notifications/count', 200, () => told.countOf(this.notifications)],
    ['POST /notifications/read', 200, ({ body }) => this.changedTold({ marked: told.readUpTo(this.notifications, body.up_to) })],
    ['POST /notifications/test', 200, ({ body }) => this.sendTest(body.channel)],
    ['POST /notifications/([^/]+)/read', 200, ({ params }) => this.changedTold(Object.assign(found(this.notifications, params[0]), { read_at: data.NOW }))],
    ['GET /notification-preferences', 200, () => this.preferences],
    ['PUT /notification-preferences', 200, ({ body }) => told.prefer(this.preferences, body)],
    ['GET /plugins', 200, () => page(this.plugins)],
    ['GET /members', 200, () => page(this.members)],
    ['POST /members', 201, ({ body }) => this.addMember(body)],
    ['PATCH /members/([^/]+)', 200, ({ params, body }) => Object.assign(found(this.members, params[0]), body)],
    ['DELETE /members/([^/]+)', 204, ({ params }) => (this.members = this.members.filter((one) => one.id !== params[0]))],
  ]; // prettier-ignore

  private previewSchedule(id: string | undefined, query: URLSearchParams) {
    const known = found(this.schedules, id);
    const preview = previewOf(
      query.get('trigger') ?? known.trigger,
      query.get('time_zone') ?? known.time_zone,
    );
    if (preview) return preview;
    throw new Refusal(
      422,
      'scheduling.bad_trigger',
      'Write when it runs as “every 30 minutes”, “every 2 hours”, “daily at 03:30”, “cron: day_of_week mon-fri, hour 9, minute 0” or “0 9 * * 1-5”.',
      { field: 'trigger' },
    );
  }

  private signIn(body: Record<string, unknown>): SessionInfo {
    if (body.email !== EMAIL || body.password !== PASSWORD) {
      throw new Refusal(401, 'identity.wrong_credentials', 'E-mail and password do not belong together.');
    }
    this.signedIn = true;
    return this.session();
  }

  overview() {
    const overview = data.overviewOf(this.pins, this.opportunities);
    if (this.lists.length > 0) return overview;
    const line = overview.line.map((stage) => ({ ...stage, count: 0, last_at: null }));
    return { ...overview, line, needs_you: [], next: [], activity: [] };
  }

  pin(id: string | undefined): Pin {
    return found(this.pins, id);
  }

  private approve(id: string | undefined, hash: unknown): Pin {
    const pin = this.pin(id);
    if (hash !== pin.payload_hash) {
      throw new Refusal(
        409,
        'pins.changed_since_seen',
        'This pin changed after you saw it. Look at it again, then approve.',
      );
    }
    if (pin.blocked) throw new Refusal(422, 'pins.blocked_by_rules', 'A rule keeps this pin from going out.');
    pin.slot_reason = '60 min after the last pin of this account; 4 of 10 today.';
    pin.scheduled_at = data.at(128);
    pin.approved = { by: 'Nora Winter', at: data.NOW, via: 'dashboard', second: null };
    if (pin.first_approved?.user_id === data.id(8, 1))
      throw new Refusal(403, 'pins.second_person_needed', 'You approved this already.');
    if (this.twoPeople && !pin.first_approved) {
      pin.approved = null;
      pin.slot_reason = pin.scheduled_at = null;
      pin.first_approved = { user_id: data.id(8, 1), by: 'Nora Winter', at: data.NOW, via: 'dashboard' };
      return this.settle(pin, 'in_review');
    }
    pin.first_approved = null;
    return this.settle(pin, 'scheduled');
  }

  private become(pin: Pin, state: Pin['state']): Pin {
    return Object.assign(pin, { state, failure: null, actions: data.actionsOf(state, pin.findings) });
  }

  private outcome(pin: Pin, state: PublishOutcome['state'], reason: string): PublishOutcome {
    const { pinterest_pin_id, published_at } = pin;
    return { pin_id: pin.id, state, code: `posting.${state}`, reason, pinterest_pin_id, published_at, next_at: null, next_allowed_at: null, attempts: 1 };
  } // prettier-ignore

  /** As the governor does: not next to a pin of the same account that has just gone out. */
  private publishNow(id: string | undefined): PublishOutcome {
    const wanted = this.pin(id);
    const spacing = this.accounts.find((one) => one.id === wanted.account?.id)?.spacing_minutes ?? 0;
    const now = Date.parse(data.NOW);
    const last = Math.max(
      ...this.pins
        .filter((one) => one.account?.id === wanted.account?.id)
        .map((one) => (one.published_at ? Date.parse(one.published_at) : 0)),
    );
    const minutes = Math.round((now - last) / 60_000);
    if (minutes < spacing)
      throw new Refusal(
        429,
        'posting.not_allowed_yet',
        `Not now: Another pin stands ${String(minutes)} min away; the account keeps ${String(spacing)} min between two.`,
        { next_allowed_at: data.at(spacing - minutes) },
      );
    const pin = this.become(wanted, 'published');
    Object.assign(pin, { pinterest_pin_id: '90071', published_at: data.at(0) });
    return this.outcome(pin, 'published', 'It stands on Pinterest as 90071.');
  }

  private settlePin(id: string | undefined, { pinterest_pin_id }: { pinterest_pin_id: string | null }): Pin {
    const pin = this.become(this.pin(id), pinterest_pin_id === null ? 'scheduled' : 'published');
    return Object.assign(pin, { pinterest_pin_id });
  }

  private move(id: string | undefined, action: 'reject' | 'undo' | 'retry', state: Pin['state']): Pin {
    const pin = this.pin(id);
    const rule = pin.actions[action];
    if (!rule.allowed) throw new Refusal(409, 'pins.not_allowed', rule.reason ?? 'Not now.');
    pin.first_approved = null;
    if (action === 'undo') Object.assign(pin, { approved: null, scheduled_at: null, slot_reason: null });
    return this.settle(pin, state);
  }

  private noteSeen(items: review.Seen[]) {
    const changed = items.filter((one) => this.pin(one.pin_id).payload_hash !== one.payload_hash);
    for (const one of items) if (!changed.includes(one)) this.seen.add(one.payload_hash);
    return { changed: changed.map((one) => one.pin_id) };
  }

  private approveOne(one: review.Seen) {
    const refused = { pin_id: one.pin_id, outcome: 'refused' };
    if (!this.seen.has(one.payload_hash))
      return { ...refused, code: 'pins.not_seen', message: 'You have not looked at this pin as it is now.' };
    try {
      const pin = this.approve(one.pin_id, one.payload_hash);
      const outcome = pin.first_approved ? 'needs_second_person' : 'approved';
      return { pin_id: one.pin_id, outcome, code: null, message: null };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ...refused, code: error.code, message: error.message };
    }
  }

  private assign(id: string | undefined, userId: unknown): Pin {
    const pin = this.pin(id);
    const member = this.members.find((one) => one.user_id === userId);
    pin.assignee = member ? { id: member.user_id, name: member.name } : null;
    this.publish('pin.changed', pin.id);
    return pin;
  }

  private diff(id: string | undefined) {
    const pin = this.pin(id);
    const former = this.pins.find((one) => one.id === data.id(5, 14));
    if (!review.isEdited(pin) || !former)
      throw new Refusal(404, 'pins.only_one_version', 'This pin was not changed since it was drafted.');
    return review.diffOf(pin, former.picture);
  }

  private addComment(id: string | undefined, text: string) {
    const pin = this.pin(id);
    const comment = review.commentOf(text, (this.comments[pin.id] ?? []).length);
    this.comments[pin.id] = [...(this.comments[pin.id] ?? []), comment];
    this.publish('comment.changed', pin.id);
    return comment;
  }

  private filesOf(name: string | undefined) {
    const files = this.templateFiles.get(name ?? '');
    if (!files || !this.templates.some((one) => one.id === name))
      throw new Refusal(404, 'pins.no_such_template', `There is no template “${String(name)}”.`);
    return files;
  }

  private sound(body: Record<string, unknown>): true {
    const [fault] = studio.lint(String(body.design), String(body.sample));
    if (fault) throw new Refusal(422, 'pins.template_faulty', `Line ${String(fault.line)}: ${fault.reason}`);
    return true;
  }

  private keepTemplate(body: Record<string, unknown>, version: number) {
    this.sound(body);
    const [design, sample] = [String(body.design), String(body.sample)];
    const { name, title } = JSON.parse(design) as { name: string; title: string };
    const files = {
      name,
      design,
      sample,
      own: true,
      version,
      changed_by: 'Nora Winter',
      updated_at: data.NOW,
    };
    this.templateFiles.set(name, files);
    const row = {
      ...(clone(data.TEMPLATES[0]) as (typeof this.templates)[0]),
      id: name,
      name: title,
      own: true,
      version,
    };
    this.templates = [...this.templates.filter((one) => one.id !== name), row];
    return files;
  }

  private addTemplate(body: Record<string, unknown>) {
    return this.keepTemplate(body, 1);
  }

  private changeTemplate(name: string | undefined, body: Record<string, unknown>) {
    const before = this.filesOf(name);
    if (before.version !== body.version)
      throw new Refusal(
        409,
        'pins.template_changed',
        `“${String(name)}” was changed meanwhile. Look at it again, then save.`,
      );
    return this.keepTemplate(body, (before.version ?? 0) + 1);
  }

  private previewPin(id: string | undefined, wish: Record<string, unknown>) {
    const pin = this.pin(id);
    const { design } = this.filesOf(String(wish.template ?? pin.template));
    return svg(studio.draw(design, studio.contentOf(pin, wish), String(wish.scheme ?? pin.scheme)));
  }

  private switchRule(ruleId: string, reason: string | null) {
    const rule = this.rules.find((one) => one.id === ruleId);
    if (!rule) throw new Refusal(404, 'pins.no_such_rule', `There is no rule “${ruleId}”.`);
    if (rule.hard) throw new Refusal(403, 'pins.rule_is_hard', `“${ruleId}” cannot be switched off.`);
    rule.switched_off = reason === null ? null : { by: 'Nora Winter', at: data.NOW, reason };
    return rule;
  }

  /** A pin by hand. */
  private addPin(body: Record<string, unknown>): Pin {
    if (/\s/.test(String(body.link)))
      throw new Refusal(422, 'pins.bad_link', 'Give the full web address of the page this pin leads to.', {
        field: 'link',
      });
    const pin = clone(this.pins[0] as Pin);
    Object.assign(pin, {
      id: data.id(5, 90),
      title: String(body.title),
      media_id: body.media_id ?? null,
      origin: 'added',
      description: String(body.description),
      link: String(body.link),
      account: found(this.accounts, String(body.account_id)),
      board: (this.boards[String(body.account_id)] ?? []).find((one) => one.id === body.board_id) ?? null,
    });
    this.pins = [pin, ...this.pins];
    return this.settle(pin, 'in_review');
  }

  private changePin(id: string | undefined, body: Record<string, unknown>): Pin {
    const pin = this.pin(id);
    const { account_id: accountId, board_id: boardId, version, ...rest } = body;
    this.keep(pin, version);
    Object.assign(pin, rest);
    if ('media_id' in rest) pin.picture_source = rest.media_id === null ? 'artwork' : 'library';
    if (['template', 'headline', 'kicker', 'points', 'scheme', 'media_id'].some((name) => name in rest)) {
      const sha = `d${String(pin.version)}${pin.id.replaceAll('-', '')}`.padEnd(64, 'e');
      const { design } = this.filesOf(pin.template);
      data.PICTURES.set(sha, studio.draw(design, studio.contentOf(pin, {}), pin.scheme));
      pin.picture = { ...pin.picture, sha256: sha, url: `/api/v1/pictures/${sha}` };
    }
    if (accountId) pin.account = found(this.accounts, String(accountId));
    if (boardId)
      pin.board =
        Object.values(data.BOARDS)
          .flat()
          .find((board) => board.id === boardId) ?? null;
    if (!/£|\$|€/.test(pin.description))
      pin.findings = pin.findings.filter((one) => one.rule_id !== 'facts.price');
    if (pin.link) pin.findings = pin.findings.filter((one) => one.rule_id !== 'links.no_destination');
    pin.blocked = pin.findings.some((one) => one.severity === 'block');
    return this.settle(pin, 'in_review');
  }

  private settle(pin: Pin, state: Pin['state']): Pin {
    pin.state = state;
    pin.actions = data.actionsOf(state, pin.findings);
    if (pin.first_approved) pin.actions.undo = { allowed: true, reason: null };
    this.publish('pin.changed', pin.id);
    return pin;
  }

  private findPins(query: URLSearchParams): Pin[] {
    const states = (query.get('state') ?? '').split(',').filter(Boolean);
    const project = query.get('project_id');
    return this.pins
      .filter((pin) => states.length === 0 || states.includes(pin.state))
      .filter((pin) => !project || pin.project_id === project)
      .toSorted((a, b) => b.created_at.localeCompare(a.created_at));
  }

  /** As the server does: a page of at most `limit`, best first, and where the next one begins. */
  private opportunityPage(query: URLSearchParams) {
    const all = this.findOpportunities(query);
    const start = Number(query.get('cursor') ?? 0);
    const end = start + Math.min(Number(query.get('limit') ?? 50), this.mostPerPage);
    return {
      items: all.slice(start, end),
      next_cursor: end < all.length ? String(end) : null,
      total: all.length,
    };
  }

  private findOpportunities(query: URLSearchParams): Opportunity[] {
    const [project, state, text] = [
      query.get('project_id'),
      query.get('state'),
      query.get('q')?.toLowerCase(),
    ];
    const least = Number(query.get('min_score') ?? 0);
    return this.opportunities.filter(
      (item) =>
        (!project || item.project_id === project) &&
        (!state || item.state === state) &&
        item.score >= least &&
        research.fits(item, query) &&
        (!text || item.product.title.toLowerCase().includes(text)),
    );
  }

  private draft(id: string | undefined) {
    const item = found(this.opportunities, id);
    item.state = 'drafted';
    this.publish('opportunity.changed', item.id);
    return { pin_id: null, job_id: 'job-3' };
  }

  private moveOpportunity(id: string | undefined, state: Opportunity['state']): Opportunity {
    const item = found(this.opportunities, id);
    item.state = state;
    this.publish('opportunity.changed', item.id);
    return item;
  }

  private history(asin: string | undefined) {
    const item = this.opportunities.find((one) => one.product.asin === asin);
    if (!item) throw new Refusal(404, 'scraping.no_product', 'There is no such product.');
    const rank = item.rank ?? 50;
    const from = item.previous_rank ?? rank + 20;
    const points = Array.from({ length: 14 }, (_, n) => ({
      observed_at: data.at(-(13 - n) * 720),
      list_id: item.list.id,
      rank: Math.max(1, Math.round(from + ((rank - from) * n) / 13 + Math.sin(n * 1.7) * 3 * (1 - n / 13))),
      price: item.product.price === null || n % 6 === 4 ? null : item.product.price * (1 + Math.sin(n) / 12),
      currency: item.product.currency,
      price_kind: 'price',
      rank_change_percent: null,
    }));
    const rolled = points.map((point, n) => ({
      ...point,
      best_rank: Math.max(1, point.rank - (n < 4 ? 2 : 0)),
      visits: n < 4 ? 12 : 1,
    }));
    return { product: item.product, points: rolled };
  }

  private attempts(id: string | undefined): Attempt[] {
    const pin = this.pin(id);
    const when = pin.published_at ?? data.at(-300);
    const base = { error_code: null, message: null, http_status: 201, pinterest_pin_id: pin.pinterest_pin_id,
      payload_hash: pin.payload_hash, board_id: 'b', marker: pin.marker, sent_at: when, settles_at: null,
      next_reading_at: null, complete_readings: 0, events: [] };
    if (pin.state === 'published') return [{ ...base, id: data.id(10, 1), number: 1, state: 'accepted', started_at: when, ended_at: when }];
    if (!pin.failure) return [];
    const unknown = pin.state === 'needs_attention';
    return [{ ...base, id: data.id(10, 2), number: 1, state: unknown ? 'unknown' : 'refused', http_status: unknown ? null : 400, error_code: pin.failure.code, message: pin.failure.message, started_at: when, ended_at: unknown ? null : when,
      settles_at: unknown ? data.at(-270) : null, complete_readings: unknown ? 2 : 0,
      events: unknown ? [
        { at: data.at(-299), kind: 'unknown', message: 'Pinterest did not say whether it worked.' },
        { at: data.at(-298), kind: 'looked', message: 'Read the whole board: not there so far.' },
        { at: data.at(-284), kind: 'looked', message: 'Read the whole board: not there so far.' },
      ] : [] }];
  } // prettier-ignore

  private slot(id: string | undefined): Slot {
    const pin = this.pin(id);
    return data.slotOf(pin);
  }

  /** No pin before seven: enough of a governor to show a refusal. */
  private moveTo(id: string | undefined, at: string) {
    const pin = this.pin(id);
    if (new Date(at).getTime() <= new Date(data.NOW).getTime())
      throw new Refusal(409, 'posting.place_refused', 'This moment has passed.', { rule: 'out_of_range', next_at: null });
    if (new Date(at).getUTCHours() < 7)
      throw new Refusal(409, 'posting.place_refused', 'It is too early; pins go out from 07:00 to 22:00.', {
        rule: 'outside_hours',
        next_at: `${at.slice(0, 10)}T07:00:00Z`,
      });
    pin.scheduled_at = at;
    pin.slot_reason = 'Moved here by Nora Winter.';
    return data.calendarItem(pin);
  } // prettier-ignore

  private figures(id: string | undefined): PinFigures {
    const told = data.figuresOf(this.pin(id));
    return this.untold
      ? {
          ...told,
          days: [],
          as_of: null,
          read_at: null,
          reason: this.untold,
          sums: { impressions: 0, saves: 0, outbound_clicks: 0, pin_clicks: 0 },
        }
      : told;
  }

  private hoursOf(id: string | undefined): PostingHours {
    const account = found(this.accounts, id);
    return { ...data.HOURS, best: data.bestHoursOf(account), ...this.hours.get(account.id), account_id: account.id, time_zone: account.time_zone };
  } // prettier-ignore

  private changeHours(id: string | undefined, body: Record<string, unknown>) {
    const week = body.hours as PostingHours['hours'];
    if (Object.values(week).some((spans) => spans.some((span) => span.length !== 2)))
      throw new Refusal(
        422,
        'posting.bad_hours',
        'These hours cannot be used. mon: write a span as two times, such as 07:00 and 22:00.',
      );
    this.hours.set(id ?? '', body);
    return { ...this.hoursOf(id), moved: 1 };
  }

  private calendar(query: URLSearchParams) {
    const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''].map((text) =>
      new Date(text).getTime(),
    );
    return this.pins
      .map(data.calendarItem)
      .filter((item) => item !== null)
      .filter(({ at }) => new Date(at).getTime() >= (from ?? 0) && new Date(at).getTime() < (to ?? 0))
      .toSorted((a, b) => a.at.localeCompare(b.at));
  }

  private addProject(body: Record<string, unknown>) {
    const project = {
      ...clone(data.PROJECTS[0]),
      ...body,
      id: data.id(1, 9),
      version: 1,
    } as (typeof this.projects)[0];
    this.projects.push(project);
    return project;
  }

  private changeProject(id: string | undefined, body: Record<string, unknown>) {
    const project = found(this.projects, id);
    const { link_mode_confirmed: linkSaid, picture_policy_confirmed: pictureSaid, ...rest } = body;
    Object.assign(project, rest, { version: project.version + 1 });
    if (linkSaid) project.link_mode_confirmed_at = data.NOW;
    if (pictureSaid) project.picture_policy_confirmed_at = data.NOW;
    return project;
  }

  private addList(url: string) {
    if (!/^https:\/\/www\.amazon\./.test(url)) {
      throw new Refusal(
        422,
        'scraping.not_a_list_url',
        'This is not the address of an Amazon list. It starts with https://www.amazon.',
      );
    }
    const list = { ...clone(data.LISTS[4]), id: data.id(3, 9), url } as (typeof this.lists)[0];
    this.lists.push(list);
    return list;
  }

  private importFile(mapping: unknown) {
    const told = research.previewImport(mapping);
    const run = {
      ...clone(research.RUN),
      id: data.id(20, 9),
      mapping: told.mapping,
      ok_count: told.ok_count,
    };
    this.imports.unshift(run);
    return { run: { ...run, opportunities: 38, untitled: 3 }, is_new: true };
  }

  private makeBookmarklet() {
    const token = { ...clone(research.TOKENS[0]), id: data.id(21, 9), last_used_at: null };
    this.tokens.push(token as (typeof this.tokens)[0]);
    return { token_id: token.id, name: token.name, javascript: "javascript:(()=>{void 'mock'})()" };
  }

  private connectCreators(body: Record<string, unknown>) {
    if (body.credential_secret === 'wrong') {
      throw new Refusal(
        422,
        'creators.key_refused',
        'Amazon does not know this credential. Copy id and secret again.',
      );
    }
    const made = {
      ...clone(research.CREATORS[0]),
      ...body,
      id: data.id(22, 9),
      state: 'connected',
      reason: null,
    };
    this.creators.push(made as (typeof this.creators)[0]);
    return made;
  }

  private saveFilter(body: Record<string, unknown>) {
    const saved = { id: data.id(23, this.filters.length + 9), created_at: data.NOW, ...body };
    this.filters.push(saved as (typeof this.filters)[0]);
    return saved;
  }

  private setWeights(parts: Record<string, number> | null = {}, bands: Bands | null = {}) {
    const number = this.weights.number + 1;
    this.weights = {
      ...this.weights,
      number,
      own: parts !== null,
      price_bands:
        bands === null ? { GBP: [12, 65], EUR: [15, 75] } : { ...this.weights.price_bands, ...bands },
      version: `2026-11.3/${String(number)}`,
      parts: this.weights.parts.map((part) => ({
        ...part,
        points: parts === null ? part.shipped : (parts[part.name] ?? part.points),
      })),
    };
    this.versions.unshift({
      ...(clone(research.VERSIONS[0]) as (typeof this.versions)[0]),
      number,
      reset: parts === null,
      parts: parts === null ? null : this.weights.parts,
      changed_at: data.NOW,
    });
    return this.weights;
  }

  private setRate(body: Record<string, unknown>) {
    const rate = {
      ...body,
      valid_from: body.valid_from ?? '2026-11-24',
      own: true,
      counts: true,
      source: 'Nora Winter, 2026-11-24',
    };
    this.rates = [
      rate as (typeof this.rates)[0],
      ...this.rates.map((one) => (one.category === body.category ? { ...one, counts: false } : one)),
    ];
    return page(this.rates);
  }

  private finishConnection(body: Record<string, unknown>) {
    if (body.error)
      throw new Refusal(
        422,
        'accounts.not_allowed',
        'Pinterest sent you back without a permission, so nothing was connected.',
      );
    return this.addAccount({
      name: String(body.state).replace(/^s-/, ''),
      base_url: 'https://api.pinterest.com/v5',
    });
  }

  private throwSwitch(stopped: boolean, body: Record<string, unknown>) {
    this.stop = stopped
      ? {
          stopped,
          reason: `All accounts were stopped by Nora Winter${body.reason ? `: ${String(body.reason)}` : ''}.`,
          stopped_by: 'Nora Winter',
          stopped_at: data.at(0),
        }
      : { stopped, reason: null, stopped_by: null, stopped_at: null };
    for (const one of this.accounts)
      Object.assign(
        one,
        stopped
          ? { state: 'stopped', state_reason: this.stop.reason }
          : { state: 'connected', state_reason: null },
      );
    return this.stop;
  }

  private addAccount(body: Record<string, unknown>) {
    const known = this.accounts.find(
      ({ name, base_url: url }) => name === body.name && url === body.base_url,
    );
    if (known) return Object.assign(known, { state: 'connected', state_reason: null });
    const account = {
      ...clone(data.ACCOUNTS[0]),
      id: data.id(2, 9),
      name: String(body.name),
      username: null,
      channel: body.channel ?? 'pinterest',
      base_url: body.channel === 'export' ? null : 'https://api.pinterest.com/v5',
    } as (typeof this.accounts)[0];
    this.accounts.push(account);
    return account;
  }

  private handOut() {
    const handed = handOut(this.exportFiles);
    if (handed.batch) this.exportFiles = [handed.batch, ...this.exportFiles];
    return handed;
  }

  private renewFeed() {
    this.exportSetting.feed_made_at = data.NOW;
    return { url: 'https://pins.example.org/api/v1/public/feeds/0aF3rQ' };
  }

  private addMember(body: Record<string, unknown>) {
    const member = {
      id: data.id(7, 9),
      user_id: data.id(8, 9),
      name: String(body.name),
      email: String(body.email),
      role: body.role as Role,
    };
    this.members.push(member);
    return member;
  }

  private stream(): Response {
    const encoder = new TextEncoder();
    let send: ((text: string) => void) | undefined;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        send = (text) => {
          controller.enqueue(encoder.encode(text));
        };
        this.listeners.add(send);
        send(': hello\n\n');
      },
      cancel: () => {
        if (send) this.listeners.delete(send);
      },
    });
    return new Response(stream, {
      headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
    });
  }
}

function found<T extends { id: string }>(rows: T[], id: string | undefined): T {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new Refusal(404, 'not_found', 'It does not exist, or no longer.');
  return row;
}

const isSame = (one: ShownFor, other: ShownFor) =>
  one.project_id === other.project_id && one.asin === other.asin;

const page = <T>(items: T[]) => ({ items, next_cursor: null });

function picture(sha: string): Response {
  const svg = data.PICTURES.get(sha);
  if (!svg) return new Response(null, { status: 404 });
  return new Response(svg, {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'private, immutable' },
  });
}

function svg(drawn: string): Response {
  return new Response(drawn, { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' } });
}

function problem({ status, code, message, data: more }: Refusal): Response {
  const body = {
    ...more,
    type: 'about:blank',
    title: code,
    status,
    detail: message,
    code,
    request_id: 'req-7f3a',
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}
