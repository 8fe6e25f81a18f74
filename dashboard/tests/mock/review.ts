/** What the mock server knows of review: reasons, comments, a difference, a history. */
import type { Comment, Diff, HistoryEntry, Pin, QueuePage, WaitCode } from '../../src/shared/api/types.ts';
import { at, id, NOW } from './data.ts';

export interface Seen {
  pin_id: string;
  payload_hash: string;
}
type CommentsByPin = Record<string, Comment[]>;

const NORA = { id: id(8, 1), name: 'Nora Winter' };
const JONAS = { id: id(8, 2), name: 'Jonas Field' };
/** The pin that was approved, edited and talked about. */
const TALKED = id(5, 3);

export const COMMENTS: CommentsByPin = {
  [TALKED]: [
    {
      id: id(6, 1),
      author: JONAS,
      text: '@Nora Winter the first headline named the shop. Is this one ours?',
      mentions: [NORA.id],
      created_at: at(-90),
      edited_at: null,
      mine: false,
    },
    {
      id: id(6, 2),
      author: NORA,
      text: 'Looking at it today.',
      mentions: [],
      created_at: at(-70),
      edited_at: null,
      mine: true,
    },
  ],
};

export const isEdited = (pin: Pin) => pin.id === TALKED;

export function commentOf(text: string, number: number): Comment {
  return {
    id: id(6, 10 + number),
    author: NORA,
    text,
    mentions: text.includes(`@${JONAS.name}`) ? [JONAS.id] : [],
    created_at: NOW,
    edited_at: null,
    mine: true,
  };
}

export function without(comments: CommentsByPin, gone: string | undefined): CommentsByPin {
  return Object.fromEntries(
    Object.entries(comments).map(([pin, rows]) => [pin, rows.filter((one) => one.id !== gone)]),
  );
}

function reasonsOf(pin: Pin, comments: CommentsByPin): [WaitCode, string][] {
  const last = comments[pin.id]?.at(-1);
  const found: [WaitCode, string][] = [];
  if (pin.assignee?.id === NORA.id) found.push(['assigned_to_me', 'Assigned to you.']);
  if (pin.first_approved && pin.first_approved.user_id !== NORA.id)
    found.push(['needs_second_person', `${pin.first_approved.by} approved it: a second person must, too.`]);
  if (isEdited(pin)) found.push(['changed_since_approved', 'Changed since it was approved.']);
  if (last && !last.mine) found.push(['comment_waits', `${last.author.name} left a comment.`]);
  if (pin.blocked) found.push(['blocked', 'A rule blocks it: it needs an edit.']);
  if (pin.assignee && pin.assignee.id !== NORA.id)
    found.push(['assigned_to_other', `Assigned to ${pin.assignee.name}.`]);
  if (pin.first_approved?.user_id === NORA.id)
    found.push(['waits_for_another', 'You approved it: it waits for a second person.']);
  return found.length > 0 ? found : [['new', 'A new draft.']];
}

/** In the order of drafting: which pins press more is the server's to say. */
export function queueOf(pins: Pin[], comments: CommentsByPin): QueuePage {
  const items = pins
    .toSorted((a, b) => a.created_at.localeCompare(b.created_at))
    .map((pin) => ({
      pin,
      reasons: reasonsOf(pin, comments).map(([code, text]) => ({ code, text })),
    }));
  const counts = new Map<WaitCode, number>();
  for (const { code } of items.flatMap((item) => item.reasons)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return {
    items,
    next_cursor: null,
    total: items.length,
    counts: [...counts].map(([code, count]) => ({ code, count })),
  };
}

export function diffOf(pin: Pin, before: Pin['picture']): Diff {
  return {
    before: 1,
    after: 2,
    fields: [
      {
        field: 'title',
        before: `Shop three jars today`,
        after: pin.title,
        words: [
          { kind: 'removed', text: 'Shop three' },
          { kind: 'added', text: 'Three' },
          { kind: 'same', text: ' jars ' },
          { kind: 'removed', text: 'today' },
          { kind: 'added', text: 'that tidy a small pantry' },
        ],
      },
      {
        field: 'headline',
        before: 'Shop these jars',
        after: pin.headline,
        words: [
          { kind: 'removed', text: 'Shop these jars' },
          { kind: 'added', text: pin.headline },
        ],
      },
    ],
    pictures: { before, after: pin.picture },
  };
}

export function historyOf(pin: Pin): HistoryEntry[] {
  const untyped = { typed_by: null, both_typed_by_one: false };
  const entry = { via: 'dashboard', reason: null, to: null, fields: [], ...untyped };
  if (!isEdited(pin)) return [];
  return [
    { ...entry, at: at(-100), by: JONAS.name, action: 'pin.edited', fields: ['headline', 'title'] },
    { ...entry, at: at(-140), by: NORA.name, action: 'pin.approved' },
  ];
}
