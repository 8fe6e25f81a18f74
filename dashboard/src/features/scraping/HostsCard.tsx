import { Skeleton } from '@mantine/core';
import { IconCircleCheck, IconHandStop, IconHourglass } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';
import { scraping as api } from '@/shared/api/scrapingCalls';
import type { Host, WatchedList } from '@/shared/api/types';
import { plural, zoneName, formatMoment } from '@/shared/format';
import { useSession } from '@/shared/session';
import { InlineError, Notice, type Tone } from '@/shared/ui/Notice';
import { Pill } from '@/shared/ui/StatePill';
import { Ago } from '@/shared/ui/Time';
import { byTrouble, kindWords, sumUp, unreadable } from './refusals';
import css from './lists.module.css';

const DAYS = 30;
const useRefusals = () => useQuery({ queryKey: keys.refusals(DAYS), queryFn: () => api.refusals(DAYS) });

const CIRCUITS: Record<Host['circuit'], { label: string; tone: Tone; icon: typeof IconHandStop }> = {
  closed: { label: 'Answers', tone: 'good', icon: IconCircleCheck },
  open: { label: 'Left alone', tone: 'warning', icon: IconHandStop },
  half_open: { label: 'Tried next', tone: 'info', icon: IconHourglass },
};

/** Says so when sites changed their pages: that is for the reader's makers, not for waiting. */
export function MarkupAlert({ lists }: { lists: WatchedList[] }) {
  const { data } = useRefusals();
  const lost = unreadable(lists, data?.items ?? []);
  if (lost.length === 0) return null;
  return (
    <div className={css.note}>
      <Notice tone="danger" role="alert" title="A site changed its pages">
        <p>
          {plural(lost.length, 'list')} cannot be read: {lost.map((list) => list.category).join(', ')}.
          Nothing wrong is taken in meanwhile. Update this installation; a saved page or a file still brings
          products.
        </p>
      </Notice>
    </div>
  );
}

/** Which hosts are asked, which are left alone and why, and what they refused with. */
export function HostsCard() {
  const { time_zone: zone } = useSession();
  const hosts = useQuery({ queryKey: keys.hosts, queryFn: api.hosts });
  const refusals = useRefusals();
  const sums = sumUp(refusals.data?.items ?? []);
  if (hosts.data?.items.length === 0) return null;
  return (
    <section className={`pf-card ${css.hosts ?? ''}`} aria-labelledby="hosts-title">
      <h2 id="hosts-title" className={css.hostsTitle}>
        How the sites answer
      </h2>
      {hosts.isPending && <Skeleton h={64} aria-busy="true" aria-label="Loading the sites" />}
      <InlineError error={hosts.error ?? refusals.error} />
      <ul className={css.hostList} aria-label="Sites">
        {byTrouble(hosts.data?.items ?? []).map((host) => (
          <HostRow key={host.host} host={host} zone={zone} />
        ))}
      </ul>
      {sums.length > 0 && (
        <details className={css.refusals}>
          <summary>
            {plural(
              sums.reduce((all, { count }) => all + count, 0),
              'refusal',
            )}{' '}
            in {DAYS} days
          </summary>
          <ul className={css.hostList} aria-label="Refusals">
            {sums.map((sum) => (
              <li key={`${sum.host} ${sum.kind}`}>
                <strong>{sum.host}</strong> {kindWords(sum.kind)} {plural(sum.count, 'time')}, last{' '}
                <Ago at={sum.last.last_at} zone={zone} />
                <p className={css.meta}>{sum.last.last_message}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function HostRow({ host, zone }: { host: Host; zone: string }) {
  const { label, tone, icon } = CIRCUITS[host.circuit];
  return (
    <li className={css.host}>
      <div>
        <strong>{host.host}</strong>
        <span className={css.meta}> asked {plural(host.asked_today, 'time')} today (UTC)</span>
        {host.circuit !== 'closed' && (
          <p className={css.hostReason}>
            {host.reason}{' '}
            {host.circuit === 'open' && host.closed_until
              ? `Left alone until ${formatMoment(host.closed_until, zone)} (${zoneName(zone)}), after ${plural(host.refusals_in_row, 'refusal')} in a row.`
              : 'The next request tries it again.'}
          </p>
        )}
      </div>
      <Pill tone={tone} icon={icon}>
        {label}
      </Pill>
    </li>
  );
}
