import { useState } from 'react';
import { ActionIcon, Skeleton, Switch } from '@mantine/core';
import { IconClockPlay, IconHistory, IconPencil, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { Schedule } from '@/shared/api/types';
import { DOT, zoneName } from '@/shared/format';
import { useReasonAgainst } from '@/shared/session';
import { toast, toastError } from '@/shared/toast';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorState } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Ago, Moment } from '@/shared/ui/Time';
import { LinkButton } from '@/shared/ui/LinkButton';
import { EditSchedule } from './EditSchedule';
import { RunHistory } from './RunHistory';
import css from './schedules.module.css';

export function SchedulesPage() {
  const { data, error, isPending, refetch } = useQuery({ queryKey: keys.schedules, queryFn: api.schedules });
  const against = useReasonAgainst('editor');
  const [editing, setEditing] = useState<Schedule | null>(null);
  const [past, setPast] = useState<Schedule | null>(null);
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
          A project gets its schedules within a minute: visits to its lists, scoring, drafts, figures.
        </EmptyState>
      ) : (
        <ul className={`pf-card ${css.list ?? ''}`} aria-label="Schedules">
          {data.items.map((schedule) => (
            <ScheduleRow
              key={schedule.id}
              schedule={schedule}
              against={against}
              onEdit={setEditing}
              onHistory={setPast}
            />
          ))}
        </ul>
      )}
      <EditSchedule
        schedule={editing}
        against={against}
        onClose={() => {
          setEditing(null);
        }}
      />
      <RunHistory
        schedule={past}
        onClose={() => {
          setPast(null);
        }}
      />
    </>
  );
}

interface RowProps {
  schedule: Schedule;
  against: string | null;
  onEdit: (schedule: Schedule) => void;
  onHistory: (schedule: Schedule) => void;
}

function ScheduleRow({ schedule, against, onEdit, onHistory }: RowProps) {
  const queries = useQueryClient();
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
          {!schedule.trigger.startsWith('every') && ` (${zoneName(schedule.time_zone)})`}
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
        <span
          className={css.outcome}
          data-outcome={schedule.last_outcome}
          title={schedule.last_message ?? undefined}
        >
          {outcomeOf(schedule)}
        </span>
      </div>
      <div className={css.actions}>
        <ActionIcon
          variant="subtle"
          color="neutral"
          size={36}
          aria-label={`Change: ${name}`}
          onClick={() => {
            onEdit(schedule);
          }}
        >
          <IconPencil size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="neutral"
          size={36}
          aria-label={`History: ${name}`}
          onClick={() => {
            onHistory(schedule);
          }}
        >
          <IconHistory size={18} aria-hidden />
        </ActionIcon>
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

/** What came of the last run: its own words, else how it ended. */
function outcomeOf({ last_outcome: outcome, last_message: message, last_fire_at: at }: Schedule): string {
  if (message) return outcome === 'failed' ? `Failed: ${message}` : message;
  if (outcome === 'ok') return 'Done';
  if (outcome === 'failed') return 'Failed';
  return at ? 'Not ended yet' : 'It has not run yet';
}
