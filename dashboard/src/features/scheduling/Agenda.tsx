import { Link } from '@tanstack/react-router';
import type { CalendarItem } from '@/shared/api/types';
import { formatLongDay, formatTime, zoneName } from '@/shared/format';
import { Picture } from '@/shared/ui/Picture';
import { PinStatePill } from '@/shared/ui/StatePill';
import { noonOf } from './days';
import css from './calendar.module.css';

interface Props {
  days: string[];
  byDay: Map<string, CalendarItem[]>;
  zone: string;
  today: string;
}

/** Day after day, with the reason of each slot in full: the phone's view, and the list for everyone. */
export function Agenda({ days, byDay, zone, today }: Props) {
  return (
    <div className={css.agenda}>
      {days
        .filter((day) => byDay.has(day))
        .map((day) => (
          <section key={day} aria-labelledby={`day-${day}`}>
            <h3 id={`day-${day}`} className={css.agendaDay} data-today={day === today}>
              {formatLongDay(noonOf(day), 'UTC')}
              {day === today && <span>Today</span>}
            </h3>
            <ul className={`pf-card ${css.agendaList ?? ''}`}>
              {(byDay.get(day) ?? []).map((item) => (
                <li key={item.pin_id}>
                  <Link to="/pins/$id" params={{ id: item.pin_id }} className={css.agendaItem}>
                    <span className={css.agendaTime}>{formatTime(item.at, zone)}</span>
                    <span className={css.agendaThumb}>
                      <Picture src={item.picture_url} alt="" />
                    </span>
                    <span className={css.agendaText}>
                      <strong>{item.title}</strong>
                      <span className="pf-label">
                        {item.account.name} · {zoneName(zone)}
                        {item.reason && ` · ${item.reason}`}
                      </span>
                      <PinStatePill state={item.state} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}
