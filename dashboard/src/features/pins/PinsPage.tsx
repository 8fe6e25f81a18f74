import { Button, Select, Skeleton } from '@mantine/core';
import { IconPhoto, IconPhotoSearch, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { Pin, PinState } from '@/shared/api/types';
import { formatMoment, zoneName } from '@/shared/format';
import { useChosenProject } from '@/shared/project';
import { useSession } from '@/shared/session';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorState } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Picture } from '@/shared/ui/Picture';
import { PIN_STATES, PinStatePill } from '@/shared/ui/StatePill';
import { LinkButton } from '@/shared/ui/LinkButton';
import { useZoneOf } from './queries';
import css from './pins.module.css';

const route = getRouteApi('/shell/pins');
const STATES = Object.keys(PIN_STATES) as PinState[];
const ALL = 'all';

export function PinsPage() {
  const { projectId } = useChosenProject();
  const { state } = route.useSearch();
  const navigate = useNavigate();
  const chosen = STATES.filter((one) => state?.split(',').includes(one));
  const query = useInfiniteQuery({
    queryKey: keys.pins({ states: chosen, projectId }),
    queryFn: ({ pageParam }) =>
      api.pins(chosen.length > 0 ? chosen : STATES, {
        project_id: projectId ?? undefined,
        cursor: pageParam,
        limit: 40,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  const pins = query.data?.pages.flatMap((page) => page.items) ?? [];
  const show = (value: string | null) =>
    void navigate({ to: '/pins', search: { state: !value || value === ALL ? undefined : value } });

  return (
    <>
      <PageHeader
        title="Pins"
        action={
          <>
            <Select
              aria-label="State"
              w={200}
              data={[
                { value: ALL, label: 'All states' },
                ...STATES.map((value) => ({ value, label: PIN_STATES[value].label })),
              ]}
              value={chosen.length === 1 ? (chosen[0] ?? ALL) : ALL}
              onChange={show}
            />
            <LinkButton to="/pins/new" leftSection={<IconPlus size={18} aria-hidden />}>
              New pin
            </LinkButton>
          </>
        }
      >
        Every pin that was drafted, with what became of it.
      </PageHeader>
      {query.isPending ? (
        <div className={css.grid} aria-busy="true" aria-label="Loading pins">
          {Array.from({ length: 10 }, (_, n) => (
            <Skeleton key={n} radius="lg" style={{ aspectRatio: '2 / 3' }} />
          ))}
        </div>
      ) : query.isError && pins.length === 0 ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : pins.length === 0 && chosen.length > 0 ? (
        <EmptyState
          icon={IconPhotoSearch}
          title="No pin is in this state"
          action={
            <Button
              onClick={() => {
                show(ALL);
              }}
            >
              Show all states
            </Button>
          }
        >
          Pins move on by themselves once you have decided about them.
        </EmptyState>
      ) : pins.length === 0 ? (
        <EmptyState
          icon={IconPhoto}
          title="No pins yet"
          action={<LinkButton to="/opportunities">Choose a product</LinkButton>}
        >
          Make a draft of an opportunity: its text is written and its picture drawn, and it waits in Review
          for you. Or <Link to="/pins/new">bring a picture and a link of your own</Link>.
        </EmptyState>
      ) : (
        <>
          <ul className={css.grid} aria-label="Pins">
            {pins.map((pin) => (
              <PinTile key={pin.id} pin={pin} />
            ))}
          </ul>
          {query.hasNextPage && (
            <Button
              variant="default"
              mt="lg"
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

function PinTile({ pin }: { pin: Pin }) {
  const { time_zone: fallback } = useSession();
  const zone = useZoneOf(pin.account?.id, fallback);
  const when = pin.published_at ?? pin.scheduled_at;
  return (
    <li>
      <Link to="/pins/$id" params={{ id: pin.id }} className={css.tile}>
        <span className={css.tilePicture}>
          <Picture src={pin.picture.url} alt="" />
        </span>
        <PinStatePill state={pin.state} />
        <span className={css.tileTitle}>{pin.title}</span>
        <span className="pf-label">
          {when ? `${formatMoment(when, zone)} (${zoneName(zone)})` : (pin.account?.name ?? 'No account yet')}
        </span>
      </Link>
    </li>
  );
}
