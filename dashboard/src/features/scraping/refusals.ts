/** What hosts answered instead of the page, in words. */
import type { Host, RefusalCount, WatchedList } from '@/shared/api/types';

const KINDS: Record<string, string> = {
  busy: 'asked to come back later',
  bot_check: 'asked for proof of a human',
  error_page: 'sent an error page',
  sign_in: 'asked to sign in',
  empty_shell: 'sent a page without products',
  markup_changed: 'sent a page that cannot be read',
};
export const MARKUP_CHANGED = 'markup_changed';

export const kindWords = (kind: string) => KINDS[kind] ?? kind.replaceAll('_', ' ');

export interface RefusalSum {
  host: string;
  kind: string;
  count: number;
  last: RefusalCount;
}

/** The days of each host and kind added up, the newest first. */
export function sumUp(counts: readonly RefusalCount[]): RefusalSum[] {
  const sums = new Map<string, RefusalSum>();
  for (const row of counts) {
    const name = `${row.host} ${row.kind}`;
    const had = sums.get(name);
    sums.set(name, {
      host: row.host,
      kind: row.kind,
      count: (had?.count ?? 0) + row.count,
      last: had && had.last.last_at > row.last_at ? had.last : row,
    });
  }
  return [...sums.values()].toSorted((a, b) => b.last.last_at.localeCompare(a.last.last_at));
}

/** Lists that stopped being readable when their site changed its pages, and were not read since. */
export function unreadable(lists: readonly WatchedList[], counts: readonly RefusalCount[]): WatchedList[] {
  const changed = counts.filter((row) => row.kind === MARKUP_CHANGED);
  return lists.filter(
    (list) =>
      list.state === 'refused' &&
      changed.some(
        (row) =>
          row.host === hostOf(list.url) &&
          (!list.last_observed_at || new Date(row.last_at) > new Date(list.last_observed_at)),
      ),
  );
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}

/** Closed hosts first: they are what needs a look. */
export const byTrouble = (hosts: readonly Host[]) =>
  hosts.toSorted(
    (a, b) => Number(a.circuit === 'closed') - Number(b.circuit === 'closed') || a.host.localeCompare(b.host),
  );
