import { Button } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import type { BatchResult, Pin } from '@/shared/api/types';
import { plural } from '@/shared/format';
import { Notice } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { seenKey } from './useSeen';
import css from './review.module.css';

interface Props {
  chosen: Pin[];
  seen: ReadonlySet<string>;
  role: string | null;
  busy: boolean;
  onApprove: () => void;
  onShow: (id: string) => void;
  onClear: () => void;
}

/** Null when all the chosen pins may be approved together, else why not. */
export function whyNotBatch(chosen: Pin[], seen: ReadonlySet<string>, role: string | null): string | null {
  if (role) return role;
  if (chosen.length === 0) return 'Choose pins first, with X.';
  if (chosen.length > 50) return 'At most 50 pins at once.';
  const unseen = chosen.filter((pin) => !seen.has(seenKey(pin))).length;
  return unseen > 0 ? `You have not looked at ${plural(unseen, 'of them', 'of them')} yet.` : null;
}

/** The first of the chosen pins that nobody looked at. */
export const nextUnseen = (chosen: Pin[], seen: ReadonlySet<string>) =>
  chosen.find((pin) => !seen.has(seenKey(pin)));

/** What is chosen, and its one approval. Only what was looked at can be approved. */
export function BatchBar({ chosen, seen, role, busy, onApprove, onShow, onClear }: Props) {
  if (chosen.length === 0) return null;
  const reason = whyNotBatch(chosen, seen, role);
  const unseen = nextUnseen(chosen, seen);
  return (
    <section className={css.batch} aria-label="Chosen pins">
      <p>
        <strong>{plural(chosen.length, 'pin chosen', 'pins chosen')}</strong>
        {reason && <span>{reason}</span>}
      </p>
      <div>
        {unseen && (
          <Button
            variant="default"
            size="sm"
            onClick={() => {
              onShow(unseen.id);
            }}
          >
            Look at the next
          </Button>
        )}
        <Button variant="subtle" color="neutral" size="sm" onClick={onClear}>
          Clear
        </Button>
        <ReasonButton
          size="sm"
          reason={reason}
          reasonShown
          loading={busy}
          leftSection={<IconChecks size={18} aria-hidden />}
          aria-keyshortcuts="b"
          onClick={onApprove}
        >
          Approve {chosen.length}
        </ReasonButton>
      </div>
    </section>
  );
}

/** Which pins of the last batch were refused, and why. */
export function BatchRefusals({ results, titles }: { results: BatchResult[]; titles: Map<string, string> }) {
  if (results.length === 0) return null;
  return (
    <div className={css.notApproved}>
      <Notice tone="danger" role="alert">
        <p>{plural(results.length, 'pin was not approved:', 'pins were not approved:')}</p>
        <ul className={css.refusals}>
          {results.map((result) => (
            <li key={result.pin_id}>
              <strong>{titles.get(result.pin_id) ?? 'A pin'}</strong>: {result.message}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
