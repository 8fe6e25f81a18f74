/** What the studio changes of a pin, and what of it has to be sent. */
import type { Pin, PinChange } from '@/shared/api/types';
import { lacksLabel, tidyTable } from './TableRows';

/** Pinterest's limits in characters; the copy of this program stays within 500. */
export const LIMITS = { title: 100, description: 500, alt_text: 500, headline: 90, kicker: 40 };

export type Draft = Pick<
  Pin,
  | 'template'
  | 'scheme'
  | 'headline'
  | 'kicker'
  | 'points'
  | 'items'
  | 'columns'
  | 'rows'
  | 'media_id'
  | 'title'
  | 'description'
  | 'alt_text'
  | 'notes'
> & { link: string; account_id: string | null; board_id: string | null };

/** What is drawn into the picture. */
export const DRAWN = [
  'template',
  'scheme',
  'headline',
  'kicker',
  'points',
  'items',
  'columns',
  'rows',
  'media_id',
] as const;

export const draftOf = (pin: Pin): Draft => ({
  template: pin.template,
  scheme: pin.scheme,
  headline: pin.headline,
  kicker: pin.kicker,
  points: pin.points,
  items: pin.items,
  columns: pin.columns,
  rows: pin.rows,
  media_id: pin.media_id,
  title: pin.title,
  description: pin.description,
  alt_text: pin.alt_text,
  link: pin.destination ?? '',
  account_id: pin.account?.id ?? null,
  board_id: pin.board?.id ?? null,
  notes: pin.notes,
});

/** Without the empty lines and rows that stand in fields while someone writes. */
export function tidy(draft: Draft): Draft {
  const lines = (texts: string[]) => texts.map((text) => text.trim()).filter(Boolean);
  return { ...draft, ...tidyTable(draft), points: lines(draft.points), items: lines(draft.items) };
}

/** What differs between two drafts, as an edit sends it. */
export function differences(before: Draft, after: Draft): Omit<PinChange, 'version'> {
  const tidied = tidy(after);
  const names = Object.keys(tidied) as (keyof Draft)[];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(tidied[name]));
  // An account or a board is never taken away, only changed.
  const sent = changed.filter((name) => !(name.endsWith('_id') && name !== 'media_id' && !tidied[name]));
  return Object.fromEntries(sent.map((name) => [name, tidied[name]]));
}

/** Why a draft cannot be saved as it is; null when it can. */
export function whyNotSaved(draft: Draft): string | null {
  if (draft.title.length > LIMITS.title)
    return `The title is longer than ${String(LIMITS.title)} characters.`;
  if (draft.headline.trim() === '') return 'The picture needs a headline.';
  if (draft.rows.some(lacksLabel)) return 'A row of the table has no label.';
  if (draft.account_id && !draft.board_id) return 'Choose a board of the account.';
  return null;
}
