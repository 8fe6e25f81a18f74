import { ActionIcon } from '@mantine/core';
import { IconCalendarQuestion } from '@tabler/icons-react';
import type { CalendarItem } from '@/shared/api/types';
import css from './calendar.module.css';

/** Opens the reasons of a slot, and the form that moves the pin without dragging. */
export function LookButton({ item, onLook }: { item: CalendarItem; onLook: (item: CalendarItem) => void }) {
  const what = item.state === 'scheduled' ? 'Why then, and move' : 'Why then';
  return (
    <ActionIcon
      variant="subtle"
      color="neutral"
      size={28}
      className={css.look}
      aria-label={`${what}: ${item.title}`}
      title={what}
      onClick={() => {
        onLook(item);
      }}
    >
      <IconCalendarQuestion size={16} aria-hidden />
    </ActionIcon>
  );
}
