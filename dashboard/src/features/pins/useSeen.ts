import { useEffect, useState } from 'react';
import { review } from '@/shared/api/reviewCalls';
import type { Pin } from '@/shared/api/types';

/** A glance that steps over a pin is no look at it. */
export const LOOK_MS = 400;

export const seenKey = (pin: Pin) => `${pin.id} ${pin.payload_hash}`;

/**
 * Tells the server which pin stood on the screen, by the hash of what would go out: it approves several at once
 * only of those. Returns what it has noted; an edit makes a pin unseen again.
 */
export function useSeen(pin: Pin | undefined, mayDecide: boolean): ReadonlySet<string> {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const key = pin ? seenKey(pin) : '';
  const known = seen.has(key);
  const [id, hash] = [pin?.id, pin?.payload_hash];
  useEffect(() => {
    if (!id || !hash || !mayDecide || known) return;
    const timer = window.setTimeout(() => {
      review.seen([{ pin_id: id, payload_hash: hash }]).then(
        ({ changed }) => {
          if (changed.length === 0) setSeen((before) => new Set(before).add(key));
        },
        // Not noted is not seen: choosing it later says so.
        () => undefined,
      );
    }, LOOK_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [id, hash, key, known, mayDecide]);
  return seen;
}
