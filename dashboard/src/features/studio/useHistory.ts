import { useCallback, useEffect, useState } from 'react';

interface History<T> {
  now: T;
  past: T[];
  future: T[];
  /** What the last step was about, and when: steps of one kind in a row are one to undo. */
  tag: string | null;
  at: number;
}

const TOGETHER_MS = 1200;
const MOST = 200;

/** A value with its earlier and taken-back ones. */
export function useHistory<T>(initial: T) {
  const [history, setHistory] = useState<History<T>>({
    now: initial,
    past: [],
    future: [],
    tag: null,
    at: 0,
  });
  /** `tag`: steps of the same tag in quick succession (typing, nudging) are undone together. */
  const change = useCallback((next: T, tag: string | null = null) => {
    const at = Date.now();
    setHistory((old) => {
      if (next === old.now) return old;
      const together = tag !== null && tag === old.tag && at - old.at < TOGETHER_MS;
      const past = together ? old.past : [...old.past, old.now].slice(-MOST);
      return { now: next, past, future: [], tag, at };
    });
  }, []);
  const undo = useCallback(() => {
    setHistory((old) => {
      const before = old.past.at(-1);
      if (before === undefined) return old;
      return { now: before, past: old.past.slice(0, -1), future: [old.now, ...old.future], tag: null, at: 0 };
    });
  }, []);
  const redo = useCallback(() => {
    setHistory((old) => {
      const [after, ...future] = old.future;
      if (after === undefined) return old;
      return { now: after, past: [...old.past, old.now], future, tag: null, at: 0 };
    });
  }, []);
  /** Forgets the steps: another value stands at the beginning. */
  const restart = useCallback((value: T) => {
    setHistory({ now: value, past: [], future: [], tag: null, at: 0 });
  }, []);
  useUndoKeys(undo, redo);
  return {
    now: history.now,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change,
    undo,
    redo,
    restart,
  };
}

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, in fields too: each field's text is a part of the value. */
function useUndoKeys(undo: () => void, redo: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (document.querySelector('[role="dialog"]')) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [undo, redo]);
}
