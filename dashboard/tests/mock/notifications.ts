/** What the mock's team was told, and what its admin wants sent. */
import type { Notification, NotificationPreferences } from '../../src/shared/api/types.ts';
import { ACCOUNTS, id, NOW } from './data.ts';

const PIN = '00000005-0000-7000-8000-000000000023';
const minutes = (count: number) => new Date(new Date(NOW).getTime() - count * 60_000).toISOString();
const REFUSED = ACCOUNTS[2] ?? ACCOUNTS[0];

export const NOTIFICATIONS: Notification[] = [
  {
    id: id(9, 5),
    kind: 'account_reconnect',
    severity: 'urgent',
    title: `“${REFUSED?.name ?? ''}” must be connected again`,
    body: 'Pinterest no longer accepts this connection. Its pins wait and none is lost; they go on once the account is connected again.',
    object_kind: 'account',
    object_id: REFUSED?.id ?? '',
    page: `/accounts/${REFUSED?.id ?? ''}`,
    created_at: minutes(12),
    resolved_at: null,
    read_at: null,
    deliveries: [
      {
        channel: 'email',
        recipient: 'Nora Winter',
        state: 'waiting',
        tries: 2,
        reason: 'The mail server mail.winterandco.example does not answer: connection refused.',
        next_try_at: minutes(-4),
        ended_at: null,
      },
    ],
  },
  {
    id: id(9, 4),
    kind: 'pin_undecided',
    severity: 'warning',
    title: 'Does “Seven small shelves” stand on Pinterest?',
    body: 'It did not turn up on the board, and this project sends nothing again by itself. Look on Pinterest, then say that it stands, or send it again.',
    object_kind: 'pin',
    object_id: PIN,
    page: `/pins/${PIN}`,
    created_at: minutes(95),
    resolved_at: null,
    read_at: null,
    deliveries: [],
  },
  {
    id: id(9, 3),
    kind: 'site_refused',
    severity: 'warning',
    title: 'www.amazon.co.uk refuses to be read',
    body: 'The site asked for a check that only people pass. Nothing is asked there before 24 Nov, 10:40 UTC; then one request tries it. Your lists stay as they were last seen, and saved pages can be brought meanwhile.',
    object_kind: 'host',
    object_id: 'www.amazon.co.uk',
    page: '/lists',
    created_at: minutes(140),
    resolved_at: null,
    read_at: minutes(100),
    deliveries: [],
  },
  {
    id: id(9, 2),
    kind: 'account_paused',
    severity: 'urgent',
    title: 'Pinterest stopped “Evergreen Home”',
    body: 'Pinterest takes this for spam. Nothing is published or tried again for this account. Look at it on Pinterest; when all is well there, resume it here.',
    object_kind: 'account',
    object_id: ACCOUNTS[0]?.id ?? '',
    page: `/accounts/${ACCOUNTS[0]?.id ?? ''}`,
    created_at: minutes(2900),
    resolved_at: minutes(2600),
    read_at: null,
    deliveries: [
      {
        channel: 'email',
        recipient: 'Nora Winter',
        state: 'sent',
        tries: 1,
        reason: null,
        next_try_at: null,
        ended_at: minutes(2899),
      },
      {
        channel: 'email',
        recipient: 'Ida Holm',
        state: 'failed',
        tries: 1,
        reason: 'The mail server mail.winterandco.example refuses this message (550): no such user.',
        next_try_at: null,
        ended_at: minutes(2899),
      },
    ],
  },
];

const OFFERED = { channel: 'email', wanted: false, reason: null };

export const PREFERENCES: NotificationPreferences = {
  address: 'nora@winterandco.example',
  channels: [{ name: 'email', reason: null }],
  kinds: [
    {
      kind: 'account_reconnect',
      name: 'An account must be connected again',
      about: 'Pinterest refuses its token; its pins wait until somebody connects it again.',
      severity: 'urgent',
      channels: [{ ...OFFERED, wanted: true }],
    },
    {
      kind: 'duplicates_found',
      name: 'A pin stands twice',
      about: 'Pinterest shows a pin more than once; the surplus one should be deleted there.',
      severity: 'urgent',
      channels: [{ ...OFFERED, wanted: true }],
    },
    {
      kind: 'pin_undecided',
      name: 'A pin waits for your word',
      about: 'It cannot be found out whether a pin stands on Pinterest; a person has to look and say so.',
      severity: 'warning',
      channels: [OFFERED],
    },
    {
      kind: 'pin_failed',
      name: 'Pinterest refused a pin',
      about: 'Something in the pin has to be changed before it can go out.',
      severity: 'warning',
      channels: [{ ...OFFERED, reason: 'There can be one a pin: it is told in the app only.' }],
    },
  ],
};

export const OFF = 'Set PINFLOW_SMTP_HOST and PINFLOW_SMTP_FROM to use it.';

const isUnread = (one: Notification) => one.read_at === null && one.resolved_at === null;

export function countOf(all: Notification[]) {
  const unread = all.filter(isUnread);
  return { unread: unread.length, urgent: unread.filter((one) => one.severity === 'urgent').length };
}

export function findTold(all: Notification[], query: URLSearchParams): Notification[] {
  const kind = query.get('kind');
  return all
    .filter((one) => query.get('unread') !== 'true' || isUnread(one))
    .filter((one) => kind === null || one.kind === kind);
}

export function readUpTo(all: Notification[], upTo: unknown): number {
  const read = all.filter((one) => one.read_at === null && (upTo === null || one.id <= String(upTo)));
  for (const one of read) one.read_at = NOW;
  return read.length;
}

export function prefer(preferences: NotificationPreferences, body: Record<string, unknown>) {
  const row = preferences.kinds.find((one) => one.kind === body.kind);
  const choice = row?.channels.find((one) => one.channel === body.channel);
  if (choice) choice.wanted = body.wanted === true;
  return preferences;
}
