import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router';
import { asApiError } from '@/shared/api/error';
import { sessionQuery } from '@/shared/session';
import { PageError, PageMissing, PagePending } from './PageStates';
import { Shell } from './Shell';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: PageMissing,
});

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** The router reads a search of digits alone as a number. */
const plain = (value: unknown) => (typeof value === 'number' ? value : text(value));

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search: Record<string, unknown>): { to?: string } => ({ to: text(search.to) }),
  component: lazyRouteComponent(() => import('@/features/identity/LoginPage'), 'LoginPage'),
});

/** Everything behind the login. Without a session the wish is kept and the login shown. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(sessionQuery);
    } catch (error) {
      if (asApiError(error).status !== 401) throw error;
      throw redirect({ to: '/login', search: location.href === '/' ? {} : { to: location.href } });
    }
  },
});

const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('@/features/overview/OverviewPage'), 'OverviewPage'),
});
const opportunities = createRoute({
  getParentRoute: () => shell,
  path: '/opportunities',
  // The page reads its filters itself: they need not be in the first load.
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('@/features/research/OpportunitiesPage'), 'OpportunitiesPage'),
});
const review = createRoute({
  getParentRoute: () => shell,
  path: '/review',
  validateSearch: (search: Record<string, unknown>): { pin?: string; why?: string; blocked?: true } => ({
    pin: text(search.pin),
    why: text(search.why),
    blocked: search.blocked === undefined ? undefined : true,
  }),
  component: lazyRouteComponent(() => import('@/features/pins/ReviewPage'), 'ReviewPage'),
});
const pins = createRoute({
  getParentRoute: () => shell,
  path: '/pins',
  validateSearch: (search: Record<string, unknown>): { state?: string } => ({ state: text(search.state) }),
  component: lazyRouteComponent(() => import('@/features/pins/PinsPage'), 'PinsPage'),
});
const pin = createRoute({
  getParentRoute: () => shell,
  path: '/pins/$id',
  component: lazyRouteComponent(() => import('@/features/pins/PinPage'), 'PinPage'),
});
const newPin = createRoute({
  getParentRoute: () => shell,
  path: '/pins/new',
  component: lazyRouteComponent(() => import('@/features/pins/NewPinPage'), 'NewPinPage'),
});
const studio = createRoute({
  getParentRoute: () => shell,
  path: '/studio',
  validateSearch: (search: Record<string, unknown>): { show?: string } => ({ show: text(search.show) }),
  component: lazyRouteComponent(() => import('@/features/studio/TemplatesPage'), 'TemplatesPage'),
});
const template = createRoute({
  getParentRoute: () => shell,
  path: '/studio/templates/$name',
  component: lazyRouteComponent(() => import('@/features/studio/TemplatePage'), 'TemplatePage'),
});
const pinStudio = createRoute({
  getParentRoute: () => shell,
  path: '/studio/pins/$id',
  validateSearch: (search: Record<string, unknown>): { from?: string } => ({ from: text(search.from) }),
  component: lazyRouteComponent(() => import('@/features/studio/PinStudioPage'), 'PinStudioPage'),
});
const calendar = createRoute({
  getParentRoute: () => shell,
  path: '/calendar',
  validateSearch: (search: Record<string, unknown>): { view?: string; day?: string } => ({
    view: text(search.view),
    day: text(search.day),
  }),
  component: lazyRouteComponent(() => import('@/features/scheduling/CalendarPage'), 'CalendarPage'),
});
const lists = createRoute({
  getParentRoute: () => shell,
  path: '/lists',
  component: lazyRouteComponent(() => import('@/features/scraping/ListsPage'), 'ListsPage'),
});
const categories = createRoute({
  getParentRoute: () => shell,
  path: '/lists/browse',
  validateSearch: (search: Record<string, unknown>): { on?: string; kind?: string } => ({
    on: text(search.on),
    kind: text(search.kind),
  }),
  component: lazyRouteComponent(() => import('@/features/scraping/CategoriesPage'), 'CategoriesPage'),
});
const bring = createRoute({
  getParentRoute: () => shell,
  path: '/bring',
  component: lazyRouteComponent(() => import('@/features/scraping/BringPage'), 'BringPage'),
});
const media = createRoute({
  getParentRoute: () => shell,
  path: '/media',
  component: lazyRouteComponent(() => import('@/features/media/MediaPage'), 'MediaPage'),
});
const trends = createRoute({
  getParentRoute: () => shell,
  path: '/trends',
  validateSearch: (
    search: Record<string, unknown>,
  ): { region?: string; kind?: string; interests?: string } => ({
    region: text(search.region),
    kind: text(search.kind),
    interests: text(search.interests),
  }),
  component: lazyRouteComponent(() => import('@/features/research/TrendsPage'), 'TrendsPage'),
});
const scoring = createRoute({
  getParentRoute: () => shell,
  path: '/scoring',
  validateSearch: (search: Record<string, unknown>): { show?: string } => ({ show: text(search.show) }),
  component: lazyRouteComponent(() => import('@/features/research/ScoringPage'), 'ScoringPage'),
});
const accounts = createRoute({
  getParentRoute: () => shell,
  path: '/accounts',
  component: lazyRouteComponent(() => import('@/features/accounts/AccountsPage'), 'AccountsPage'),
});
const connect = createRoute({
  getParentRoute: () => shell,
  path: '/accounts/connect',
  validateSearch: (search: Record<string, unknown>): { name?: string } => ({ name: text(search.name) }),
  component: lazyRouteComponent(() => import('@/features/accounts/ConnectPage'), 'ConnectPage'),
});
/** Where Pinterest sends people back to; the address is registered there. */
const callback = createRoute({
  getParentRoute: () => shell,
  path: '/accounts/callback',
  validateSearch: (
    search: Record<string, unknown>,
  ): { state?: string | number; code?: string | number; error?: string } => ({
    state: plain(search.state),
    code: plain(search.code),
    error: text(search.error),
  }),
  component: lazyRouteComponent(() => import('@/features/accounts/CallbackPage'), 'CallbackPage'),
});
const access = createRoute({
  getParentRoute: () => shell,
  path: '/accounts/access',
  component: lazyRouteComponent(() => import('@/features/accounts/AccessPage'), 'AccessPage'),
});
const account = createRoute({
  getParentRoute: () => shell,
  path: '/accounts/$id',
  component: lazyRouteComponent(() => import('@/features/accounts/HealthPage'), 'HealthPage'),
});
const projects = createRoute({
  getParentRoute: () => shell,
  path: '/projects',
  validateSearch: (search: Record<string, unknown>): { project?: string } => ({
    project: text(search.project),
  }),
  component: lazyRouteComponent(() => import('@/features/projects/ProjectsPage'), 'ProjectsPage'),
});
const schedules = createRoute({
  getParentRoute: () => shell,
  path: '/schedules',
  component: lazyRouteComponent(() => import('@/features/scheduling/SchedulesPage'), 'SchedulesPage'),
});
const plugins = createRoute({
  getParentRoute: () => shell,
  path: '/plugins',
  component: lazyRouteComponent(() => import('@/features/plugins/PluginsPage'), 'PluginsPage'),
});
const notifications = createRoute({
  getParentRoute: () => shell,
  path: '/notifications',
  validateSearch: (search: Record<string, unknown>): { show?: string; kind?: string } => ({
    show: text(search.show),
    kind: text(search.kind),
  }),
  component: lazyRouteComponent(
    () => import('@/features/notifications/NotificationsPage'),
    'NotificationsPage',
  ),
});
const notificationSettings = createRoute({
  getParentRoute: () => shell,
  path: '/notifications/settings',
  component: lazyRouteComponent(() => import('@/features/notifications/SettingsPage'), 'SettingsPage'),
});
const members = createRoute({
  getParentRoute: () => shell,
  path: '/members',
  component: lazyRouteComponent(() => import('@/features/identity/MembersPage'), 'MembersPage'),
});

const tree = root.addChildren([
  login,
  shell.addChildren([
    overview,
    opportunities,
    trends,
    review,
    pins,
    pin,
    newPin,
    studio,
    template,
    pinStudio,
    calendar,
    lists,
    categories,
    bring,
    media,
    scoring,
    accounts,
    connect,
    callback,
    access,
    account,
    projects,
    schedules,
    plugins,
    members,
    notifications,
    notificationSettings,
  ]),
]);

export function createAppRouter(queries: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    history,
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: PageError,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
