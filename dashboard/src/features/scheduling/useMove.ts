import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { asApiError } from '@/shared/api/error';
import { keys } from '@/shared/api/keys';
import type { CalendarItem } from '@/shared/api/types';
import { formatMoment } from '@/shared/format';
import { toast } from '@/shared/toast';

interface Move {
  item: CalendarItem;
  at: string;
}

/** The place that a refusal offers instead, if there is one. */
export function offeredPlace(error: unknown): string | null {
  const { code, data } = asApiError(error);
  return code === 'posting.place_refused' && typeof data.next_at === 'string' ? data.next_at : null;
}

/**
 * Moves a pin to another minute, with Undo. `quietly`: a form shows the refusal itself; else a toast says why and
 * offers the next free place.
 */
export function useMove(zone: string, quietly = false) {
  const queries = useQueryClient();
  const move = useMutation({
    mutationFn: ({ item, at }: Move) => api.movePin(item.pin_id, at),
    onSuccess: async (_, { item, at }) => {
      toast(`Moved to ${formatMoment(at, zone)}.`, {
        label: 'Undo',
        run: () => {
          move.mutate({ item: { ...item, at }, at: item.at });
        },
      });
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['calendar'] }),
        queries.invalidateQueries({ queryKey: keys.pin(item.pin_id) }),
      ]);
    },
    onError: (error, { item }) => {
      if (quietly) return;
      const next = offeredPlace(error);
      toast(
        `It stays where it was. ${asApiError(error).message}`,
        next === null
          ? undefined
          : {
              label: `Take ${formatMoment(next, zone)}`,
              run: () => {
                move.mutate({ item, at: next });
              },
            },
      );
    },
  });
  return move;
}
