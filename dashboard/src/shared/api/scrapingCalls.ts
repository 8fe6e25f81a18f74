/** Calls of lists, categories, hosts, files, pages, bookmarklets and the Creators API. Not in the first load. */
import { ALL, path } from './calls';
import { client, unwrap } from './client';
import type { CategoryWalk, NewCreatorsConnection, RowOutcome, WatchedList } from './types';

/** A file to look at or to bring; `mapping`: field to column, null takes a field away. */
export interface FileToBring {
  file: File;
  projectId: string;
  mapping?: Record<string, string | null>;
  savedOn?: string;
}

function asForm({ file, projectId, mapping, savedOn }: FileToBring) {
  const form = new FormData();
  form.set('file', file);
  form.set('project_id', projectId);
  if (mapping && Object.keys(mapping).length > 0) form.set('mapping', JSON.stringify(mapping));
  if (savedOn) form.set('saved_on', savedOn);
  return { body: { file: '', project_id: projectId }, bodySerializer: () => form };
}

export const scraping = {
  lists: () => unwrap(client.GET('/api/v1/lists', { params: { query: ALL } })),
  addList: (url: string, project_id: string, depth: WatchedList['depth']) =>
    unwrap(client.POST('/api/v1/lists', { body: { url, project_id, depth } })),
  /** `project`: only for this one; left out, for every project that watches it. */
  removeList: (id: string, project?: string) =>
    unwrap(
      client.DELETE('/api/v1/lists/{id}', {
        params: { path: { id }, query: project ? { project_id: project } : {} },
      }),
    ),
  changeList: (id: string, depth: WatchedList['depth']) =>
    unwrap(client.PATCH('/api/v1/lists/{id}', { ...path(id), body: { depth } })),
  fetchList: (id: string) => unwrap(client.POST('/api/v1/lists/{id}/scrape', path(id))),
  /** `savedOn`: the day it was saved, such as 2026-11-20. */
  uploadPage: (file: File, projectId: string, savedOn: string) =>
    unwrap(client.POST('/api/v1/lists/upload', asForm({ file, projectId, savedOn }))),
  fetchDecision: () => unwrap(client.GET('/api/v1/fetch-decision')),
  decideFetching: (allowed: boolean) => unwrap(client.POST('/api/v1/fetch-decision', { body: { allowed } })),

  hosts: () => unwrap(client.GET('/api/v1/hosts', { params: { query: ALL } })),
  refusals: (days: number) => unwrap(client.GET('/api/v1/refusals', { params: { query: { ...ALL, days } } })),
  categories: (query: CategoryQuery) =>
    unwrap(client.GET('/api/v1/categories', { params: { query: { ...ALL, ...query } } })),
  walkCategories: (body: Pick<CategoryWalk, 'marketplace' | 'list_kind' | 'depth'>) =>
    unwrap(client.POST('/api/v1/categories/walk', { body })),

  previewImport: (brought: FileToBring) => unwrap(client.POST('/api/v1/imports/preview', asForm(brought))),
  importFile: (brought: FileToBring) => unwrap(client.POST('/api/v1/imports', asForm(brought))),
  imports: (query: { project_id?: string; cursor?: string }) =>
    unwrap(client.GET('/api/v1/imports', { params: { query: { ...query, limit: 20 } } })),
  importRun: (id: string) => unwrap(client.GET('/api/v1/imports/{id}', path(id))),
  importRows: (id: string, query: { outcome?: RowOutcome; cursor?: string }) =>
    unwrap(
      client.GET('/api/v1/imports/{id}/rows', {
        params: { path: { id }, query: { ...query, limit: 50 } },
      }),
    ),
  takeBackImport: (id: string) => unwrap(client.POST('/api/v1/imports/{id}/take-back', path(id))),

  makeBookmarklet: (project_id: string) =>
    unwrap(client.POST('/api/v1/bookmarklets', { body: { project_id } })),
  tokens: () => unwrap(client.GET('/api/v1/tokens', { params: { query: ALL } })),
  revokeToken: (id: string) => unwrap(client.DELETE('/api/v1/tokens/{id}', path(id))),

  creators: () => unwrap(client.GET('/api/v1/creators/connections', { params: { query: ALL } })),
  connectCreators: (body: NewCreatorsConnection) =>
    unwrap(client.POST('/api/v1/creators/connections', { body })),
  testCreators: (id: string) => unwrap(client.POST('/api/v1/creators/connections/{id}/test', path(id))),
  disconnectCreators: (id: string) => unwrap(client.DELETE('/api/v1/creators/connections/{id}', path(id))),
};

export interface CategoryQuery {
  marketplace: string;
  list_kind: WatchedList['list_kind'];
  depth?: number;
  parent_url?: string;
  cursor?: string;
}
