import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';
import { research as api } from '@/shared/api/researchCalls';
import type { WeightsVersion } from '@/shared/api/types';
import { useSession } from '@/shared/session';
import { InlineError } from '@/shared/ui/Notice';
import { Moment } from '@/shared/ui/Time';
import { pointsOfParts, saidChange, type Points } from './weights';
import css from './scoring.module.css';

/** Who changed the weights when, and what. */
export function WeightsHistory({ projectId, shipped }: { projectId: string; shipped: Points }) {
  const { time_zone: zone } = useSession();
  const query = useInfiniteQuery({
    queryKey: keys.weightsHistory(projectId),
    queryFn: ({ pageParam }) => api.weightsHistory(projectId, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  const versions = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={`pf-card ${css.card ?? ''}`} aria-labelledby="changes-title">
      <div className={css.cardHead}>
        <h2 id="changes-title" className={css.cardTitle}>
          Changes
        </h2>
      </div>
      {query.isPending && <Skeleton h={80} />}
      <InlineError error={query.error} />
      {query.isSuccess && versions.length === 0 && (
        <p className={css.quiet}>Nobody has changed the weights of this project.</p>
      )}
      <ul className={css.changes}>
        {versions.map((version, n) => (
          <li key={version.number}>
            <strong>{changeWords(version, versions[n + 1], shipped, query.hasNextPage)}</strong>
            <span className="pf-label">
              {version.changed_by}, <Moment at={version.changed_at} zone={zone} />, over the {version.via}
            </span>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </section>
  );
}

function changeWords(
  version: WeightsVersion,
  earlier: WeightsVersion | undefined,
  shipped: Points,
  more: boolean,
): string {
  if (version.reset) return 'Shipped weights again';
  if (!version.parts) return 'Weights of an older formula';
  if (!earlier && more) return `Version ${String(version.number)}`;
  const before = earlier?.parts ? pointsOfParts(earlier.parts) : shipped;
  return saidChange(version.parts, before) || 'Price bands';
}
