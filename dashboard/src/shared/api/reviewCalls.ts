/** Calls of the review queue, what was seen, versions, comments and assignment. Not in the first load. */
import { ALL, path } from './calls';
import { client, unwrap } from './client';
import type { SeenPin } from './types';

export const review = {
  queue: (query: { project_id?: string }) =>
    unwrap(client.GET('/api/v1/review/queue', { params: { query: { ...ALL, ...query } } })),
  seen: (items: SeenPin[]) => unwrap(client.POST('/api/v1/review/seen', { body: { items } })),
  approveSeveral: (items: SeenPin[]) =>
    unwrap(client.POST('/api/v1/review/approve', { body: { items, mode: 'each' } })),
  reviewers: () => unwrap(client.GET('/api/v1/review/reviewers')),
  assign: (id: string, user_id: string | null) =>
    unwrap(client.PUT('/api/v1/pins/{id}/assignee', { ...path(id), body: { user_id } })),
  diff: (id: string) => unwrap(client.GET('/api/v1/pins/{id}/diff', path(id))),
  history: (id: string) => unwrap(client.GET('/api/v1/pins/{id}/history', path(id))),
  comments: (id: string) => unwrap(client.GET('/api/v1/pins/{id}/comments', path(id))),
  comment: (id: string, text: string) =>
    unwrap(client.POST('/api/v1/pins/{id}/comments', { ...path(id), body: { text } })),
  changeComment: (comment_id: string, text: string) =>
    unwrap(
      client.PATCH('/api/v1/comments/{comment_id}', { params: { path: { comment_id } }, body: { text } }),
    ),
  deleteComment: (comment_id: string) =>
    unwrap(client.DELETE('/api/v1/comments/{comment_id}', { params: { path: { comment_id } } })),
};
