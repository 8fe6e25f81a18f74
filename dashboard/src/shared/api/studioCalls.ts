/** Calls of templates, of previews and of what writers cost. Not in the first load. */
import { path } from './calls';
import { client, unwrap } from './client';
import type { PinToPreview, TemplateTexts } from './types';

const named = (name: string) => ({ params: { path: { name } } });

export const studio = {
  /** `projectId`: with a place for that project's logo, to make one's own of. */
  template: (name: string, projectId?: string | null) =>
    unwrap(
      client.GET('/api/v1/templates/{name}', {
        params: { path: { name }, query: { project_id: projectId ?? undefined } },
      }),
    ),
  schemas: () => unwrap(client.GET('/api/v1/templates/schema')),
  addTemplate: (body: TemplateTexts) => unwrap(client.POST('/api/v1/templates', { body })),
  changeTemplate: (name: string, body: TemplateTexts & { version: number }) =>
    unwrap(client.PUT('/api/v1/templates/{name}', { ...named(name), body })),
  removeTemplate: (name: string) => unwrap(client.DELETE('/api/v1/templates/{name}', named(name))),
  lint: (body: TemplateTexts) => unwrap(client.POST('/api/v1/templates/lint', { body })),
  layout: (body: TemplateTexts) => unwrap(client.POST('/api/v1/templates/layout', { body })),
  previewTemplate: (body: TemplateTexts & { project_id?: string; scheme?: string; width: number }) =>
    unwrap(client.POST('/api/v1/templates/preview', { body, parseAs: 'blob' })) as Promise<Blob>,

  previewPin: (id: string, body: PinToPreview) =>
    unwrap(client.POST('/api/v1/pins/{id}/preview', { ...path(id), body, parseAs: 'blob' })) as Promise<Blob>,
  redraw: (id: string, version: number) =>
    unwrap(client.POST('/api/v1/pins/{id}/redraw', { ...path(id), body: { version } })),
  hooks: (id: string) => unwrap(client.GET('/api/v1/pins/{id}/hooks', path(id))),
  rewrite: (id: string, version: number, hook: string) =>
    unwrap(client.POST('/api/v1/pins/{id}/rewrite', { ...path(id), body: { version, hook } })),
  /** As it was at a former version; `number` left out: before the last change. */
  restore: (id: string, version: number, number?: number) =>
    unwrap(
      client.POST('/api/v1/pins/{id}/restore', { ...path(id), body: { version, number: number ?? null } }),
    ),
  convert: (id: string, version: number, kind: 'image' | 'carousel') =>
    unwrap(client.POST('/api/v1/pins/{id}/kind', { ...path(id), body: { version, kind } })),
  film: (id: string, version: number) =>
    unwrap(client.POST('/api/v1/pins/{id}/video', { ...path(id), body: { version } })),
  variants: (opportunityId: string, count: number) =>
    unwrap(client.POST('/api/v1/opportunities/{id}/variants', { ...path(opportunityId), body: { count } })),

  budget: () => unwrap(client.GET('/api/v1/writer/budget')),
  setBudget: (monthly: string) => unwrap(client.PUT('/api/v1/writer/budget', { body: { monthly } })),
};

/** Where the picture of a stored template is, in a project's brand when one is chosen. */
export function templatePicture(
  name: string,
  width: number,
  version: number | null,
  projectId?: string | null,
) {
  const query = new URLSearchParams({ width: String(width) });
  if (projectId) query.set('project_id', projectId);
  // A changed template is another picture.
  if (version !== null) query.set('v', String(version));
  return `/api/v1/templates/${encodeURIComponent(name)}/picture?${query.toString()}`;
}
