import { Skeleton, Switch } from '@mantine/core';
import { IconClockPlay, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { Schedule } from '@/shared/api/types';
import { useReasonAgainst } from '@/shared/session';
import { toast, toastError } from '@/shared/toast';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorState } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Ago, Moment } from '@/shared/ui/Time';
import { LinkButton } from '@/shared/ui/LinkButton';
import { DOT } from '@/shared/format';
import css from './schedules.module.css';

export function SchedulesPage() {
  const { data, error, isPending, refetch } = useQuery({ queryKey: keys.schedules, queryFn: api.schedules });
  return (
    <>
      <PageHeader title="Schedules">What runs by itself, when it ran last and when it runs next.</PageHeader>
      {isPending ? (
        <Skeleton h={320} radius="lg" aria-busy="true" aria-label="Loading the schedules" />
      ) : !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data.items.length === 0 ? (
        <EmptyState
          icon={IconClockPlay}
          title="Nothing runs by itself yet"
          action={<LinkButton to="/lists">Watch a list</LinkButton>}
        >
          As soon as a list is watched, fetching it and scoring its products are scheduled.
        </EmptyState>
      ) : (
        <ul className={`pf-card ${css.list ?? ''}`} aria-label="Schedules">
          {data.items.map((schedule) => (
            <ScheduleRow key={schedule.id} schedule={schedule} />
          ))}
        </ul>
      )}
    </>
  );
}

function ScheduleRow({ schedule }: { schedule: Schedule }) {
  const queries = useQueryClient();
  const against = useReasonAgainst('admin');
  // Every project has schedules of the same names.
  const name = schedule.project_name ? `${schedule.name}, ${schedule.project_name}` : schedule.name;
  const refetch = () => queries.invalidateQueries({ queryKey: keys.schedules });
  const run = useMutation({
    mutationFn: () => api.runSchedule(schedule.id),
    onSuccess: async () => {
      toast(`Started: ${name}.`);
      await refetch();
    },
    onError: toastError,
  });
  const enable = useMutation({
    mutationFn: (enabled: boolean) => api.changeSchedule(schedule.id, { enabled }),
    onSuccess: refetch,
    onError: toastError,
  });
  return (
    <li className={css.row}>
      <div>
        <h2 className={css.name}>{schedule.name}</h2>
        <p className={css.meta}>
          {schedule.project_name ? `${schedule.project_name}${DOT}` : ''}
          {schedule.trigger}
        </p>
      </div>
      <div className={css.when}>
        <span className="pf-label">Next</span>
        {schedule.next_fire_at ? <Moment at={schedule.next_fire_at} zone={schedule.time_zone} /> : 'Off'}
      </div>
      <div className={css.when}>
        <span className="pf-label">
          Last {schedule.last_fire_at && <Ago at={schedule.last_fire_at} zone={schedule.time_zone} />}
        </span>
        {schedule.last_outcome ?? 'No result yet'}
      </div>
      <Switch
        aria-label={`${name}: runs by itself`}
        title={against ?? undefined}
        checked={schedule.enabled}
        disabled={against !== null || enable.isPending}
        onChange={(event) => {
          enable.mutate(event.currentTarget.checked);
        }}
      />
      <ReasonButton
        variant="default"
        reason={against}
        loading={run.isPending}
        leftSection={<IconPlayerPlay size={16} aria-hidden />}
        aria-label={`Run now: ${name}`}
        onClick={() => {
          run.mutate();
        }}
      >
        Run now
      </ReasonButton>
    </li>
  );
}
