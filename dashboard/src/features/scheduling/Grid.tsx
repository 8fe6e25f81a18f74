import { HoverCard, VisuallyHidden } from '@mantine/core';
import { IconCalendarTime, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { CalendarItem } from '@/shared/api/types';
import { formatDay, formatLongDay, formatTime, zoneName } from '@/shared/format';
import { Picture } from '@/shared/ui/Picture';
import { PIN_STATES, PinStatePill } from '@/shared/ui/StatePill';
import { noonOf } from './days';
import css from './calendar.module.css';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const SHOWN = 3;

interface Props {
  days: string[];
  byDay: Map<string, CalendarItem[]>;
  zone: string;
  today: string;
  /** `YYYY-MM` when a month is shown: its other days step back. Null for a week. */
  month: string | null;
}

export function Grid({ days, byDay, zone, today, month }: Props) {
  const weeks = Array.from({ length: days.length / 7 }, (_, n) => days.slice(n * 7, n * 7 + 7));
  return (
    <div className={`pf-card ${css.scroller ?? ''}`} tabIndex={0} role="region" aria-label="Calendar">
      <table className={css.grid} data-view={month ? 'month' : 'week'}>
        <thead>
          <tr>
            {WEEKDAYS.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]} data-empty={!week.some((day) => byDay.has(day))}>
              {week.map((day) => (
                <td
                  key={day}
                  data-today={day === today}
                  data-outside={month !== null && !day.startsWith(month)}
                >
                  <Day day={day} items={byDay.get(day) ?? []} zone={zone} all={!month} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Day({ day, items, zone, all }: { day: string; items: CalendarItem[]; zone: string; all: boolean }) {
  const shown = all ? items : items.slice(0, SHOWN);
  const more = items.length - shown.length;
  return (
    <>
      <time dateTime={day} className={css.date} aria-label={formatLongDay(noonOf(day), 'UTC')}>
        {Number(day.slice(8))}
      </time>
      <ul className={css.items}>
        {shown.map((item) => (
          <li key={item.pin_id}>
            <Item item={item} zone={zone} large={all} />
          </li>
        ))}
        {more > 0 && (
          <li>
            <Link
              to="/calendar"
              search={{ view: 'week', day }}
              className={css.more}
              aria-label={`${String(more)} more on ${formatDay(noonOf(day), 'UTC')}`}
            >
              {more} more
            </Link>
          </li>
        )}
      </ul>
    </>
  );
}

function Item({ item, zone, large }: { item: CalendarItem; zone: string; large: boolean }) {
  const out = item.state === 'published';
  const Mark = out ? IconCircleCheck : IconCalendarTime;
  return (
    <HoverCard width={280} openDelay={250} position="right" shadow="md" withinPortal>
      <HoverCard.Target>
        <Link
          to="/pins/$id"
          params={{ id: item.pin_id }}
          className={css.item}
          data-state={item.state}
          data-large={large}
        >
          <span className={css.thumb}>
            <Picture src={item.picture_url} alt="" />
          </span>
          <span className={css.itemText}>
            <span className={css.time}>
              <Mark size={13} stroke={2} aria-hidden />
              {formatTime(item.at, zone)}
              <VisuallyHidden>{PIN_STATES[item.state].label}</VisuallyHidden>
            </span>
            <span className={css.title}>{item.title}</span>
          </span>
        </Link>
      </HoverCard.Target>
      <HoverCard.Dropdown className={css.hover}>
        <PinStatePill state={item.state} />
        <strong>{item.title}</strong>
        <span>
          {formatDay(item.at, zone)}, {formatTime(item.at, zone)} ({zoneName(zone)}) on {item.account.name}
        </span>
        {item.reason && <span className="pf-label">Why then: {item.reason}</span>}
      </HoverCard.Dropdown>
    </HoverCard>
  );
}
