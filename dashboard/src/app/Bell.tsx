import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { keys } from '@/shared/api/keys';
import { notifications } from '@/shared/api/notificationCalls';
import css from './Shell.module.css';

const MOST_SHOWN = 99;

/** How much the member has not read, and the way to it. */
export function Bell() {
  const { data } = useQuery({ queryKey: keys.notificationCount, queryFn: notifications.count });
  const unread = data?.unread ?? 0;
  const urgent = data?.urgent ?? 0;
  return (
    <Link to="/notifications" className={css.bell} aria-label={words(unread, urgent)}>
      <IconBell size={20} stroke={1.7} aria-hidden />
      {unread > 0 && (
        <span className={css.bellCount} data-urgent={urgent > 0 || undefined} aria-hidden>
          {unread > MOST_SHOWN ? `${String(MOST_SHOWN)}+` : unread}
        </span>
      )}
    </Link>
  );
}

function words(unread: number, urgent: number): string {
  if (unread === 0) return 'Notifications: none unread';
  return `Notifications: ${String(unread)} unread${urgent > 0 ? `, ${String(urgent)} urgent` : ''}`;
}
