import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { Pin } from '@/shared/api/types';

const oldestFirst = (pins: Pin[]) => pins.toSorted((a, b) => a.created_at.localeCompare(b.created_at));

/** What waits for a decision, the longest-waiting first. */
export const queueQuery = (projectId: string | null) =>
  queryOptions({
    queryKey: keys.pins({ queue: true, projectId }),
    queryFn: async () =>
      oldestFirst((await api.pins(['in_review'], { project_id: projectId ?? undefined, limit: 200 })).items),
  });

export const pinQuery = (id: string) => queryOptions({ queryKey: keys.pin(id), queryFn: () => api.pin(id) });

/** The zone of the pin's account; the fallback is the tenant's. */
export function useZoneOf(accountId: string | undefined, fallback: string): string {
  const { data } = useQuery({ queryKey: keys.accounts, queryFn: api.accounts });
  return data?.items.find((account) => account.id === accountId)?.time_zone ?? fallback;
}
