import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { asApiError, type ApiError } from '@/shared/api/error';
import { keys } from '@/shared/api/keys';
import { review } from '@/shared/api/reviewCalls';
import type { BatchResult, Pin } from '@/shared/api/types';
import { plural } from '@/shared/format';
import { toast, toastError } from '@/shared/toast';

export type Decision = 'approve' | 'reject';

export interface Decided {
  id: string;
  title: string;
  decision: Decision;
}

const KEEP = 4;

/**
 * Decisions on a queue of pins. A decided pin leaves the queue at once and the next one is shown; a refusal
 * brings it back with the reason beside it. `select` gets the id of the pin to show.
 */
export function useTriage(all: Pin[], select: (id: string | undefined) => void) {
  const queries = useQueryClient();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [decided, setDecided] = useState<Decided[]>([]);
  const [refusals, setRefusals] = useState<Readonly<Record<string, ApiError>>>({});
  const [busy, setBusy] = useState(false);
  const [notApproved, setNotApproved] = useState<BatchResult[]>([]);
  const queue = all.filter((pin) => !gone.has(pin.id));

  const put = (pin: Pin) => {
    queries.setQueryData(keys.pin(pin.id), pin);
  };
  const refetch = () => queries.invalidateQueries({ predicate: ({ queryKey: [topic] }) => topic === 'pins' || topic === 'overview' }); // prettier-ignore
  const hide = (id: string) => {
    setGone((before) => new Set(before).add(id));
  };
  const show = (id: string) => {
    setGone((before) => new Set([...before].filter((one) => one !== id)));
  };
  const refuse = (id: string, error: ApiError | null) => {
    setRefusals((before) => {
      const others = Object.fromEntries(Object.entries(before).filter(([pinId]) => pinId !== id));
      return error ? { ...others, [id]: error } : others;
    });
  };

  const undo = async (id: string) => {
    try {
      put(await api.undo(id));
    } catch (error) {
      toastError(error);
      return;
    }
    setDecided((before) => before.filter((one) => one.id !== id));
    await refetch();
    show(id);
    select(id);
    toast('The pin is back in review.');
  };

  const decide = async (pin: Pin, decision: Decision, reason?: string) => {
    const at = queue.findIndex((one) => one.id === pin.id);
    hide(pin.id);
    refuse(pin.id, null);
    select((queue[at + 1] ?? queue[at - 1])?.id);
    try {
      put(
        await (decision === 'approve' ? api.approve(pin.id, pin.payload_hash) : api.reject(pin.id, reason)),
      );
    } catch (caught) {
      const error = asApiError(caught);
      await refetch();
      show(pin.id);
      if (error.status === 409 || error.status === 422) {
        select(pin.id);
        refuse(pin.id, error);
      } else toastError(error);
      return;
    }
    setDecided((before) => [{ id: pin.id, title: pin.title, decision }, ...before].slice(0, KEEP));
    await refetch();
    show(pin.id);
  };

  const undoSeveral = async (ids: string[]) => {
    const back: string[] = [];
    for (const id of ids) {
      try {
        put(await api.undo(id));
        back.push(id);
      } catch (error) {
        toastError(error);
      }
    }
    // What could not be taken back stays decided: it may be on Pinterest by now.
    setDecided((before) => before.filter((one) => !back.includes(one.id)));
    await refetch();
    if (back.length > 0) toast(plural(back.length, 'pin is back in review.', 'pins are back in review.'));
  };

  /** Approves pins as they were seen; returns the ids of those that went through. */
  const approveSeveral = async (pins: Pin[]): Promise<string[]> => {
    setBusy(true);
    setNotApproved([]);
    try {
      const { items } = await review.approveSeveral(
        pins.map((pin) => ({ pin_id: pin.id, payload_hash: pin.payload_hash })),
      );
      const refused = items.filter(({ outcome }) => outcome === 'refused' || outcome === 'not_done');
      const ids = items.filter((item) => !refused.includes(item)).map((item) => item.pin_id);
      setNotApproved(refused);
      const done = pins.filter((pin) => ids.includes(pin.id));
      setDecided((before) => {
        const added = done.map(({ id, title }): Decided => ({ id, title, decision: 'approve' }));
        return [...added.toReversed(), ...before].slice(0, KEEP);
      });
      await refetch();
      if (ids.length > 0) {
        toast(plural(ids.length, 'pin is approved.', 'pins are approved.'), {
          label: 'Undo',
          run: () => void undoSeveral(ids),
        });
      }
      return ids;
    } catch (error) {
      toastError(error);
      return [];
    } finally {
      setBusy(false);
    }
  };

  return {
    queue,
    decided,
    refusals,
    decide,
    undo,
    forget: refuse,
    put,
    refetch,
    approveSeveral,
    busy,
    notApproved,
  };
}
