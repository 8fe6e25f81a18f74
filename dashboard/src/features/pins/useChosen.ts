import { useState } from 'react';
import type { Pin } from '@/shared/api/types';

/** Pins chosen for one approval of several. `range` chooses from the last chosen one to here, either way. */
export function useChosen(queue: Pin[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string | null>(null);
  const chosen = queue.filter((pin) => ids.has(pin.id));

  const toggle = (id: string) => {
    setAnchor(id);
    setIds((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  };
  const range = (id: string) => {
    const [from, to] = [queue.findIndex((pin) => pin.id === anchor), queue.findIndex((pin) => pin.id === id)];
    if (from < 0 || to < 0) {
      toggle(id);
      return;
    }
    const between = queue.slice(Math.min(from, to), Math.max(from, to) + 1);
    setIds((before) => new Set([...before, ...between.map((pin) => pin.id)]));
    setAnchor(id);
  };
  const drop = (gone: readonly string[]) => {
    setIds((before) => new Set([...before].filter((id) => !gone.includes(id))));
  };
  const clear = () => {
    setIds(new Set());
    setAnchor(null);
  };
  return { chosen, isChosen: (id: string) => ids.has(id), toggle, range, drop, clear };
}
