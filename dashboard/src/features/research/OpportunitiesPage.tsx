import { useState } from 'react';
import { Button, Checkbox, Skeleton } from '@mantine/core';
import { IconBulb, IconFilterOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { keys } from '@/shared/api/keys';
import { research as api } from '@/shared/api/researchCalls';
import type { Opportunity } from '@/shared/api/types';
import { useChosenProject } from '@/shared/project';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ExportMenu } from '@/shared/ui/ExportMenu';
import { LinkButton } from '@/shared/ui/LinkButton';
import { ErrorState } from '@/shared/ui/Notice';
import { ShowMore } from '@/shared/ui/ShowMore';
import { PageHeader } from '@/shared/ui/PageHeader';
import { countWords, lowNote } from './listWords';
import { FilterBar } from './FilterBar';
import { priceProblem, readFilters, toQuery, toSearch, type Filters } from './filters';
import { OpportunityRow } from './OpportunityRow';
import { SelectionBar } from './SelectionBar';
import { DOT } from '@/shared/format';
import css from './opportunities.module.css';

const route = getRouteApi('/shell/opportunities');

export function OpportunitiesPage() {
  const { projectId } = useChosenProject();
  const navigate = useNavigate();
  const filters = readFilters(route.useSearch());
  const asked = toQuery(filters, projectId);
  const problem = priceProblem(filters);
  const query = useInfiniteQuery({
    queryKey: keys.opportunities(asked),
    queryFn: ({ pageParam }) => api.opportunities({ ...asked, cursor: pageParam, limit: 50 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    enabled: problem === null,
    placeholderData: (before) => before,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const change = (next: Filters) =>
    void navigate({ to: '/opportunities', search: toSearch(next), replace: true });

  return (
    <>
      <PageHeader title="Opportunities" action={<ExportMenu what="opportunities" query={{ ...asked }} />}>
        Products worth a pin now, best first. Each score says what it is made of.
      </PageHeader>
      <FilterBar filters={filters} projectId={projectId} change={change} />
      {problem !== null ? (
        <p className={css.count} role="status">
          {problem} Change one of them to see what fits.
        </p>
      ) : query.isPending ? (
        <ListSkeleton />
      ) : query.isError && items.length === 0 ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : items.length === 0 ? (
        <Empty
          filtered={Object.keys(toSearch(filters)).length > 0}
          clear={() => {
            change({ state: 'open' });
          }}
        />
      ) : (
        <>
          <p className={css.count} role="status">
            {countWords(items.length, query.data?.pages[0]?.total ?? items.length)}
            {lowNote(items) && `${DOT}${lowNote(items)}`}
          </p>
          <Choosable items={items} />
          <ShowMore query={query} />
        </>
      )}
    </>
  );
}

/** The list, and what is chosen of it: what left the list is no longer chosen. */
function Choosable({ items }: { items: Opportunity[] }) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const open = items.filter((item) => item.state === 'open');
  const chosen = open.filter((item) => picked.has(item.id)).map((item) => item.id);
  const pick = (ids: string[], on: boolean) => {
    setPicked((before) => {
      const next = new Set(before);
      for (const id of ids) {
        if (on) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  };
  return (
    <>
      <div className="pf-card">
        {open.length > 0 && (
          <div className={css.all}>
            <Checkbox
              label={`Choose all ${String(open.length)} shown`}
              checked={chosen.length === open.length}
              indeterminate={chosen.length > 0 && chosen.length < open.length}
              onChange={(event) => {
                pick(
                  open.map((item) => item.id),
                  event.currentTarget.checked,
                );
              }}
            />
          </div>
        )}
        <ul className={css.list} aria-label="Opportunities">
          {items.map((item) => (
            <OpportunityRow
              key={item.id}
              item={item}
              chosen={picked.has(item.id)}
              choose={(on) => {
                pick([item.id], on);
              }}
            />
          ))}
        </ul>
      </div>
      {chosen.length > 0 && (
        <SelectionBar
          chosen={chosen}
          clear={() => {
            setPicked(new Set());
          }}
        />
      )}
    </>
  );
}

function Empty({ filtered, clear }: { filtered: boolean; clear: () => void }) {
  if (filtered) {
    return (
      <EmptyState
        icon={IconFilterOff}
        title="No opportunity fits these filters"
        action={<Button onClick={clear}>Clear the filters</Button>}
      >
        Ask for a lower score, another state or other words.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={IconBulb}
      title="No opportunities yet"
      action={<LinkButton to="/lists">Watch a list</LinkButton>}
    >
      They are found among the products of your watched lists: what climbs, what stands firm, what people
      trust.
    </EmptyState>
  );
}

function ListSkeleton() {
  return (
    <div className={`pf-card ${css.list ?? ''}`} aria-busy="true" aria-label="Loading opportunities">
      {Array.from({ length: 7 }, (_, n) => (
        <div key={n} className={css.skeletonRow}>
          <Skeleton h={56} w={56} />
          <Skeleton h={36} style={{ flex: 1 }} />
          <Skeleton h={28} w={180} visibleFrom="sm" />
          <Skeleton h={34} w={108} />
        </div>
      ))}
    </div>
  );
}
