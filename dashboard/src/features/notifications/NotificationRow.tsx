import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Notification } from '@/shared/api/types';
import { formatMoment, zoneName } from '@/shared/format';
import { useSession } from '@/shared/session';
import { Pill } from '@/shared/ui/StatePill';
import { Moment } from '@/shared/ui/Time';
import { SEVERITIES } from './kinds';
import css from './notifications.module.css';

interface Props {
  item: Notification;
  onRead: () => void;
}

/** One thing that was told: where it is seen, whether it lasts, and what became of the messages about it. */
export function NotificationRow({ item, onRead }: Props) {
  const { time_zone: zone } = useSession();
  const { label, tone, icon } = SEVERITIES[item.severity];
  const unread = item.read_at === null && item.resolved_at === null;
  const id = `told-${item.id}`;
  return (
    <li className={`pf-card ${css.row ?? ''}`} data-unread={unread || undefined} aria-labelledby={id}>
      <div className={css.head}>
        {item.resolved_at ? (
          <Pill tone="good" icon={IconCircleCheck}>
            Over
          </Pill>
        ) : (
          <Pill tone={tone} icon={icon}>
            {label}
          </Pill>
        )}
        <span className="pf-label">
          <Moment at={item.created_at} zone={zone} />
          {item.resolved_at && `, over ${formatMoment(item.resolved_at, zone)}`}
        </span>
        {unread && <span className={css.unread}>Unread</span>}
      </div>
      <h2 id={id} className={css.title}>
        <ObjectLink item={item} onFollow={unread ? onRead : undefined} />
      </h2>
      <p className={css.body}>{item.body}</p>
      <Deliveries item={item} zone={zone} />
      {unread && (
        <div className={css.actions}>
          <Button variant="default" size="xs" onClick={onRead} aria-label={`Mark as read: ${item.title}`}>
            Mark as read
          </Button>
        </div>
      )}
    </li>
  );
}

/** Whoever looks at it has read it. */
function ObjectLink({ item, onFollow }: { item: Notification; onFollow?: () => void }) {
  const { object_id: id, object_kind: kind, title } = item;
  if (kind === 'account')
    return (
      <Link to="/accounts/$id" params={{ id }} onClick={onFollow}>
        {title}
      </Link>
    );
  if (kind === 'pin')
    return (
      <Link to="/pins/$id" params={{ id }} onClick={onFollow}>
        {title}
      </Link>
    );
  return (
    <Link to={kind === 'host' ? '/lists' : '/schedules'} onClick={onFollow}>
      {title}
    </Link>
  );
}

const CHANNELS: Record<string, string> = { email: 'E-mail' };

function Deliveries({ item, zone }: { item: Notification; zone: string }) {
  if (item.deliveries.length === 0) return null;
  return (
    <ul className={css.deliveries} aria-label="Sent">
      {item.deliveries.map((each) => (
        <li key={`${each.channel} ${each.recipient}`} data-state={each.state}>
          {CHANNELS[each.channel] ?? each.channel} to {each.recipient}: {became(each, zone)}
        </li>
      ))}
    </ul>
  );
}

function became(each: Notification['deliveries'][number], zone: string): string {
  const at = (moment: string | null) =>
    moment === null ? '' : ` ${formatMoment(moment, zone)} (${zoneName(zone)})`;
  if (each.state === 'sent') return `sent${at(each.ended_at)}.`;
  if (each.state === 'failed') return `not sent. ${each.reason ?? ''}`;
  if (each.state === 'dropped') return `left out. ${each.reason ?? ''}`;
  if (each.reason === null) return 'on its way.';
  return `not sent yet. ${each.reason} Next try:${at(each.next_try_at)}.`;
}
