import { useSyncExternalStore } from 'react';
import { useInterval } from '@mantine/hooks';

let offsetMs = 0;
const listeners = new Set<() => void>();
let current = Date.now();

/** The server's time, which the demo turns forward; every "today" and "in 2 h" is measured against it. */
export function setServerNow(iso: string): void {
  offsetMs = new Date(iso).getTime() - Date.now();
  tick();
}

function tick(): void {
  current = Date.now() + offsetMs;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The server's time, again every 30 s. */
export function useServerNow(): Date {
  const now = useSyncExternalStore(subscribe, () => current);
  useInterval(tick, 30_000, { autoInvoke: true });
  return new Date(now);
}
