/** Every call to the server, one line each; with `scrapingCalls.ts`, `researchCalls.ts` and `reviewCalls.ts` the only places that know paths. */
import { client, unwrap } from './client';
import type {
  Fix,
  NewAccount,
  NewMember,
  NewProject,
  PinChange,
  PinState,
  PostingHoursChange,
  ProjectChange,
  Role,
  ScheduleChange,
} from './types';

export const path = (id: string) => ({ params: { path: { id } } });
/** A page large enough for what people review or configure by hand. */
export const ALL = { limit: 200 };

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

  rules: (projectId: string) => unwrap(client.GET('/api/v1/projects/{id}/rules', path(projectId))),
  switchRuleOff: (projectId: string, ruleId: string, reason: string) =>
    unwrap(
      client.POST('/api/v1/projects/{id}/rules/{rule_id}/off', {
        params: { path: { id: projectId, rule_id: ruleId } },
        body: { reason },
      }),
    ),
  switchRuleOn: (projectId: string, ruleId: string) =>
    unwrap(
      client.POST('/api/v1/projects/{id}/rules/{rule_id}/on', {
        params: { path: { id: projectId, rule_id: ruleId } },
      }),
    ),

  pins: (states: readonly PinState[], query: { project_id?: string; cursor?: string; limit?: number } = {}) =>
    unwrap(client.GET('/api/v1/pins', { params: { query: { ...query, state: states.join(',') } } })),
  pin: (id: string) => unwrap(client.GET('/api/v1/pins/{id}', path(id))),
  changePin: (id: string, body: PinChange) =>
    unwrap(client.PATCH('/api/v1/pins/{id}', { ...path(id), body })),
  fixPin: (id: string, body: Fix) => unwrap(client.POST('/api/v1/pins/{id}/fix', { ...path(id), body })),
  approve: (id: string, payload_hash: string) =>
    unwrap(client.POST('/api/v1/pins/{id}/approve', { ...path(id), body: { payload_hash } })),
  reject: (id: string, reason?: string) =>
    unwrap(client.POST('/api/v1/pins/{id}/reject', { ...path(id), body: reason ? { reason } : {} })),
  undo: (id: string) => unwrap(client.POST('/api/v1/pins/{id}/undo', path(id))),
  retry: (id: string) => unwrap(client.POST('/api/v1/pins/{id}/retry', path(id))),
  publishNow: (id: string) => unwrap(client.POST('/api/v1/pins/{id}/publish-now', path(id))),
  lookUp: (id: string) => unwrap(client.POST('/api/v1/pins/{id}/look-up', path(id))),
  settle: (id: string, pinterest_pin_id: string | null) =>
    unwrap(client.POST('/api/v1/pins/{id}/settle', { ...path(id), body: { pinterest_pin_id } })),
  deletePublished: (id: string) => unwrap(client.POST('/api/v1/pins/{id}/delete-published', path(id))),
  attempts: (id: string) => unwrap(client.GET('/api/v1/pins/{id}/attempts', path(id))),
  pinFigures: (id: string) => unwrap(client.GET('/api/v1/pins/{id}/figures', path(id))),
  templates: () => unwrap(client.GET('/api/v1/templates')),

  calendar: (from: string, to: string) =>
    unwrap(client.GET('/api/v1/calendar', { params: { query: { from, to } } })),

  slot: (id: string) => unwrap(client.GET('/api/v1/pins/{id}/slot', path(id))),
  movePin: (id: string, at: string) =>
    unwrap(client.POST('/api/v1/pins/{id}/move', { ...path(id), body: { at } })),
  postingHours: (accountId: string) => unwrap(client.GET('/api/v1/accounts/{id}/hours', path(accountId))),
  changePostingHours: (accountId: string, body: PostingHoursChange) =>
    unwrap(client.PATCH('/api/v1/accounts/{id}/hours', { ...path(accountId), body })),

  accounts: () => unwrap(client.GET('/api/v1/accounts', { params: { query: ALL } })),
  addAccount: (body: NewAccount) => unwrap(client.POST('/api/v1/accounts', { body })),
  boards: (id: string) => unwrap(client.GET('/api/v1/accounts/{id}/boards', path(id))),
  pauseAccount: (id: string) => unwrap(client.POST('/api/v1/accounts/{id}/pause', path(id))),
  resumeAccount: (id: string) => unwrap(client.POST('/api/v1/accounts/{id}/resume', path(id))),

  schedules: () => unwrap(client.GET('/api/v1/schedules', { params: { query: ALL } })),
  runSchedule: (id: string) => unwrap(client.POST('/api/v1/schedules/{id}/run', path(id))),
  changeSchedule: (id: string, body: ScheduleChange) =>
    unwrap(client.PATCH('/api/v1/schedules/{id}', { ...path(id), body })),
  previewSchedule: (id: string, query: { trigger?: string; time_zone?: string }) =>
    unwrap(client.GET('/api/v1/schedules/{id}/preview', { params: { path: { id }, query } })),
  runs: (id: string) =>
    unwrap(client.GET('/api/v1/schedules/{id}/runs', { params: { path: { id }, query: { limit: 30 } } })),

  plugins: () => unwrap(client.GET('/api/v1/plugins')),

  members: () => unwrap(client.GET('/api/v1/members', { params: { query: ALL } })),
  addMember: (body: NewMember) => unwrap(client.POST('/api/v1/members', { body })),
  changeMember: (id: string, role: Role) =>
    unwrap(client.PATCH('/api/v1/members/{id}', { ...path(id), body: { role } })),
  removeMember: (id: string) => unwrap(client.DELETE('/api/v1/members/{id}', path(id))),
};
