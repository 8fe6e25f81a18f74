import { useState } from 'react';
import { HoverCard, VisuallyHidden } from '@mantine/core';
import { IconCalendarTime, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { CalendarItem } from '@/shared/api/types';
import { formatDay, formatLongDay, formatTime, zoneName } from '@/shared/format';
import { Picture } from '@/shared/ui/Picture';
import { PIN_STATES, PinStatePill } from '@/shared/ui/StatePill';
import { LookButton } from './LookButton';
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
  onLook: (item: CalendarItem) => void;
  /** A scheduled pin was dropped on a day; null: this user may not move pins. */
  onDrop: ((pinId: string, day: string) => void) | null;
}

const KIND = 'application/x-pinflow-pin';

export function Grid({ days, byDay, zone, today, month, onLook, onDrop }: Props) {
  const [over, setOver] = useState<string | null>(null);
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
                  data-over={over === day}
                  onDragOver={(event) => {
                    if (!onDrop || !event.dataTransfer.types.includes(KIND)) return;
                    event.preventDefault();
                    event.dataTransfer.dropEffect = 'move';
                    setOver(day);
                  }}
                  onDragLeave={() => {
                    setOver(null);
                  }}
                  onDrop={(event) => {
                    event.preventDefault();
                    setOver(null);
                    onDrop?.(event.dataTransfer.getData(KIND), day);
                  }}
                >
                  <Day
                    day={day}
                    items={byDay.get(day) ?? []}
                    zone={zone}
                    all={!month}
                    onLook={onLook}
                    movable={onDrop !== null}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DayProps {
  day: string;
  items: CalendarItem[];
  zone: string;
  all: boolean;
  movable: boolean;
  onLook: (item: CalendarItem) => void;
}

function Day({ day, items, zone, all, movable, onLook }: DayProps) {
  const shown = all ? items : items.slice(0, SHOWN);
  const more = items.length - shown.length;
  return (
    <>
      <time dateTime={day} className={css.date} aria-label={formatLongDay(noonOf(day), 'UTC')}>
        {Number(day.slice(8))}
      </time>
      <ul className={css.items}>
        {shown.map((item) => (
          <li key={item.pin_id} className={css.entry}>
            <Item item={item} zone={zone} large={all} movable={movable && item.state === 'scheduled'} />
            <LookButton item={item} onLook={onLook} />
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

interface ItemProps {
  item: CalendarItem;
  zone: string;
  large: boolean;
  movable: boolean;
}

function Item({ item, zone, large, movable }: ItemProps) {
  // While something is dragged no pointer leaves it: the card would stay open over the days.
  const [dragged, setDragged] = useState(false);
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
          data-movable={movable}
          draggable={movable}
          onPointerEnter={() => {
            setDragged(false);
          }}
          onDragStart={(event) => {
            if (!movable) return;
            event.dataTransfer.setData(KIND, item.pin_id);
            event.dataTransfer.effectAllowed = 'move';
            setDragged(true);
          }}
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
      {!dragged && (
        <HoverCard.Dropdown className={css.hover}>
          <PinStatePill state={item.state} />
          <strong>{item.title}</strong>
          <span>
            {formatDay(item.at, zone)}, {formatTime(item.at, zone)} ({zoneName(zone)}) on {item.account.name}
          </span>
          {item.reason && <span className="pf-label">When the slot was given: {item.reason}</span>}
        </HoverCard.Dropdown>
      )}
    </HoverCard>
  );
}
