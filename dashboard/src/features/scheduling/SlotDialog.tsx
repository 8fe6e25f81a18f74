import { useState } from 'react';
import { Button, Group, Modal, Skeleton, Stack, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { CalendarItem, Slot } from '@/shared/api/types';
import { dayKey, formatMoment, formatTime, zoneName } from '@/shared/format';
import { useReasonAgainst } from '@/shared/session';
import { LinkButton } from '@/shared/ui/LinkButton';
import { InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { momentOf } from './days';
import { offeredPlace, useMove } from './useMove';
import css from './calendar.module.css';

interface Props {
  item: CalendarItem | null;
  zone: string;
  onClose: () => void;
}

/** Why a pin goes out at its minute, and another place for it: what dragging does, for keyboard and touch. */
export function SlotDialog({ item, zone, onClose }: Props) {
  return (
    <Modal opened={item !== null} onClose={onClose} title={item?.title ?? ''} size="lg">
      {item && <SlotView key={item.pin_id} item={item} zone={zone} onDone={onClose} />}
    </Modal>
  );
}

function SlotView({ item, zone, onDone }: { item: CalendarItem; zone: string; onDone: () => void }) {
  const { data, error } = useQuery({
    queryKey: keys.slot(item.pin_id),
    queryFn: () => api.slot(item.pin_id),
  });
  return (
    <Stack gap="md">
      <p className={css.slotWhen}>
        <strong>{formatMoment(item.at, zone)}</strong> ({zoneName(zone)}) on {item.account.name}
      </p>
      {error && <InlineError error={error} />}
      {!data && !error && <Skeleton h={180} radius="md" aria-busy="true" aria-label="Loading the reasons" />}
      {data && <Grounds slot={data} zone={zone} />}
      {item.state === 'scheduled' && <MoveForm item={item} zone={zone} onDone={onDone} />}
      <Group>
        <LinkButton to="/pins/$id" params={{ id: item.pin_id }} variant="default">
          Open the pin
        </LinkButton>
      </Group>
    </Stack>
  );
}

function Grounds({ slot, zone }: { slot: Slot; zone: string }) {
  return (
    <section aria-labelledby="why-then">
      <h3 id="why-then" className={css.slotHeading}>
        Why then
      </h3>
      {slot.reason && (
        <p className={css.slotReason}>
          {slot.at &&
            `When the slot was given${slot.reason_at ? `, ${formatMoment(slot.reason_at, zone)}` : ''}: `}
          {slot.reason}
        </p>
      )}
      {slot.grounds.length > 0 && <p className="pf-label">As it is now:</p>}
      <ul className={css.grounds}>
        {slot.grounds.map(({ rule, kept, text }) => (
          <li key={rule} data-kept={kept}>
            {kept ? <IconCheck size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />}
            <span>
              {!kept && <strong>Not kept now: </strong>}
              {text}
            </span>
          </li>
        ))}
      </ul>
      {slot.next_refusal && (
        <p className={css.slotReason}>
          A minute later: {slot.next_refusal}
          {slot.next_at && ` The account’s next pin could go out ${formatMoment(slot.next_at, zone)}.`}
        </p>
      )}
    </section>
  );
}

function MoveForm({ item, zone, onDone }: { item: CalendarItem; zone: string; onDone: () => void }) {
  const [day, setDay] = useState(dayKey(item.at, zone));
  const [time, setTime] = useState(formatTime(item.at, zone));
  const against = useReasonAgainst('editor');
  const move = useMove(zone, true);
  const next = offeredPlace(move.error);
  const send = (at: string) => {
    move.mutate({ item, at }, { onSuccess: onDone });
  };
  return (
    <form
      aria-label="Move"
      onSubmit={(event) => {
        event.preventDefault();
        if (day && time) send(momentOf(day, time, zone));
      }}
    >
      <h3 className={css.slotHeading}>Move it</h3>
      <Group align="end" gap="sm">
        <TextInput
          type="date"
          label="Day"
          required
          withAsterisk={false}
          value={day}
          onChange={(event) => {
            setDay(event.currentTarget.value);
          }}
        />
        <TextInput
          type="time"
          label={`Time (${zoneName(zone)})`}
          required
          withAsterisk={false}
          value={time}
          onChange={(event) => {
            setTime(event.currentTarget.value);
          }}
        />
        <ReasonButton type="submit" reason={against} loading={move.isPending}>
          Move
        </ReasonButton>
      </Group>
      {move.error && (
        <Stack gap="xs" mt="sm">
          <InlineError error={move.error} />
          {next && (
            <Group>
              <Button
                variant="default"
                onClick={() => {
                  send(next);
                }}
              >
                Take {formatMoment(next, zone)} instead
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </form>
  );
}
