import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Pin } from '@/shared/api/types';
import { formatMoment, zoneName } from '@/shared/format';
import { useSession } from '@/shared/session';
import { Picture } from '@/shared/ui/Picture';
import { pinQuery, useZoneOf } from './queries';
import type { Decided } from './useTriage';
import css from './review.module.css';

/** The last decisions, each with where it goes; the slot appears as soon as the governor has given one. */
export function DecidedList({ decided, onUndo }: { decided: Decided[]; onUndo: (id: string) => void }) {
  if (decided.length === 0) return null;
  return (
    <section className={css.decided} aria-label="Decided just now">
      <h2 className={css.section}>Decided just now</h2>
      <ul>
        {decided.map((item) => (
          <DecidedItem key={item.id} item={item} onUndo={onUndo} />
        ))}
      </ul>
    </section>
  );
}

function DecidedItem({ item, onUndo }: { item: Decided; onUndo: (id: string) => void }) {
  const { data: pin } = useQuery(pinQuery(item.id));
  const { time_zone: tenantZone } = useSession();
  const zone = useZoneOf(pin?.account?.id, tenantZone);
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
  if (pin.state === 'rejected') return 'Rejected. It will not go out.';
  if (pin.state === 'published') return `Published${to}`;
  if (!pin.scheduled_at) return 'Approved. A slot is being chosen.';
  const reason = pin.slot_reason ? `. ${pin.slot_reason}` : '';
  return `Goes out${to} ${formatMoment(pin.scheduled_at, zone)} (${zoneName(zone)})${reason}`;
}
