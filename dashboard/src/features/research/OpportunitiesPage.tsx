import { Button, Select, SegmentedControl, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBulb, IconFilterOff, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { Opportunity } from '@/shared/api/types';
import { useChosenProject } from '@/shared/project';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorState } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { LinkButton } from '@/shared/ui/LinkButton';
import { OpportunityRow } from './OpportunityRow';
import css from './opportunities.module.css';

const STATES: { value: Opportunity['state']; label: string }[] = [
  { value: 'open', label: 'Open' },
  { value: 'drafted', label: 'Drafted' },
  { value: 'hidden', label: 'Hidden' },
];
const SCORES = ['0', '50', '60', '70', '80'].map((value) => ({
  value,
  label: value === '0' ? 'Any score' : `Score ${value} or more`,
}));

export function OpportunitiesPage() {
  const { projectId } = useChosenProject();
  const [state, setState] = useState<Opportunity['state']>('open');
  const [least, setLeast] = useState('0');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const filters = {
    project_id: projectId ?? undefined,
    state,
    min_score: least === '0' ? undefined : Number(least),
    q: q || undefined,
  };
  const query = useInfiniteQuery({
    queryKey: keys.opportunities(filters),
    queryFn: ({ pageParam }) => api.opportunities({ ...filters, cursor: pageParam, limit: 50 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: (before) => before,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = state !== 'open' || least !== '0' || q !== '';

  return (
    <>
      <PageHeader title="Opportunities">
        Products worth a pin now, best first. Each score says what it is made of.
      </PageHeader>
      <div className={css.filters} role="search" aria-label="Filter opportunities">
        <SegmentedControl
          aria-label="State"
          data={STATES}
          value={state}
          onChange={(value) => {
            setState(value as Opportunity['state']);
          }}
        />
        <Select
          aria-label="Least score"
          className={css.least}
          data={SCORES}
          value={least}
          onChange={(value) => {
            setLeast(value ?? '0');
          }}
        />
        <TextInput
          aria-label="Search products"
          className={css.search}
          placeholder="Search products"
          type="search"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
        />
      </div>
      {query.isPending ? (
        <ListSkeleton />
      ) : query.isError && items.length === 0 ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : items.length === 0 ? (
        <Empty
          filtered={filtered}
          clear={() => {
            setState('open');
            setLeast('0');
            setTyped('');
          }}
        />
      ) : (
        <>
          <ul className={`pf-card ${css.list ?? ''}`} aria-label="Opportunities">
            {items.map((item) => (
              <OpportunityRow key={item.id} item={item} />
            ))}
          </ul>
          {query.hasNextPage && (
            <Button
              variant="default"
              mt="md"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              Show more
            </Button>
          )}
        </>
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
