import { useState } from 'react';
import { Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { asApiError } from '@/shared/api/error';
import { keys } from '@/shared/api/keys';
import type { Schedule } from '@/shared/api/types';
import { formatMoment, zoneName } from '@/shared/format';
import { toast } from '@/shared/toast';
import { InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { NextTimes } from './NextTimes';
import css from './schedules.module.css';

const WAIT_MS = 350;
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
        ...changed(schedule, trigger, zone),
        misfire,
        version: schedule.version,
      }),
    onSuccess: async (saved) => {
      toast(
        saved.next_fire_at
          ? `Saved. It runs next ${formatMoment(saved.next_fire_at, saved.time_zone)} (${zoneName(saved.time_zone)}).`
          : 'Saved.',
      );
      onDone();
      await queries.invalidateQueries({ queryKey: keys.schedules });
    },
  });
  const [typed] = useDebouncedValue(trigger, WAIT_MS);
  const settled = changed(schedule, typed, zone);
  const preview = useQuery({
    queryKey: keys.schedulePreview(schedule.id, settled),
    queryFn: () => api.previewSchedule(schedule.id, settled),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const refused = save.error ?? preview.error;
  const at = (field: string) =>
    refused && asApiError(refused).data.field === field ? asApiError(refused).message : null;
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
          description="Such as every 30 minutes, daily at 07:15, once, 2026-12-24T08:00, or a line of crontab: 0 9 * * 1-5"
          required
          withAsterisk={false}
          value={trigger}
          error={at('trigger')}
          onChange={(event) => {
            save.reset();
            setTrigger(event.currentTarget.value);
          }}
        />
        <Select
          label="By the clock of"
          searchable
          allowDeselect={false}
          data={zones}
          value={zone}
          error={at('time_zone')}
          onChange={(value) => {
            save.reset();
            if (value) setZone(value);
          }}
        />
        <NextTimes
          preview={preview.data}
          typed={trigger}
          isOn={schedule.enabled}
          isBehind={preview.isPlaceholderData || typed !== trigger}
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
        <InlineError error={at('trigger') || at('time_zone') ? null : refused} />
        <Group justify="flex-end">
          <ReasonButton type="submit" reason={against} loading={save.isPending}>
            Save
          </ReasonButton>
        </Group>
      </Stack>
    </form>
  );
}

/** Only what differs: a single date that has passed can then still be given another answer to missed times. */
const changed = (schedule: Schedule, trigger: string, zone: string) => ({
  ...(trigger.trim() !== schedule.trigger && { trigger: trigger.trim() }),
  ...(zone !== schedule.time_zone && { time_zone: zone }),
});
