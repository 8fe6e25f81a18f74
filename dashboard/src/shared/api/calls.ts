/** Every call to the server, one line each: the only place that knows paths. */
import { client, unwrap } from './client';
import type {
  NewAccount,
  NewMember,
  NewProject,
  Opportunity,
  PinChange,
  PinState,
  ProjectChange,
  Role,
} from './types';

const path = (id: string) => ({ params: { path: { id } } });
/** A page large enough for what people review or configure by hand. */
const ALL = { limit: 200 };

export const api = {
  signIn: (email: string, password: string) =>
    unwrap(client.POST('/api/v1/session', { body: { email, password } })),
  session: () => unwrap(client.GET('/api/v1/session')),
  signOut: () => unwrap(client.DELETE('/api/v1/session')),

  overview: () => unwrap(client.GET('/api/v1/overview')),

  projects: () => unwrap(client.GET('/api/v1/projects', { params: { query: ALL } })),
  addProject: (body: NewProject) => unwrap(client.POST('/api/v1/projects', { body })),
  changeProject: (id: string, body: ProjectChange) =>
    unwrap(client.PATCH('/api/v1/projects/{id}', { ...path(id), body })),

  lists: () => unwrap(client.GET('/api/v1/lists', { params: { query: ALL } })),
  addList: (url: string, project_id: string) =>
    unwrap(client.POST('/api/v1/lists', { body: { url, project_id } })),
  fetchList: (id: string) => unwrap(client.POST('/api/v1/lists/{id}/scrape', path(id))),
  uploadPage: (file: File, projectId: string) => {
    const form = new FormData();
    form.set('file', file);
    form.set('project_id', projectId);
    return unwrap(
      client.POST('/api/v1/lists/upload', {
        body: { file: '', project_id: projectId },
        bodySerializer: () => form,
      }),
    );
  },
  fetchDecision: () => unwrap(client.GET('/api/v1/fetch-decision')),
  decideFetching: (allowed: boolean) => unwrap(client.POST('/api/v1/fetch-decision', { body: { allowed } })),

  opportunities: (query: OpportunityQuery) =>
    unwrap(client.GET('/api/v1/opportunities', { params: { query } })),
  draft: (id: string) => unwrap(client.POST('/api/v1/opportunities/{id}/draft', path(id))),
  hide: (id: string) => unwrap(client.POST('/api/v1/opportunities/{id}/hide', path(id))),
  unhide: (id: string) => unwrap(client.POST('/api/v1/opportunities/{id}/unhide', path(id))),
  history: (marketplace: string, asin: string) =>
    unwrap(
      client.GET('/api/v1/products/{marketplace}/{asin}/history', {
        params: { path: { marketplace, asin } },
      }),
    ),

  pins: (states: readonly PinState[], query: { project_id?: string; cursor?: string; limit?: number } = {}) =>
    unwrap(client.GET('/api/v1/pins', { params: { query: { ...query, state: states.join(',') } } })),
  pin: (id: string) => unwrap(client.GET('/api/v1/pins/{id}', path(id))),
  changePin: (id: string, body: PinChange) =>
    unwrap(client.PATCH('/api/v1/pins/{id}', { ...path(id), body })),
  approve: (id: string, payload_hash: string) =>
    unwrap(client.POST('/api/v1/pins/{id}/approve', { ...path(id), body: { payload_hash } })),
  reject: (id: string, reason?: string) =>
    unwrap(client.POST('/api/v1/pins/{id}/reject', { ...path(id), body: reason ? { reason } : {} })),
  undo: (id: string) => unwrap(client.POST('/api/v1/pins/{id}/undo', path(id))),
  retry: (id: string) => unwrap(client.POST('/api/v1/pins/{id}/retry', path(id))),
  attempts: (id: string) => unwrap(client.GET('/api/v1/pins/{id}/attempts', path(id))),
  templates: () => unwrap(client.GET('/api/v1/templates')),

  calendar: (from: string, to: string) =>
    unwrap(client.GET('/api/v1/calendar', { params: { query: { from, to } } })),

  accounts: () => unwrap(client.GET('/api/v1/accounts', { params: { query: ALL } })),
  addAccount: (body: NewAccount) => unwrap(client.POST('/api/v1/accounts', { body })),
  boards: (id: string) => unwrap(client.GET('/api/v1/accounts/{id}/boards', path(id))),
  pauseAccount: (id: string) => unwrap(client.POST('/api/v1/accounts/{id}/pause', path(id))),
  resumeAccount: (id: string) => unwrap(client.POST('/api/v1/accounts/{id}/resume', path(id))),

  schedules: () => unwrap(client.GET('/api/v1/schedules', { params: { query: ALL } })),
  runSchedule: (id: string) => unwrap(client.POST('/api/v1/schedules/{id}/run', path(id))),
  changeSchedule: (id: string, body: { enabled?: boolean; trigger?: string }) =>
    unwrap(client.PATCH('/api/v1/schedules/{id}', { ...path(id), body })),

  plugins: () => unwrap(client.GET('/api/v1/plugins')),

  members: () => unwrap(client.GET('/api/v1/members', { params: { query: ALL } })),
  addMember: (body: NewMember) => unwrap(client.POST('/api/v1/members', { body })),
  changeMember: (id: string, role: Role) =>
    unwrap(client.PATCH('/api/v1/members/{id}', { ...path(id), body: { role } })),
  removeMember: (id: string) => unwrap(client.DELETE('/api/v1/members/{id}', path(id))),
};

export interface OpportunityQuery {
  project_id?: string;
  state?: Opportunity['state'];
  min_score?: number;
  q?: string;
  cursor?: string;
  limit?: number;
}
