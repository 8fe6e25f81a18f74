import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { invalidatedBy } from './api/keys';

export type LiveState = 'connecting' | 'live' | 'reconnecting';

const GATHER_MS = 250;
const RETRY_MS = [1000, 2000, 5000, 10_000, 30_000];

/**
 * Listens to the server's events and marks what changed as stale, so that open pages refetch it. Events of a
 * burst are gathered into one refetch. The browser reconnects by itself with Last-Event-ID; only when it gives
 * up (status other than 200) is a new source opened, and then everything is refetched.
 */
export function useLiveEvents(): LiveState {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');

  useEffect(() => {
    const stale = new Set<string>();
    let gathering: number | undefined;
    let retrying: number | undefined;
    let source: EventSource | null = null;
    let failures = 0;
    let missed = false;

    const refetchAll = () =>
      void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    const flush = () => {
      gathering = undefined;
      const topics = new Set(stale);
      stale.clear();
      void queries.invalidateQueries({ predicate: (query) => topics.has(String(query.queryKey[0])) });
    };
    const onChange = (message: MessageEvent<string>) => {
      const kind = kindOf(message.data);
      for (const topic of invalidatedBy[kind] ?? []) stale.add(topic);
      gathering ??= window.setTimeout(flush, GATHER_MS);
    };
    const open = () => {
      source = new EventSource('/api/v1/events');
      source.addEventListener('open', () => {
        failures = 0;
        setState('live');
        if (missed) refetchAll();
        missed = false;
      });
      source.addEventListener('change', onChange);
      source.addEventListener('resync', refetchAll);
      source.addEventListener('error', () => {
        setState('reconnecting');
        if (source?.readyState !== EventSource.CLOSED) return;
        missed = true;
        const wait = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)];
        failures += 1;
        retrying = window.setTimeout(open, wait);
      });
    };
    open();
    return () => {
      source?.close();
      window.clearTimeout(gathering);
      window.clearTimeout(retrying);
    };
  }, [queries]);

  return state;
}

function kindOf(data: string): string {
  try {
    const parsed: unknown = JSON.parse(data);
    return typeof parsed === 'object' && parsed !== null && 'kind' in parsed ? String(parsed.kind) : '';
  } catch {
    return '';
  }
}
