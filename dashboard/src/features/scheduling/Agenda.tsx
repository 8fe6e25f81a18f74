import { Link } from '@tanstack/react-router';
import type { CalendarItem } from '@/shared/api/types';
import { dotted, formatLongDay, formatTime, zoneName } from '@/shared/format';
import { Picture } from '@/shared/ui/Picture';
import { PinStatePill } from '@/shared/ui/StatePill';
import { LookButton } from './LookButton';
import { noonOf } from './days';
import css from './calendar.module.css';

interface Props {
  days: string[];
  byDay: Map<string, CalendarItem[]>;
  zone: string;
  today: string;
  onLook: (item: CalendarItem) => void;
}

/**
 * Day after day, with the reason of each slot in full: the phone's view, and the list for everyone. What is still
 * to come stands first; what went out follows, the latest on top.
 */
export function Agenda({ days, byDay, zone, today, onLook }: Props) {
  const filled = days.filter((day) => byDay.has(day));
  const ahead = filled.filter((day) => day >= today);
  const past = filled.filter((day) => day < today).toReversed();
  return (
    <div className={css.agenda}>
      {ahead.map((day) => (
        <AgendaDay
          key={day}
          day={day}
          items={byDay.get(day) ?? []}
          zone={zone}
          isToday={day === today}
          onLook={onLook}
        />
      ))}
      {ahead.length > 0 && past.length > 0 && <p className={css.earlier}>Earlier</p>}
      {past.map((day) => (
        <AgendaDay
          key={day}
          day={day}
          items={byDay.get(day) ?? []}
          zone={zone}
          isToday={false}
          onLook={onLook}
        />
      ))}
    </div>
  );
}

interface DayProps {
  day: string;
  items: CalendarItem[];
  zone: string;
  isToday: boolean;
  onLook: (item: CalendarItem) => void;
}

function AgendaDay({ day, items, zone, isToday, onLook }: DayProps) {
  return (
    <section aria-labelledby={`day-${day}`}>
      <h3 id={`day-${day}`} className={css.agendaDay}>
        {formatLongDay(noonOf(day), 'UTC')}
        {isToday && <span>Today</span>}
      </h3>
      <ul className={`pf-card ${css.agendaList ?? ''}`}>
        {items.map((item) => (
          <li key={item.pin_id} className={css.agendaRow}>
            <Link to="/pins/$id" params={{ id: item.pin_id }} className={css.agendaItem}>
              <span className={css.agendaTime}>{formatTime(item.at, zone)}</span>
              <span className={css.agendaThumb}>
                <Picture src={item.picture_url} alt="" />
              </span>
              <span className={css.agendaText}>
                <strong>{item.title}</strong>
                <span className="pf-label">{dotted(item.account.name, zoneName(zone), item.reason)}</span>
                <PinStatePill state={item.state} />
              </span>
            </Link>
            <LookButton item={item} onLook={onLook} />
          </li>
        ))}
      </ul>
    </section>
  );
}
