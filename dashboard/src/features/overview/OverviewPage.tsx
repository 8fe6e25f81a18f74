import { Skeleton } from '@mantine/core';
import {
  IconActivity,
  IconAlertTriangle,
  IconArrowRight,
  IconCalendarTime,
  IconCircleCheck,
  IconListSearch,
  IconPalette,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Overview } from '@/shared/api/types';
import { formatMoment, zoneName } from '@/shared/format';
import { overviewQuery } from '@/shared/overview';
import { useSession } from '@/shared/session';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorState } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Picture } from '@/shared/ui/Picture';
import { Ago } from '@/shared/ui/Time';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Line } from './Line';
import css from './OverviewPage.module.css';

export function OverviewPage() {
  const { data, error, isPending, refetch } = useQuery(overviewQuery);
  const { user } = useSession();
  if (isPending) return <OverviewSkeleton />;
  if (!data) return <ErrorState error={error} retry={() => void refetch()} />;
  const waiting = data.line.find((stage) => stage.stage === 'in_review')?.count ?? 0;
  const started = data.line.some((stage) => stage.count > 0);
  return (
    <>
      <PageHeader
        title="Overview"
        action={
          waiting > 0 && (
            <LinkButton to="/review" rightSection={<IconArrowRight size={16} aria-hidden />}>
              Review {waiting} {waiting === 1 ? 'pin' : 'pins'}
            </LinkButton>
          )
        }
      >
        {greeting(user.name, waiting, started, data.needs_you)}
      </PageHeader>
      {started ? (
        <div className={css.grid}>
          <Line stages={data.line} />
          <NeedsYou cards={data.needs_you} />
          <Next items={data.next} />
          <Activity items={data.activity} />
        </div>
      ) : data.needs_you.some(({ code }) => code === 'projects.none') ? (
        <EmptyState
          icon={IconPalette}
          title="Create a project first"
          action={<LinkButton to="/projects">Create a project</LinkButton>}
        >
          A project is a brand and its marketplace. Then watch a list or bring products, and connect the
          account that pins.
        </EmptyState>
      ) : (
        <EmptyState
          icon={IconListSearch}
          title="The line is empty"
          action={<LinkButton to="/lists">Watch the first list</LinkButton>}
        >
          Watch one of Amazon’s lists, or upload a page you saved. Its products become opportunities, and the
          best of them become pins for you to approve.
        </EmptyState>
      )}
    </>
  );
}

/** What keeps an account from publishing anything. */
const HELD = ['accounts.paused', 'accounts.stopped', 'accounts.reconnect'];

function greeting(name: string, waiting: number, started: boolean, needs: Overview['needs_you']): string {
  const first = name.split(' ')[0] ?? name;
  if (!started) return `${first}, this is where you will see what runs, what needs you and what is next.`;
  const held = needs.filter(({ code }) => HELD.includes(code)).reduce((sum, { count }) => sum + count, 0);
  if (held > 0)
    return held === 1
      ? `${first}, one account publishes nothing now. See below why.`
      : `${first}, ${String(held)} accounts publish nothing now. See below why.`;
  if (waiting > 0) return `${first}, the line runs. It needs a decision from you.`;
  return needs.length > 0
    ? `${first}, the line runs. Something needs you: see below.`
    : `${first}, the line runs and needs nothing from you.`;
}

/** The server names pages by their address; the router wants path and search apart. */
function target(href: string): { to: string; search: Record<string, string> } {
  const { pathname, searchParams } = new URL(href, location.origin);
  return { to: pathname, search: Object.fromEntries(searchParams) };
}

function NeedsYou({ cards }: { cards: Overview['needs_you'] }) {
  return (
    <section className={`pf-card ${css.panel ?? ''} ${css.needs ?? ''}`} aria-labelledby="needs-you">
      <h2 id="needs-you" className={css.heading}>
        Needs you
      </h2>
      {cards.length === 0 ? (
        <p className={css.calm}>
          <IconCircleCheck size={20} stroke={1.7} aria-hidden /> Nothing. What needs you will stand here.
        </p>
      ) : (
        <ul className={css.cards}>
          {cards.map((card) => (
            <li key={card.code}>
              <Link
                {...target(card.href)}
                className={css.need}
                data-urgent={!card.code.startsWith('pins.in_review')}
              >
                <strong>{card.count}</strong>
                <span>{card.text}</span>
                {card.code.startsWith('pins.in_review') ? (
                  <IconArrowRight size={18} aria-hidden />
                ) : (
                  <IconAlertTriangle size={18} stroke={1.8} aria-hidden />
                )}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Next({ items }: { items: Overview['next'] }) {
  const { time_zone: zone } = useSession();
  return (
    <section className={`pf-card ${css.panel ?? ''} ${css.next ?? ''}`} aria-labelledby="next">
      <div className={css.headingRow}>
        <h2 id="next" className={css.heading}>
          Next to go out
        </h2>
        <span className="pf-label">{zoneName(zone)}</span>
      </div>
      {items.length === 0 ? (
        <p className={css.calm}>
          <IconCalendarTime size={20} stroke={1.7} aria-hidden /> No pin has a slot yet. Approved pins get one
          within minutes.
        </p>
      ) : (
        <ul className={css.pins}>
          {items.map((item) => (
            <li key={item.pin_id}>
              <Link to="/pins/$id" params={{ id: item.pin_id }} className={css.pin}>
                <span className={css.pinPicture}>
                  <Picture src={item.picture_url} alt="" eager />
                </span>
                <span className={css.when}>{formatMoment(item.at, zone)}</span>
                <span className={css.pinTitle}>{item.title}</span>
                <span className="pf-label">{item.account.name}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Activity({ items }: { items: Overview['activity'] }) {
  const { time_zone: zone } = useSession();
  return (
    <section className={`pf-card ${css.panel ?? ''} ${css.activity ?? ''}`} aria-labelledby="activity">
      <h2 id="activity" className={css.heading}>
        What happened
      </h2>
      {items.length === 0 && (
        <p className={css.calm}>
          <IconActivity size={20} stroke={1.7} aria-hidden /> Nothing yet.
        </p>
      )}
      <ol className={css.events}>
        {items.map((event) => (
          <li key={event.id} data-bad={/failed|refused|attention/.test(event.kind)}>
            <span className="pf-label">
              <Ago at={event.at} zone={zone} />
            </span>
            {event.pin_id ? (
              <Link to="/pins/$id" params={{ id: event.pin_id }}>
                {event.text}
              </Link>
            ) : (
              <span>{event.text}</span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function OverviewSkeleton() {
  return (
    <div aria-busy="true" aria-label="Loading the overview">
      <Skeleton h={36} w={180} mb={8} />
      <Skeleton h={20} w={320} mb={28} />
      <div className={css.grid}>
        <Skeleton h={230} radius="lg" className={css.line} />
        <Skeleton h={260} radius="lg" className={css.needs} />
        <Skeleton h={260} radius="lg" className={css.next} />
        <Skeleton h={220} radius="lg" className={css.activity} />
      </div>
    </div>
  );
}
