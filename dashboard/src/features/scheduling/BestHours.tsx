import type { PostingHours } from '@/shared/api/types';
import { plural } from '@/shared/format';
import css from './hours.module.css';

type Best = NonNullable<PostingHours['best']>;
type Hour = Best['hours'][number];
const MARKED = [0, 6, 12, 18];
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** What an account's own pins say of the hours of its day, or how much is lacking until they may. */
export function BestHours({ best, chosen }: { best: PostingHours['best']; chosen: boolean }) {
  if (best === null)
    return (
      <p className={css.words}>
        No pin of this account was followed yet. A pin counts when Pinterest has told its first days, about
        ten days after it goes out. Until enough count, all open hours are used alike.
      </p>
    );
  return (
    <section aria-label="What the hours brought" className={css.best}>
      {best.ready ? <Ready best={best} chosen={chosen} /> : <Lacking best={best} />}
      {best.counted > 0 && <Bars hours={best.hours} ready={best.ready} />}
      {best.counted > 0 && <Table hours={best.hours} ready={best.ready} />}
    </section>
  );
}

function Ready({ best, chosen }: { best: Best; chosen: boolean }) {
  const top = best.hours.reduce((one, other) => (other.weight > one.weight ? other : one));
  return (
    <p className={css.words}>
      {top.weight >= 1.05
        ? `${clock(top.hour)} to ${clock(top.hour + 1)} brought ${top.weight.toFixed(1)} times the account’s average (${plural(top.pins, 'pin')}).`
        : `No hour stands out among ${plural(best.counted, 'pin')}: they differ no more than by chance.`}{' '}
      Counted are the clicks to the link and half the saves of a pin’s first {best.days} days; few pins count
      with care.
      {chosen &&
        ' New pins lean to the better open hours; on a fifth of the days they go evenly to all, so that every hour keeps its chance.'}
    </p>
  );
}

function Lacking({ best }: { best: Best }) {
  const more = Math.max(best.needed - best.counted, 0);
  return (
    <>
      <p className={css.words}>
        {more > 0
          ? `${plural(more, 'more pin')} must count before the hours do: ${String(best.counted)} of ${String(best.needed)}.`
          : `Not enough figures yet: ${best.missing ?? ''}.`}{' '}
        A pin counts when Pinterest has told its first {best.days} days. Until then all open hours are used
        alike.
      </p>
      <progress
        className={css.progress}
        max={best.needed}
        value={Math.min(best.counted, best.needed)}
        aria-label="Pins that count"
      />
    </>
  );
}

/** A bar an hour, as tall as its weight; flat where no pin counts. The line is the account's average. */
function Bars({ hours, ready }: { hours: readonly Hour[]; ready: boolean }) {
  const value = (hour: Hour) => (ready ? hour.weight : hour.pins);
  const most = Math.max(...hours.map(value), ready ? 1.25 : 1);
  return (
    <div className={css.bars} aria-hidden>
      {hours.map((hour) => (
        <span key={hour.hour} data-empty={hour.pins === 0 || undefined} title={wordsOf(hour, ready)}>
          <i style={{ height: hour.pins === 0 ? 2 : `${String((100 * value(hour)) / most)}%` }} />
        </span>
      ))}
      {ready && <b style={{ bottom: `${String(100 / most)}%` }} />}
      {MARKED.map((hour) => (
        <small key={hour} style={{ left: `${String((100 * hour) / 24)}%` }}>
          {clock(hour)}
        </small>
      ))}
    </div>
  );
}

const wordsOf = ({ hour, pins, weight }: Hour, ready: boolean) =>
  `${clock(hour)}: ${plural(pins, 'pin')}${ready ? `, ${weight.toFixed(2)} times the average` : ''}`;

function Table({ hours, ready }: { hours: readonly Hour[]; ready: boolean }) {
  return (
    <details className={css.table}>
      <summary>As a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Hour</th>
            <th scope="col">Pins that count</th>
            {ready && <th scope="col">Times the average</th>}
          </tr>
        </thead>
        <tbody>
          {hours
            .filter(({ pins }) => pins > 0)
            .map((hour) => (
              <tr key={hour.hour}>
                <th scope="row">
                  {clock(hour.hour)} to {clock(hour.hour + 1)}
                </th>
                <td>{hour.pins}</td>
                {ready && <td>{hour.weight.toFixed(2)}</td>}
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  );
}
