import { Modal, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { Schedule, ScheduleRun } from '@/shared/api/types';
import { dotted, formatMoment, zoneName } from '@/shared/format';
import { InlineError } from '@/shared/ui/Notice';
import css from './schedules.module.css';

/** When a schedule ran, how that ended, and what was left out. */
export function RunHistory({ schedule, onClose }: { schedule: Schedule | null; onClose: () => void }) {
  return (
    <Modal
      opened={schedule !== null}
      onClose={onClose}
      size="lg"
      title={schedule ? `History: ${schedule.name}` : ''}
    >
      {schedule && <Runs schedule={schedule} />}
    </Modal>
  );
}

function Runs({ schedule }: { schedule: Schedule }) {
  const { data, error } = useQuery({
    queryKey: keys.runs(schedule.id),
    queryFn: () => api.runs(schedule.id),
  });
  if (error) return <InlineError error={error} />;
  if (!data) return <Skeleton h={200} radius="md" aria-busy="true" aria-label="Loading the history" />;
  if (data.items.length === 0) return <p>It has not run yet.</p>;
  return (
    <div className={css.history} tabIndex={0} role="region" aria-label="Runs">
      <table>
        <caption className="pf-label">Times in {zoneName(schedule.time_zone)}; kept for 30 days.</caption>
        <thead>
          <tr>
            <th scope="col">Due</th>
            <th scope="col">Outcome</th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((run) => (
            <tr key={run.fire_at}>
              <td>{formatMoment(run.fire_at, schedule.time_zone)}</td>
              <td data-outcome={run.outcome}>{outcomeOf(run)}</td>
              <td>{dotted(run.manual && 'Started by hand', run.message)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function outcomeOf({ outcome, finished_at }: ScheduleRun): string {
  if (outcome === 'ok') return 'Done';
  if (outcome === 'failed') return 'Failed';
  return finished_at ? 'Left out' : 'Not ended yet';
}
