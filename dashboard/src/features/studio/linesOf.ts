import type { Pin, Template } from '@/shared/api/types';
import type { Draft } from './pinDraft';

export interface UsedLines {
  kicker: boolean;
  points: boolean;
  items: boolean;
  rows: boolean;
  /** Why points are shown where the template would draw a list or a table; null where it draws points. */
  why: string | null;
}

const isFilled = (texts: string[]) => texts.some((text) => text.trim() !== '');

/** Which of a pin's small line, points, list and table its picture shows; all, while the template is not known. */
export function linesOf(template: Template | undefined, draft: Draft, kind: Pin['kind']): UsedLines {
  if (!template) return { kicker: true, points: true, items: true, rows: true, why: null };
  const [kicker, points, items, rows] = (['kicker', 'points', 'items', 'rows'] as const).map((one) =>
    template.draws.includes(one),
  ) as [boolean, boolean, boolean, boolean];
  if (points) return { kicker, points, items, rows, why: null };
  if (kind === 'carousel')
    return { kicker, points: true, items, rows, why: 'Its further pictures show these.' };
  const lacksList = items && !isFilled(draft.items);
  const lacksTable = rows && draft.rows.length === 0;
  const why = lacksList
    ? 'The list is empty: the picture shows these in it.'
    : lacksTable
      ? 'The table is empty: the picture shows these in it.'
      : null;
  return { kicker, points: why !== null, items, rows, why };
}
