/** Calls of the media library. Not in the first load. */
import { path } from './calls';
import { client, unwrap } from './client';
import type { MediaChange, NewMediaFromUrl, ShownFor } from './types';

export interface PictureToAdd {
  file: File;
  licence: NewMediaFromUrl['licence'];
  author: string | null;
  source_url: string | null;
  made_with_ai: boolean;
}

function asForm({ file, licence, author, source_url, made_with_ai }: PictureToAdd) {
  const form = new FormData();
  form.set('file', file);
  form.set('licence', licence);
  form.set('made_with_ai', String(made_with_ai));
  if (author) form.set('author', author);
  if (source_url) form.set('source_url', source_url);
  return { body: { file: '', licence, made_with_ai }, bodySerializer: () => form };
}

export const media = {
  list: (query: { q?: string; cursor?: string }) =>
    unwrap(client.GET('/api/v1/media', { params: { query: { ...query, limit: 48 } } })),
  upload: (picture: PictureToAdd) => unwrap(client.POST('/api/v1/media', asForm(picture))),
  fetch: (body: NewMediaFromUrl) => unwrap(client.POST('/api/v1/media/from-url', { body })),
  change: (id: string, body: MediaChange) =>
    unwrap(client.PATCH('/api/v1/media/{id}', { ...path(id), body })),
  one: (id: string) => unwrap(client.GET('/api/v1/media/{id}', path(id))),
  products: (query: { q?: string; marketplace: string }) =>
    unwrap(client.GET('/api/v1/products', { params: { query: { ...query, limit: 20 } } })),
  shownFor: (id: string) => unwrap(client.GET('/api/v1/media/{id}/products', path(id))),
  showFor: (id: string, body: ShownFor) =>
    unwrap(client.PUT('/api/v1/media/{id}/products', { ...path(id), body })),
  stopShowing: (id: string, { project_id, asin }: ShownFor) =>
    unwrap(
      client.DELETE('/api/v1/media/{id}/products', {
        params: { path: { id }, query: { project_id, ...(asin && { asin }) } },
      }),
    ),
  remove: (id: string) => unwrap(client.DELETE('/api/v1/media/{id}', path(id))),
};
