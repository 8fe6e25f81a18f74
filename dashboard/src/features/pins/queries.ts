import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import { review } from '@/shared/api/reviewCalls';

/** What waits for a decision and why, the most pressing first. */
export const queueQuery = (projectId: string | null) =>
  queryOptions({
    queryKey: keys.pins({ queue: true, projectId }),
    queryFn: () => review.queue({ project_id: projectId ?? undefined }),
  });

export const commentsQuery = (id: string) =>
  queryOptions({ queryKey: keys.comments(id), queryFn: () => review.comments(id) });

export const reviewersQuery = queryOptions({ queryKey: keys.reviewers, queryFn: review.reviewers });

export const pinQuery = (id: string) => queryOptions({ queryKey: keys.pin(id), queryFn: () => api.pin(id) });

/** The zone of the pin's account; the fallback is the tenant's. */
export function useZoneOf(accountId: string | undefined, fallback: string): string {
  const { data } = useQuery({ queryKey: keys.accounts, queryFn: api.accounts });
  return data?.items.find((account) => account.id === accountId)?.time_zone ?? fallback;
}
