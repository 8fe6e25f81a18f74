import { useEffect, useRef } from 'react';
import { useLocalStorage } from '@mantine/hooks';

export type ShortcutName =
  | 'next'
  | 'previous'
  | 'approve'
  | 'reject'
  | 'rejectWhy'
  | 'edit'
  | 'undo'
  | 'diff'
  | 'comment'
  | 'assign'
  | 'choose'
  | 'chooseTo'
  | 'approveChosen'
  | 'help';

export const SHORTCUTS: Record<ShortcutName, { keys: string[]; says: string }> = {
  next: { keys: ['j', 'ArrowRight'], says: 'Next pin' },
  previous: { keys: ['k', 'ArrowLeft'], says: 'Previous pin' },
  approve: { keys: ['a'], says: 'Approve' },
  reject: { keys: ['r'], says: 'Reject' },
  rejectWhy: { keys: ['Shift+r'], says: 'Reject with a reason' },
  edit: { keys: ['e'], says: 'Edit in the studio' },
  undo: { keys: ['u'], says: 'Undo the last decision' },
  diff: { keys: ['d'], says: 'Show what the last edit changed' },
  comment: { keys: ['c'], says: 'Write a comment' },
  assign: { keys: ['m'], says: 'Assign to a member' },
  choose: { keys: ['x'], says: 'Choose for approving several' },
  chooseTo: { keys: ['Shift+x'], says: 'Choose all from the last chosen to here' },
  approveChosen: { keys: ['b'], says: 'Approve the chosen pins' },
  help: { keys: ['?'], says: 'Show these keys' },
};

/** People who dictate or press keys by accident can turn single keys off (WCAG 2.1.4). */
export function useShortcutsEnabled() {
  return useLocalStorage({ key: 'pinflow.shortcuts', defaultValue: true, getInitialValueInEffect: false });
}

const entryOf = (key: string) => Object.entries(SHORTCUTS).find(([, { keys }]) => keys.includes(key));

const TYPING =
  'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"], [role="dialog"], [role="listbox"]';

/** Calls `act` for a single key, unless someone is typing or a dialog is open. */
export function useShortcuts(enabled: boolean, act: (name: ShortcutName) => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.target instanceof Element && event.target.closest(TYPING)) return;
      // A choice among several moves by the arrows itself.
      if (
        event.key.startsWith('Arrow') &&
        event.target instanceof Element &&
        event.target.matches('[type="radio"]')
      )
        return;
      if (document.querySelector('[role="dialog"]')) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const entry = event.shiftKey ? (entryOf(`Shift+${key}`) ?? entryOf(key)) : entryOf(key);
      if (!entry) return;
      event.preventDefault();
      latest.current(entry[0] as ShortcutName);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [enabled]);
}
