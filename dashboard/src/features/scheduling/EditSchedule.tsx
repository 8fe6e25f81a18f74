import { useState } from 'react';
import { Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { Schedule } from '@/shared/api/types';
import { formatMoment, zoneName } from '@/shared/format';
import { toast } from '@/shared/toast';
import { InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import css from './schedules.module.css';

const MISSED = [
  { value: 'run_once', label: 'Run once for what was missed' },
  { value: 'skip', label: 'Leave it out' },
];

interface Props {
  schedule: Schedule | null;
  against: string | null;
  onClose: () => void;
}

/** When a schedule runs, by whose clock, and what becomes of a time that was missed. */
export function EditSchedule({ schedule, against, onClose }: Props) {
  return (
    <Modal opened={schedule !== null} onClose={onClose} title={schedule?.name ?? ''}>
      {schedule && <EditForm key={schedule.id} schedule={schedule} against={against} onDone={onClose} />}
    </Modal>
  );
}

function EditForm({
  schedule,
  against,
  onDone,
}: {
  schedule: Schedule;
  against: string | null;
  onDone: () => void;
}) {
  const queries = useQueryClient();
  const [trigger, setTrigger] = useState(schedule.trigger);
  const [zone, setZone] = useState(schedule.time_zone);
  const [misfire, setMisfire] = useState<Schedule['misfire']>(schedule.misfire);
  const save = useMutation({
    mutationFn: () =>
      api.changeSchedule(schedule.id, {
        trigger,
        misfire,
        time_zone: zone,
        version: schedule.version,
      }),
    onSuccess: async (changed) => {
      toast(
        changed.next_fire_at
          ? `Saved. It runs next ${formatMoment(changed.next_fire_at, changed.time_zone)} (${zoneName(changed.time_zone)}).`
          : 'Saved.',
      );
      onDone();
      await queries.invalidateQueries({ queryKey: keys.schedules });
    },
  });
  const zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), zone])].sort();
  return (
    <form
      aria-label="Change the schedule"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="sm">
        {schedule.about && <p className={css.meta}>{schedule.about}</p>}
        <TextInput
          label="Runs"
          description="Such as every 30 minutes, daily at 07:15, once, 2026-12-24T08:00, or cron: day_of_week mon-fri, hour 9"
          required
          withAsterisk={false}
          value={trigger}
          onChange={(event) => {
            setTrigger(event.currentTarget.value);
          }}
        />
        <Select
          label="By the clock of"
          searchable
          allowDeselect={false}
          data={zones}
          value={zone}
          onChange={(value) => {
            if (value) setZone(value);
          }}
        />
        <Select
          label="If its time was missed"
          allowDeselect={false}
          data={MISSED}
          value={misfire}
          onChange={(value) => {
            if (value) setMisfire(value as Schedule['misfire']);
          }}
        />
        {schedule.coming.length > 0 && (
          <p className={css.meta}>
            Now: {schedule.coming.map((at) => formatMoment(at, schedule.time_zone)).join('; ')}
          </p>
        )}
        <InlineError error={save.error} />
        <Group justify="flex-end">
          <ReasonButton type="submit" reason={against} loading={save.isPending}>
            Save
          </ReasonButton>
        </Group>
      </Stack>
    </form>
  );
}
