import { Button } from '@mantine/core';
import { IconBan, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Pin } from '@/shared/api/types';
import { formatMoment, zoneName } from '@/shared/format';
import { useSession } from '@/shared/session';
import { Picture } from '@/shared/ui/Picture';
import { pinQuery, useZoneOf } from './queries';
import type { Decided } from './useTriage';
import css from './review.module.css';

/** The last decision, above the next pin: what was decided, where it goes now, and the way back. */
export function LastDecision({ item, onUndo }: { item: Decided | undefined; onUndo: (id: string) => void }) {
  return (
    <div role="status" className={css.lastSlot}>
      {item && <LastDecisionLine key={item.id} item={item} onUndo={onUndo} />}
    </div>
  );
}

function LastDecisionLine({ item, onUndo }: { item: Decided; onUndo: (id: string) => void }) {
  const { pin, zone } = useDecidedPin(item.id);
  const Mark = item.decision === 'approve' ? IconCircleCheck : IconBan;
  return (
    <div className={css.last} data-decision={item.decision}>
      <Mark size={20} stroke={1.7} aria-hidden />
      <p>
        <Link to="/pins/$id" params={{ id: item.id }} className={css.decidedTitle}>
          {item.title}
        </Link>{' '}
        <span>{pin ? whereItGoes(pin, zone) : ''}</span>
      </p>
      {pin?.actions.undo.allowed && (
        <Button
          variant="default"
          size="xs"
          aria-keyshortcuts="u"
          onClick={() => {
            onUndo(item.id);
          }}
        >
          Undo
        </Button>
      )}
    </div>
  );
}

function useDecidedPin(id: string) {
  const { data: pin } = useQuery(pinQuery(id));
  const { time_zone: tenantZone } = useSession();
  return { pin, zone: useZoneOf(pin?.account?.id, tenantZone) };
}

/** The decisions before the last one, each with where it goes; the slot appears as soon as the governor has given one. */
export function DecidedList({ decided, onUndo }: { decided: Decided[]; onUndo: (id: string) => void }) {
  if (decided.length === 0) return null;
  return (
    <section className={css.decided} aria-label="Decided before">
      <h2 className={css.section}>Decided before</h2>
      <ul>
        {decided.map((item) => (
          <DecidedItem key={item.id} item={item} onUndo={onUndo} />
        ))}
      </ul>
    </section>
  );
}

function DecidedItem({ item, onUndo }: { item: Decided; onUndo: (id: string) => void }) {
  const { pin, zone } = useDecidedPin(item.id);
  return (
    <li className={css.decidedItem}>
      <span className={css.thumb}>
        <Picture src={pin?.picture.url} alt="" />
      </span>
      <div className={css.decidedText}>
        <Link to="/pins/$id" params={{ id: item.id }} className={css.decidedTitle}>
          {item.title}
        </Link>
        <span className="pf-label">{pin ? whereItGoes(pin, zone) : ''}</span>
      </div>
      {pin?.actions.undo.allowed && (
        <Button
          variant="subtle"
          size="xs"
          aria-label={`Undo: ${item.title}`}
          onClick={() => {
            onUndo(item.id);
          }}
        >
          Undo
        </Button>
      )}
    </li>
  );
}

function whereItGoes(pin: Pin, zone: string): string {
  const to = pin.account ? ` to ${pin.account.name}` : '';
  if (pin.state === 'in_review' && pin.first_approved)
    return 'Your yes is noted. A second person must approve it too.';
  if (pin.state === 'rejected') return 'Rejected. It will not go out.';
  if (pin.state === 'published') return `Published${to}`;
  if (!pin.scheduled_at) return 'Approved. A slot is being chosen.';
  const reason = pin.slot_reason ? `. ${pin.slot_reason}` : '';
  return `Goes out${to} ${formatMoment(pin.scheduled_at, zone)} (${zoneName(zone)})${reason}`;
}
