import { useState } from 'react';
import { ActionIcon, Button, Group, SegmentedControl, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCalendar, IconChevronLeft, IconChevronRight, IconClock } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { CalendarItem } from '@/shared/api/types';
import { useServerNow } from '@/shared/clock';
import { dayKey, formatDay, formatMonth, formatTime, plural, zoneName } from '@/shared/format';
import { useChosenProject } from '@/shared/project';
import { useReasonAgainst, useSession } from '@/shared/session';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorState } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Agenda } from './Agenda';
import { Grid } from './Grid';
import { HoursDialog } from './HoursDialog';
import { SlotDialog } from './SlotDialog';
import { addDays, addMonths, daysFrom, isDay, momentOf, monthGrid, noonOf, weekStart } from './days';
import { useMove } from './useMove';
import css from './calendar.module.css';

const route = getRouteApi('/shell/calendar');
type View = 'month' | 'week' | 'list';
const VIEWS: { value: View; label: string }[] = [
  { value: 'month', label: 'Month' },
  { value: 'week', label: 'Week' },
  { value: 'list', label: 'List' },
];

export function CalendarPage() {
  const { time_zone: tenantZone } = useSession();
  const { project } = useChosenProject();
  const zone = project?.time_zone ?? tenantZone;
  const now = useServerNow();
  const phone = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false });
  const search = route.useSearch();
  const navigate = useNavigate();

  const today = dayKey(now, zone);
  const day = isDay(search.day) ? search.day : today;
  const view: View = VIEWS.find(({ value }) => value === search.view)?.value ?? (phone ? 'list' : 'month');
  const days = view === 'week' ? daysFrom(weekStart(day), 7) : monthGrid(day);
  const from = addDays(days[0] ?? day, -1);
  const to = addDays(days.at(-1) ?? day, 2);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: keys.calendar(from, to),
    queryFn: () => api.calendar(`${from}T00:00:00Z`, `${to}T00:00:00Z`),
    placeholderData: keepPreviousData,
  });

  const show = (next: { view?: View; day?: string }) =>
    void navigate({
      to: '/calendar',
      search: { view: next.view ?? search.view, day: next.day ?? search.day },
      resetScroll: false,
    });
  const turn = (by: 1 | -1) => {
    show({ day: view === 'week' ? addDays(day, 7 * by) : addMonths(day, by) });
  };
  const [looking, setLooking] = useState<CalendarItem | null>(null);
  const [hours, setHours] = useState(false);
  const mayMove = useReasonAgainst('editor') === null;
  const move = useMove(zone);
  /** The pin keeps its time of day, on another day. */
  const drop = (pinId: string, target: string) => {
    const item = data?.items.find(({ pin_id }) => pin_id === pinId);
    if (!item || dayKey(item.at, zone) === target) return;
    move.mutate({ item, at: momentOf(target, formatTime(item.at, zone), zone) });
  };
  const byDay = groupByDay(data?.items ?? [], zone, new Set(days));
  const total = [...byDay.values()].reduce((sum, items) => sum + items.length, 0);
  const period = view === 'week' ? 'week' : 'month';

  return (
    <>
      <PageHeader
        title="Calendar"
        action={
          <SegmentedControl
            aria-label="View"
            data={phone ? VIEWS.filter(({ value }) => value !== 'month') : VIEWS}
            value={view}
            onChange={(value) => {
              show({ view: value as View });
            }}
          />
        }
      >
        What goes out and what went out. Times in {zoneName(zone)}
        {zoneName(zone) !== zone && ` (${zone})`}.
      </PageHeader>
      <Group gap="xs" mb="md" role="group" aria-label={`Choose the ${period}`}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={`Previous ${period}`}
          onClick={() => {
            turn(-1);
          }}
        >
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={`Next ${period}`}
          onClick={() => {
            turn(1);
          }}
        >
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
        <h2 className={css.period} aria-live="polite">
          {view === 'week'
            ? `${formatDay(noonOf(days[0] ?? day), 'UTC')} to ${formatDay(noonOf(days[6] ?? day), 'UTC')}`
            : formatMonth(noonOf(day), 'UTC')}
        </h2>
        <Button
          variant="subtle"
          color="neutral"
          px="xs"
          onClick={() => {
            show({ day: today });
          }}
        >
          Today
        </Button>
        <Button
          variant="default"
          leftSection={<IconClock size={16} aria-hidden />}
          onClick={() => {
            setHours(true);
          }}
        >
          Posting hours
        </Button>
        {data && <span className={css.total}>{plural(total, 'pin')}</span>}
      </Group>
      {isPending ? (
        <Skeleton h={560} radius="lg" aria-busy="true" aria-label="Loading the calendar" />
      ) : !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : total === 0 ? (
        <EmptyState
          icon={IconCalendar}
          title={`Nothing goes out in this ${period}`}
          action={<LinkButton to="/review">Review pins</LinkButton>}
        >
          An approved pin gets a slot that keeps its account healthy, and then stands here with the reason for
          that slot.
        </EmptyState>
      ) : view === 'list' ? (
        <Agenda days={days} byDay={byDay} zone={zone} today={today} onLook={setLooking} />
      ) : (
        <Grid
          days={days}
          byDay={byDay}
          zone={zone}
          today={today}
          month={view === 'month' ? day.slice(0, 7) : null}
          onLook={setLooking}
          onDrop={mayMove ? drop : null}
        />
      )}
      <SlotDialog
        item={looking}
        zone={zone}
        onClose={() => {
          setLooking(null);
        }}
      />
      <HoursDialog
        opened={hours}
        onClose={() => {
          setHours(false);
        }}
      />
    </>
  );
}

function groupByDay(items: CalendarItem[], zone: string, days: Set<string>): Map<string, CalendarItem[]> {
  const groups = new Map<string, CalendarItem[]>();
  for (const item of items.toSorted((a, b) => a.at.localeCompare(b.at))) {
    const key = dayKey(item.at, zone);
    if (days.has(key)) groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
