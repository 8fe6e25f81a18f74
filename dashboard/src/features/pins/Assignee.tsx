import type { RefObject } from 'react';
import { Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { review } from '@/shared/api/reviewCalls';
import type { Pin } from '@/shared/api/types';
import { useReasonAgainst } from '@/shared/session';
import { toast, toastError } from '@/shared/toast';
import { reviewersQuery } from './queries';

interface Props {
  pin: Pin;
  onAssigned: (pin: Pin) => void;
  field?: RefObject<HTMLInputElement | null>;
}

/** Who is to look at the pin. Anybody may still decide. */
export function Assignee({ pin, onAssigned, field }: Props) {
  const { data } = useQuery(reviewersQuery);
  const against = useReasonAgainst('editor');
  const assign = useMutation({
    mutationFn: (userId: string | null) => review.assign(pin.id, userId),
    onSuccess: (changed, userId) => {
      onAssigned(changed);
      const before = pin.assignee?.id ?? null;
      if (before === userId) return;
      toast(changed.assignee ? `Assigned to ${changed.assignee.name}.` : 'Assigned to nobody.', {
        label: 'Undo',
        run: () => {
          review.assign(pin.id, before).then(onAssigned, toastError);
        },
      });
    },
    onError: toastError,
  });
  const people = data?.items ?? (pin.assignee ? [pin.assignee] : []);
  return (
    <Select
      ref={field}
      label="Assigned to"
      placeholder="Whoever has time"
      data={people.map(({ id, name }) => ({ value: id, label: name }))}
      value={pin.assignee?.id ?? null}
      onChange={(value) => {
        assign.mutate(value);
      }}
      onKeyUp={(event) => {
        // The keys of the review work again.
        if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
      }}
      clearable
      clearButtonProps={{ 'aria-label': 'Assign to nobody' }}
      disabled={against !== null}
      description={against ?? undefined}
    />
  );
}
