/** What the mock server says of connecting accounts and of their health. */
import type {
  Account,
  AccountHealth,
  ExportBatch,
  HandedOut,
  AccountExport,
} from '../../src/shared/api/types.ts';
import * as data from './data.ts';

export const CONNECT_OPTIONS = {
  oauth_problem: null as string | null,
  base_urls: ['https://api.pinterest.com/v5', 'https://api-sandbox.pinterest.com/v5'],
  redirect_uri: 'https://pins.example.org/accounts/callback',
  pkce: false,
  scopes: [
    { scope: 'user_accounts:read', reason: 'to know which account it is' },
    { scope: 'boards:read', reason: 'to show your boards and sections' },
    { scope: 'boards:write', reason: 'to create boards when you ask for it' },
    { scope: 'pins:read', reason: 'to look up what became of a pin when Pinterest gave no answer' },
    { scope: 'pins:write', reason: 'to publish the pins you approved' },
  ],
};

export function healthOf(account: Account): AccountHealth {
  const exports = account.channel === 'export';
  return {
    account_id: account.id,
    name: account.name,
    state: account.state,
    state_reason: account.state_reason,
    token: {
      kind: exports ? null : 'oauth',
      saved_at: exports ? null : data.at(-60 * 24 * 9),
      expires_at: exports ? null : data.at(60 * 24 * 21),
      refresh_expires_at: exports ? null : data.at(60 * 24 * 51),
      renewable: !exports,
      renew_after: null,
      renew_problem: null,
    },
    scopes: exports ? [] : ['user_accounts:read', 'boards:read', 'pins:read', 'pins:write'],
    scopes_problem: exports
      ? null
      : 'Pinterest was not allowed to give: boards:write (to create boards when you ask for it). Connect the account again and allow all that is listed.',
    limits: exports
      ? []
      : [
          {
            kind: 'org_read_app_id_user_id',
            words: 'reading',
            quota: 1000,
            window_seconds: 60,
            remaining: 962,
            resets_at: data.at(1),
            seen_at: data.at(-3),
          },
          {
            kind: 'org_write_app_id_user_id',
            words: 'creating and changing',
            quota: 100,
            window_seconds: 60,
            remaining: 99,
            resets_at: data.at(1),
            seen_at: data.at(-40),
          },
          {
            kind: 'safety_net_app_id_user_id',
            words: 'all requests together',
            quota: 100,
            window_seconds: 1,
            remaining: null,
            resets_at: null,
            seen_at: data.at(-3),
          },
        ],
    week: { published: 17, cap: 70 },
    warm_up: { week: null, weeks: 4, cap_today: account.cap_today, reason: account.cap_reason },
    refusals: exports
      ? []
      : [
          {
            at: data.at(-900),
            pin_id: data.id(5, 3),
            code: 'pinterest.picture_refused',
            message: 'Pinterest refused this picture: it is smaller than 200 px. Choose another picture.',
          },
        ],
    waiting: 4,
    late: account.state === 'connected' ? 0 : 2,
    proxy: account.proxy,
  };
}

/** How the pins of an account leave before anybody chose. */
export const EXPORT: AccountExport = { way: 'pinterest_csv', feed_made_at: null, fault: null };

/** What was handed out, the newest first. */
export const EXPORT_FILES: ExportBatch[] = [
  { number: 2, made_at: data.at(-60 * 24), made_by: 'Nora Winter', rows: 61 },
  { number: 1, made_at: data.at(-60 * 24 * 15), made_by: 'Ben Okafor', rows: 100 },
];

/** What handing out the next file comes to. */
export function handOut(files: ExportBatch[]): HandedOut {
  const number = Math.max(0, ...files.map((file) => file.number)) + 1;
  return {
    batch: { number, made_at: data.at(0), made_by: 'Nora Winter', rows: 100 },
    left_out: [
      {
        pin_id: data.id(5, 10),
        title: 'A pair of mugs for unhurried mornings',
        reason: 'Pinterest’s file holds single pictures; this is a carousel.',
      },
    ],
    further: 12,
  };
}
