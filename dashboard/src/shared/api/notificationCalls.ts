/** Calls of notifications; the count alone is in the first load, for the bell. */
import { path } from './calls';
import { client, unwrap } from './client';
import type { NewPreference, Notification } from './types';

export interface NotificationQuery {
  unread?: boolean;
  kind?: Notification['kind'];
}

export const notifications = {
  count: () => unwrap(client.GET('/api/v1/notifications/count')),
  list: (query: NotificationQuery, cursor?: string) =>
    unwrap(client.GET('/api/v1/notifications', { params: { query: { ...query, cursor, limit: 30 } } })),
  read: (id: string) => unwrap(client.POST('/api/v1/notifications/{id}/read', path(id))),
  readAll: (up_to: string | null) => unwrap(client.POST('/api/v1/notifications/read', { body: { up_to } })),
  preferences: () => unwrap(client.GET('/api/v1/notification-preferences')),
  prefer: (body: NewPreference) => unwrap(client.PUT('/api/v1/notification-preferences', { body })),
  test: (channel: string) => unwrap(client.POST('/api/v1/notifications/test', { body: { channel } })),
};
