import type { ReactNode } from 'react';
import type { UsedLines } from './linesOf';
import type { Draft } from './pinDraft';
import { TableRows } from './TableRows';
import { TextRows } from './TextRows';
import css from './studio.module.css';

const MOST_POINTS = 5;
const MOST_ITEMS = 10;

interface Props {
  draft: Draft;
  uses: UsedLines;
  /** The field of the small line. */
  small: ReactNode;
  change: (part: Partial<Draft>, tag: string | null) => void;
}

/** The small line, points, list and table that the chosen template draws; the others are kept, folded away. */
export function Lines({ draft, uses, small, change }: Props) {
  const points = (
    <TextRows
      key="points"
      label="Points"
      one="point"
      note={uses.why ?? undefined}
      most={MOST_POINTS}
      value={draft.points}
      onChange={(value) => {
        change({ points: value }, 'points');
      }}
    />
  );
  const items = (
    <TextRows
      key="items"
      label="List"
      one="list entry"
      most={MOST_ITEMS}
      value={draft.items}
      onChange={(value) => {
        change({ items: value }, 'items');
      }}
    />
  );
  const rows = (
    <TableRows
      key="rows"
      value={{ columns: draft.columns, rows: draft.rows }}
      onChange={(table) => {
        change(table, 'table');
      }}
    />
  );
  const all: [ReactNode, boolean, boolean][] = [
    [small, uses.kicker, draft.kicker !== ''],
    [items, uses.items, draft.items.length > 0],
    [rows, uses.rows, draft.rows.length > 0 || draft.columns.length > 0],
    [points, uses.points, draft.points.length > 0],
  ];
  const kept = all.filter(([, isUsed, isFilled]) => !isUsed && isFilled);
  return (
    <>
      {all.filter(([, isUsed]) => isUsed).map(([field]) => field)}
      {kept.length > 0 && (
        <details className={css.kept}>
          <summary>Kept for other templates</summary>
          <p className={css.small}>This template does not draw them.</p>
          {kept.map(([field]) => field)}
        </details>
      )}
    </>
  );
}
