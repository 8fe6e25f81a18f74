/** Calls of connecting accounts, their health, boards, proxies and kill switches. Not in the first load. */
import { path } from './calls';
import { client, unwrap } from './client';
import type { AccountExport, ConnectionAnswer, NewConnection } from './types';

export const accounts = {
  connectOptions: () => unwrap(client.GET('/api/v1/accounts/connect')),
  begin: (body: NewConnection) => unwrap(client.POST('/api/v1/accounts/connect', { body })),
  finish: (body: ConnectionAnswer) => unwrap(client.POST('/api/v1/accounts/connect/finish', { body })),
  health: (id: string) => unwrap(client.GET('/api/v1/accounts/{id}/health', path(id))),
  renew: (id: string) => unwrap(client.POST('/api/v1/accounts/{id}/renew', path(id))),
  stop: (id: string, reason: string) =>
    unwrap(client.POST('/api/v1/accounts/{id}/stop', { ...path(id), body: { reason } })),
  start: (id: string) => unwrap(client.POST('/api/v1/accounts/{id}/start', path(id))),
  allStopped: () => unwrap(client.GET('/api/v1/accounts/switch')),
  stopAll: (reason: string) => unwrap(client.POST('/api/v1/accounts/stop', { body: { reason } })),
  startAll: () => unwrap(client.POST('/api/v1/accounts/start')),
  setLimits: (id: string, daily_cap: number, spacing_minutes: number, time_zone: string) =>
    unwrap(
      client.PUT('/api/v1/accounts/{id}/limits', {
        ...path(id),
        body: { daily_cap, spacing_minutes, time_zone },
      }),
    ),
  setProxy: (id: string, proxy: string) =>
    unwrap(client.PUT('/api/v1/accounts/{id}/proxy', { ...path(id), body: { proxy } })),
  removeProxy: (id: string) => unwrap(client.DELETE('/api/v1/accounts/{id}/proxy', path(id))),
  testProxy: (id: string) => unwrap(client.POST('/api/v1/accounts/{id}/proxy/test', path(id))),
  exportOf: (id: string) => unwrap(client.GET('/api/v1/accounts/{id}/export', path(id))),
  exports: (id: string) => unwrap(client.GET('/api/v1/accounts/{id}/exports', path(id))),
  handOut: (id: string) => unwrap(client.POST('/api/v1/accounts/{id}/exports', path(id))),
  chooseExport: (id: string, way: AccountExport['way']) =>
    unwrap(client.PUT('/api/v1/accounts/{id}/export', { ...path(id), body: { way } })),
  renewFeed: (id: string) => unwrap(client.POST('/api/v1/accounts/{id}/feed', path(id))),
  makeBoard: (id: string, name: string) =>
    unwrap(client.POST('/api/v1/accounts/{id}/boards', { ...path(id), body: { name } })),
  sections: (id: string, board_id: string) =>
    unwrap(
      client.GET('/api/v1/accounts/{id}/boards/{board_id}/sections', { params: { path: { id, board_id } } }),
    ),
  makeSection: (id: string, board_id: string, name: string) =>
    unwrap(
      client.POST('/api/v1/accounts/{id}/boards/{board_id}/sections', {
        params: { path: { id, board_id } },
        body: { name },
      }),
    ),
};
