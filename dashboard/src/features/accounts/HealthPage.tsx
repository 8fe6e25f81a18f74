import { Modal, Progress, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHandStop } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { accounts as api } from '@/shared/api/accountCalls';
import { api as calls } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { Account, AccountHealth } from '@/shared/api/types';
import { formatNumber, plural } from '@/shared/format';
import { useReasonAgainst } from '@/shared/session';
import { toast, toastError } from '@/shared/toast';
import { Fact, Facts } from '@/shared/ui/Facts';
import { ErrorState, Notice } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Ago } from '@/shared/ui/Time';
import { BoardsPanel } from './BoardsPanel';
import { ExportPanel } from './ExportPanel';
import { StopForm } from './KillSwitch';
import { PacePanel } from './PacePanel';
import { Panel } from './Panel';
import { ProxyPanel } from './ProxyPanel';
import { TokenPanel } from './TokenPanel';
import css from './accounts.module.css';

const page = getRouteApi('/shell/accounts/$id');

/** How one account is doing: token, limits, week, warm-up, refusals, boards, proxy, kill switch. */
export function HealthPage() {
  const { id } = page.useParams();
  const list = useQuery({ queryKey: keys.accounts, queryFn: calls.accounts });
  const health = useQuery({ queryKey: keys.accountHealth(id), queryFn: () => api.health(id) });
  const account = list.data?.items.find((one) => one.id === id);
  if (health.isError) return <ErrorState error={health.error} retry={() => void health.refetch()} />;
  if (!health.data || !account)
    return (
      <>
        <PageHeader title="Account" />
        <Skeleton h={320} radius="lg" aria-busy="true" aria-label="Loading the account" />
      </>
    );
  return (
    <>
      <PageHeader title={account.name} action={<Stop account={account} />}>
        <Link to="/accounts">All accounts</Link>
      </PageHeader>
      <States health={health.data} />
      <div className={css.panels}>
        {account.channel === 'export' && <ExportPanel account={account} />}
        <TokenPanel account={account} health={health.data} />
        <WeekPanel health={health.data} />
        <PacePanel account={account} />
        {account.channel === 'pinterest' && <LimitsPanel account={account} health={health.data} />}
        <RefusalsPanel account={account} health={health.data} />
        <BoardsPanel account={account} />
        {account.channel === 'pinterest' && <ProxyPanel account={account} />}
      </div>
    </>
  );
}

function States({ health }: { health: AccountHealth }) {
  return (
    <div className={css.notices}>
      {health.state_reason && (
        <Notice tone={health.state === 'renewing' ? 'info' : 'warning'}>
          <p>
            {health.state_reason}{' '}
            {health.waiting > 0 &&
              `${plural(health.waiting, 'pin')} ${health.waiting === 1 ? 'waits' : 'wait'}, ${String(health.late)} of them past their time; none is lost.`}
          </p>
          {health.state === 'reconnect_needed' && (
            <Link to="/accounts/connect" search={{ name: health.name }}>
              Connect it again
            </Link>
          )}
        </Notice>
      )}
      {health.scopes_problem && (
        <Notice tone="warning" title="Not everything was allowed">
          <p>{health.scopes_problem}</p>
        </Notice>
      )}
    </div>
  );
}

/** The account's own kill switch. */
function Stop({ account }: { account: Account }) {
  const [asking, ask] = useDisclosure(false);
  const mayStop = useReasonAgainst('editor');
  const mayStart = useReasonAgainst('admin');
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: () => api.start(account.id),
    onSuccess: async (now) => {
      await queries.invalidateQueries({ queryKey: keys.accounts });
      toast(
        now.state === 'stopped'
          ? `${now.name} is still held: ${now.state_reason ?? ''}`
          : `${now.name} may go on.`,
      );
    },
    onError: toastError,
  });
  return (
    <>
      {account.state === 'stopped' ? (
        <ReasonButton
          variant="default"
          reason={mayStart}
          loading={start.isPending}
          onClick={() => {
            start.mutate();
          }}
        >
          Let it go on
        </ReasonButton>
      ) : (
        <ReasonButton
          variant="default"
          reason={mayStop}
          leftSection={<IconHandStop size={16} aria-hidden />}
          onClick={ask.open}
        >
          Stop this account
        </ReasonButton>
      )}
      <Modal opened={asking} onClose={ask.close} title={`Stop ${account.name}`}>
        <StopForm what="this account" stop={(reason) => api.stop(account.id, reason)} onDone={ask.close} />
      </Modal>
    </>
  );
}

function WeekPanel({ health: { week, warm_up: warmUp, waiting, late } }: { health: AccountHealth }) {
  return (
    <Panel title="This week">
      <span>
        <strong>{week.published}</strong> of {plural(week.cap, 'pin')}, Monday to Sunday
      </span>
      <Progress
        value={Math.min(100, (100 * week.published) / Math.max(1, week.cap))}
        size={8}
        radius="xl"
        aria-label="Pins published this week"
      />
      <Facts>
        <Fact name="Warm-up">
          {warmUp.week === null ? 'Over' : `Week ${String(warmUp.week)} of ${String(warmUp.weeks)}`}
        </Fact>
        <Fact name="Today">
          Up to {plural(warmUp.cap_today, 'pin')} ({warmUp.reason})
        </Fact>
        <Fact name="Waiting">
          {plural(waiting, 'pin')}
          {late > 0 && `, ${String(late)} past their time`}
        </Fact>
      </Facts>
    </Panel>
  );
}

function LimitsPanel({ account, health }: { account: Account; health: AccountHealth }) {
  return (
    <Panel title="Pinterest’s limits">
      {health.limits.length === 0 ? (
        <p className={css.about}>
          Nothing seen yet: every answer of Pinterest tells them, and the first call brings them here.
        </p>
      ) : (
        <ul>
          {health.limits.map((limit) => (
            <li key={limit.kind}>
              <p>
                {limit.remaining === null
                  ? limit.quota === null
                    ? 'Not told'
                    : `At most ${formatNumber(limit.quota)}`
                  : `${formatNumber(limit.remaining)} of ${limit.quota === null ? '?' : formatNumber(limit.quota)} left`}
                {limit.window_seconds !== null && ` in ${plural(limit.window_seconds, 'second')}`}
              </p>
              <span className="pf-label">
                {limit.words}, <Ago at={limit.seen_at} zone={account.time_zone} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function RefusalsPanel({ account, health }: { account: Account; health: AccountHealth }) {
  return (
    <Panel title="Last refusals">
      {health.refusals.length === 0 ? (
        <p className={css.about}>None of its pins was refused.</p>
      ) : (
        <ul>
          {health.refusals.map((refusal) => (
            <li key={`${refusal.pin_id}${refusal.at}`}>
              <p>{refusal.message}</p>
              <span className="pf-label">
                <Ago at={refusal.at} zone={account.time_zone} />,{' '}
                <Link to="/pins/$id" params={{ id: refusal.pin_id }}>
                  look at the pin
                </Link>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
