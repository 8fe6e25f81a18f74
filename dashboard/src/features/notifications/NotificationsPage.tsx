import { Button, SegmentedControl, Select, Skeleton } from '@mantine/core';
import { IconBell, IconBellCheck, IconSettings } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { keys } from '@/shared/api/keys';
import { notifications as api } from '@/shared/api/notificationCalls';
import type { Notification } from '@/shared/api/types';
import { toast, toastError } from '@/shared/toast';
import { EmptyState } from '@/shared/ui/EmptyState';
import { LinkButton } from '@/shared/ui/LinkButton';
import { ErrorState } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { ShowMore } from '@/shared/ui/ShowMore';
import { KINDS } from './kinds';
import { NotificationRow } from './NotificationRow';
import css from './notifications.module.css';

const route = getRouteApi('/shell/notifications');
const ALL = 'all';
const KIND_NAMES = Object.entries(KINDS).map(([value, label]) => ({ value, label }));

export function NotificationsPage() {
  const { show, kind } = route.useSearch();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const chosen = kind && kind in KINDS ? (kind as Notification['kind']) : undefined;
  const asked = { unread: show === ALL ? undefined : true, kind: chosen };
  const query = useInfiniteQuery({
    queryKey: keys.notifications(asked),
    queryFn: ({ pageParam }) => api.list(asked, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = items.filter((one) => one.read_at === null && one.resolved_at === null);
  const refresh = () => queries.invalidateQueries({ queryKey: keys.notifications() });
  const readAll = useMutation({
    // What came meanwhile was not seen: it stays unread.
    mutationFn: () => api.readAll(items[0]?.id ?? null),
    onSuccess: async ({ marked }) => {
      toast(marked === 1 ? 'One marked as read.' : `${String(marked)} marked as read.`);
      await refresh();
    },
    onError: toastError,
  });
  const read = useMutation({ mutationFn: api.read, onSuccess: refresh, onError: toastError });
  const go = (search: { show?: string; kind?: string }) => void navigate({ to: '/notifications', search });

  return (
    <>
      <PageHeader
        title="Notifications"
        action={
          <ReasonButton
            reason={unread.length === 0 ? 'Nothing here is unread.' : null}
            onClick={() => {
              readAll.mutate();
            }}
          >
            Mark all as read
          </ReasonButton>
        }
      >
        What your team was told. A state is told once while it lasts.
      </PageHeader>
      <div className={css.filters}>
        <SegmentedControl
          aria-label="Which ones"
          value={show === ALL ? ALL : 'unread'}
          data={[
            { value: 'unread', label: 'Unread' },
            { value: ALL, label: 'All' },
          ]}
          onChange={(value) => {
            go({ show: value === ALL ? ALL : undefined, kind });
          }}
        />
        <Select
          aria-label="Kind"
          data={[{ value: ALL, label: 'Every kind' }, ...KIND_NAMES]}
          value={chosen ?? ALL}
          allowDeselect={false}
          w={270}
          onChange={(value) => {
            go({ show, kind: value === ALL || value === null ? undefined : value });
          }}
        />
        <LinkButton
          to="/notifications/settings"
          variant="default"
          leftSection={<IconSettings size={16} stroke={1.7} aria-hidden />}
        >
          What is sent to you
        </LinkButton>
      </div>
      {query.isPending ? (
        <div className={css.list} aria-busy="true" aria-label="Loading the notifications">
          {[0, 1, 2].map((one) => (
            <Skeleton key={one} h={108} radius="lg" />
          ))}
        </div>
      ) : !query.data ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : items.length === 0 ? (
        <Nothing
          all={show === ALL}
          narrowed={chosen !== undefined}
          onAll={() => {
            go({ show: ALL });
          }}
        />
      ) : (
        <>
          <ol className={css.list} aria-label="Notifications">
            {items.map((one) => (
              <NotificationRow
                key={one.id}
                item={one}
                onRead={() => {
                  read.mutate(one.id);
                }}
              />
            ))}
          </ol>
          <ShowMore query={query} />
        </>
      )}
    </>
  );
}

function Nothing({ all, narrowed, onAll }: { all: boolean; narrowed: boolean; onAll: () => void }) {
  if (!all || narrowed)
    return (
      <EmptyState
        icon={IconBellCheck}
        title={narrowed ? 'None of this kind' : 'Nothing needs you'}
        action={
          <Button variant="default" onClick={onAll}>
            Show everything that was told
          </Button>
        }
      >
        {narrowed
          ? `Your team was told nothing of this kind${all ? '' : ' that you have not read'}.`
          : 'You have read everything that still lasts. What happens next stands here at once.'}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={IconBell}
      title="Nobody had to be told anything yet"
      action={<LinkButton to="/notifications/settings">Choose what is sent to you</LinkButton>}
    >
      Accounts that must be connected again, pins that need a person, sites that refuse and schedules that
      keep failing stand here.
    </EmptyState>
  );
}
