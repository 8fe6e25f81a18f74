import { useServerNow } from '@/shared/clock';
import type { SchedulePreview } from '@/shared/api/types';
import { dayKey, formatMoment, zoneName } from '@/shared/format';
import css from './schedules.module.css';

interface Props {
  /** Nothing while the trigger is refused, or not asked about yet. */
  preview: SchedulePreview | undefined;
  typed: string;
  isOn: boolean;
  /** These are the times of what was typed before. */
  isBehind: boolean;
}

/** When a schedule would run next, as the server reads what is typed. */
export function NextTimes({ preview, typed, isOn, isBehind }: Props) {
  const now = useServerNow();
  if (!preview) {
    return (
      <div className={css.coming}>
        <p className="pf-label">Its next times stand here as soon as that can be read.</p>
      </div>
    );
  }
  const { coming, trigger, time_zone: zone } = preview;
  const yearOf = (at: string | Date) => dayKey(at, zone).slice(0, 4);
  const isOtherwise = !isBehind && plain(trigger) !== plain(typed);
  return (
    <div className={css.coming} data-behind={isBehind || undefined} role="status">
      <p className="pf-label" id="coming">
        {isOn ? 'It runs next' : 'It would run next, once it is on'} ({zoneName(zone)})
      </p>
      {coming.length > 0 ? (
        <ol aria-labelledby="coming">
          {coming.map((at) => (
            <li key={at}>
              <time dateTime={at}>
                {formatMoment(at, zone)}
                {yearOf(at) !== yearOf(now) && ` (${yearOf(at)})`}
              </time>
            </li>
          ))}
        </ol>
      ) : (
        <p>No more: its date has passed.</p>
      )}
      {isOtherwise && <p className="pf-label">Read as: {trigger}</p>}
    </div>
  );
}

const plain = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ');
