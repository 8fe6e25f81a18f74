/** When a schedule would run, as far as the checks need it: intervals, daily times, and weekdays by crontab. */
import type { SchedulePreview } from '../../src/shared/api/types.ts';
import { NOW } from './data.ts';

const HOUR = 3_600_000;
const HOURS_EAST: Record<string, number> = { 'Europe/Berlin': 1, 'America/New_York': -5 };
const COMING = 5;

/** Null: these words mean no trigger. */
export function previewOf(words: string, zone: string): SchedulePreview | null {
  const now = new Date(NOW).getTime();
  const every = /^every (\d+) (minute|hour)s$/.exec(words);
  const daily = /^daily at (\d\d):(\d\d)$/.exec(words);
  const crontab = /^(\d+) (\d+) \* \* 1-5$/.exec(words);
  if (every) {
    const step = Number(every[1]) * (every[2] === 'hour' ? HOUR : HOUR / 60);
    return answer(words, zone, (n) => now + (n + 1) * step);
  }
  const [hour, minute] = daily ? [daily[1], daily[2]] : [crontab?.[2], crontab?.[1]];
  if (hour === undefined || minute === undefined) return null;
  const wall = (Number(hour) * 60 + Number(minute)) * (HOUR / 60);
  const first = Math.floor(now / (24 * HOUR)) * 24 * HOUR + wall - (HOURS_EAST[zone] ?? 0) * HOUR;
  const days = Array.from({ length: 14 }, (_, day) => first + day * 24 * HOUR).filter((at) => at > now);
  const kept = crontab ? days.filter((at) => ![0, 6].includes(new Date(at).getUTCDay())) : days;
  const said = crontab ? `cron: minute ${minute}, hour ${hour}, day_of_week mon,tue,wed,thu,fri` : words;
  return answer(said, zone, (n) => kept[n] ?? now);
}

const answer = (trigger: string, zone: string, at: (n: number) => number): SchedulePreview => ({
  trigger,
  time_zone: zone,
  coming: Array.from({ length: COMING }, (_, n) => new Date(at(n)).toISOString()),
});
