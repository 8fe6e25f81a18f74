import { Chip, Group } from '@mantine/core';
import type { QueuePage, WaitCode } from '@/shared/api/types';
import css from './review.module.css';

export const WAITS: Record<WaitCode, string> = {
  mentioned: 'Asks you',
  assigned_to_me: 'Mine',
  needs_second_person: 'Second person',
  changed_since_approved: 'Changed since approved',
  comment_waits: 'Comment waits',
  new: 'New',
  blocked: 'Blocked by a rule',
  assigned_to_other: 'Others’',
  waits_for_another: 'Waits for another',
};

interface Props {
  queue: QueuePage;
  why: string | undefined;
  onChange: (why: string | undefined) => void;
}

/** Why pins wait, with how many; a chip shows only those. */
export function QueueFilter({ queue, why, onChange }: Props) {
  if (queue.counts.length < 2 && !why) return null;
  return (
    <Chip.Group
      multiple={false}
      value={why ?? 'all'}
      onChange={(value) => {
        onChange(value === 'all' ? undefined : value);
      }}
    >
      <Group gap={6} className={css.filter} role="radiogroup" aria-label="Why pins wait">
        <Chip value="all" size="sm" variant="outline">
          All {queue.total}
        </Chip>
        {queue.counts.map(({ code, count }) => (
          <Chip key={code} value={code} size="sm" variant="outline">
            {WAITS[code]} {count}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
