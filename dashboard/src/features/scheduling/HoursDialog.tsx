import { useState } from 'react';
import { Checkbox, Group, Modal, Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { PostingHours } from '@/shared/api/types';
import { plural, zoneName } from '@/shared/format';
import { useReasonAgainst } from '@/shared/session';
import { toast } from '@/shared/toast';
import { InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { BestHours } from './BestHours';
import { DAYS, linesOf, weekOf } from './week';
import css from './calendar.module.css';

/** When in the week an account's pins may go out. */
export function HoursDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Posting hours" size="md">
      {opened && <ChooseAccount onDone={onClose} />}
    </Modal>
  );
}

function ChooseAccount({ onDone }: { onDone: () => void }) {
  const accounts = useQuery({ queryKey: keys.accounts, queryFn: api.accounts });
  const [chosen, setChosen] = useState<string | null>(null);
  const items = accounts.data?.items ?? [];
  const id = chosen ?? items[0]?.id;
  const hours = useQuery({
    queryKey: keys.hours(id ?? ''),
    queryFn: () => api.postingHours(id ?? ''),
    enabled: id !== undefined,
  });
  if (accounts.error || hours.error) return <InlineError error={accounts.error ?? hours.error} />;
  if (accounts.data && items.length === 0) return <p>Connect an account first: its hours stand here then.</p>;
  return (
    <Stack gap="md">
      <Select
        label="Account"
        allowDeselect={false}
        data={items.map(({ id: value, name }) => ({ value, label: name }))}
        value={id ?? null}
        onChange={setChosen}
      />
      {hours.data ? (
        <HoursForm key={hours.data.account_id} hours={hours.data} onDone={onDone} />
      ) : (
        <Skeleton h={320} radius="md" aria-busy="true" aria-label="Loading the hours" />
      )}
    </Stack>
  );
}

function HoursForm({ hours, onDone }: { hours: PostingHours; onDone: () => void }) {
  const queries = useQueryClient();
  const against = useReasonAgainst('admin');
  const [lines, setLines] = useState(() => linesOf(hours.hours));
  const [best, setBest] = useState(hours.choice === 'best_hours');
  const save = useMutation({
    mutationFn: () =>
      api.changePostingHours(hours.account_id, {
        hours: weekOf(lines),
        choice: best ? 'best_hours' : 'hours',
      }),
    onSuccess: async ({ moved }) => {
      toast(
        moved === 0
          ? 'Saved. Every planned pin keeps its minute.'
          : `Saved. ${plural(moved, 'pin')} had to move; the others keep their minute.`,
      );
      onDone();
      await Promise.all(
        [['calendar'], keys.hours(hours.account_id)].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
  return (
    <form
      aria-label="Hours"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="xs">
        <p className={css.slotReason}>
          Pins are spread over these hours, in {zoneName(hours.time_zone)}. Write spans such as 07:00-11:30,
          18:00-22:00; an empty day is closed.
        </p>
        {DAYS.map(([day, name]) => (
          <TextInput
            key={day}
            label={name}
            className={css.hoursDay}
            placeholder="Closed"
            value={lines[day] ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setLines((old) => ({ ...old, [day]: value }));
            }}
          />
        ))}
        <Checkbox
          mt="xs"
          label="Prefer the hours in which this account’s pins do best"
          checked={best}
          onChange={(event) => {
            setBest(event.currentTarget.checked);
          }}
        />
        <BestHours best={hours.best} chosen={best} />
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
