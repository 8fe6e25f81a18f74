import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';

interface Rows<T> {
  rows: T[];
  most: number;
  blank: T;
  isBlank: (row: T) => boolean;
  onChange: (rows: T[]) => void;
}

/**
 * What keys do in a list of rows: Enter adds one below, Backspace takes an empty one away, Alt with the arrows
 * moves it, and the cursor goes along. `field` names a row's fields for `ref`.
 */
export function useRowKeys<T>({ rows, most, blank, isBlank, onChange }: Rows<T>) {
  const fields = useRef(new Map<string, HTMLInputElement>());
  const wanted = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    fields.current.get(wanted.current)?.focus();
    wanted.current = null;
  });
  const want = (row: number, cell: number) => {
    wanted.current = `${String(row)}.${String(cell)}`;
  };
  const move = (at: number, by: 1 | -1, cell = 0) => {
    const target = at + by;
    const [row, other] = [rows[at], rows[target]];
    if (row === undefined || other === undefined) return;
    want(target, cell);
    onChange(rows.map((one, n) => (n === at ? other : n === target ? row : one)));
  };
  const add = (at = rows.length) => {
    if (rows.length >= most) return;
    want(at, 0);
    onChange(rows.toSpliced(at, 0, blank));
  };
  const remove = (at: number) => {
    if (rows.length > 1) want(Math.max(at - 1, 0), 0);
    onChange(rows.toSpliced(at, 1));
  };
  const onKey = (event: KeyboardEvent, at: number, cell = 0) => {
    const row = rows[at];
    if (event.nativeEvent.isComposing || row === undefined) return;
    const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown';
    if (isArrow && event.altKey) move(at, event.key === 'ArrowUp' ? -1 : 1, cell);
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) add(at + 1);
    else if (event.key === 'Backspace' && isBlank(row)) remove(at);
    else return;
    event.preventDefault();
  };
  const ref =
    (at: number, cell = 0) =>
    (node: HTMLInputElement | null) => {
      const name = `${String(at)}.${String(cell)}`;
      if (node) fields.current.set(name, node);
      else fields.current.delete(name);
    };
  return { move, add, remove, onKey, ref };
}
