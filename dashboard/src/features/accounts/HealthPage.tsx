import { useState, type ReactNode } from 'react';
import { Button, Modal, PasswordInput, Progress, Skeleton, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHandStop, IconPlus, IconRefresh } from '@tabler/icons-react';
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
import { ErrorState, InlineError, Notice } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Ago, Moment } from '@/shared/ui/Time';
import { ExportPanel } from './ExportPanel';
import { StopForm } from './KillSwitch';
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
        {account.channel === 'pinterest' && <LimitsPanel account={account} health={health.data} />}
        <RefusalsPanel account={account} health={health.data} />
        <BoardsPanel account={account} />
        {account.channel === 'pinterest' && <ProxyPanel account={account} />}
      </div>
    </>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={`pf-card ${css.panel ?? ''}`} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
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

function TokenPanel({ account, health }: { account: Account; health: AccountHealth }) {
  const { token } = health;
  const zone = account.time_zone;
  const against = useReasonAgainst('admin');
  const queries = useQueryClient();
  const renew = useMutation({
    mutationFn: () => api.renew(account.id),
    onSuccess: () => {
      toast(`${account.name} has a new token.`);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.accounts }),
  });
  if (token.kind === null)
    return (
      <Panel title="Token">
        <p className={css.about}>None is needed: its pins leave as files and feeds.</p>
      </Panel>
    );
  return (
    <Panel title="Token">
      <Facts>
        <Fact name="Since">{token.saved_at ? <Ago at={token.saved_at} zone={zone} /> : 'Unknown'}</Fact>
        <Fact name="Ends">
          {token.expires_at ? <Moment at={token.expires_at} zone={zone} /> : 'Nobody said'}
        </Fact>
        {token.refresh_expires_at && (
          <Fact name="Renewable until">
            <Moment at={token.refresh_expires_at} zone={zone} />
          </Fact>
        )}
        <Fact name="Renewal">
          {token.renewable ? 'By itself, days before it ends' : 'Not by itself: it was pasted'}
        </Fact>
        <Fact name="Allowed">{health.scopes.length > 0 ? health.scopes.join(', ') : 'Nobody said'}</Fact>
      </Facts>
      {token.renew_problem && (
        <Notice tone="info">
          <p>
            The last try did not work: {token.renew_problem}{' '}
            {token.renew_after && (
              <>
                The next is due on <Moment at={token.renew_after} zone={zone} />.
              </>
            )}
          </p>
        </Notice>
      )}
      <InlineError error={renew.error} />
      <div className={css.foot}>
        {token.renewable ? (
          <ReasonButton
            variant="default"
            reason={against}
            loading={renew.isPending}
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={() => {
              renew.mutate();
            }}
          >
            Renew it now
          </ReasonButton>
        ) : (
          <Link to="/accounts/connect" search={{ name: account.name }}>
            Connect it on Pinterest’s page instead
          </Link>
        )}
      </div>
    </Panel>
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
                {limit.kind}, <Ago at={limit.seen_at} zone={account.time_zone} />
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
        <p className={css.about}>Pinterest has refused none of its pins.</p>
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

function BoardsPanel({ account }: { account: Account }) {
  const queries = useQueryClient();
  const against = useReasonAgainst('editor');
  const [name, setName] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const boards = useQuery({
    queryKey: keys.boards(account.id),
    queryFn: () => calls.boards(account.id),
    enabled: account.state === 'connected' || account.state === 'paused',
  });
  const make = useMutation({
    mutationFn: () => api.makeBoard(account.id, name.trim()),
    onSuccess: async (made) => {
      setName('');
      await queries.invalidateQueries({ queryKey: keys.boards(account.id) });
      toast(`The board ${made.name} is there.`);
    },
  });
  return (
    <Panel title="Boards">
      {boards.isLoading && <Skeleton h={80} aria-busy="true" aria-label="Loading the boards" />}
      <InlineError error={boards.error} />
      {boards.data && boards.data.items.length === 0 && (
        <p className={css.about}>There is no board yet. Pins need one: make the first.</p>
      )}
      {boards.data && boards.data.items.length > 0 && (
        <ul aria-label="Boards">
          {boards.data.items.map((board) => (
            <li key={board.id}>
              <div className={css.row}>
                <p>{board.name}</p>
                {account.channel === 'pinterest' && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    color="neutral"
                    aria-expanded={open === board.id}
                    aria-label={`Sections of ${board.name}`}
                    onClick={() => {
                      setOpen(open === board.id ? null : board.id);
                    }}
                  >
                    Sections
                  </Button>
                )}
              </div>
              {open === board.id && <Sections account={account} boardId={board.id} boardName={board.name} />}
            </li>
          ))}
        </ul>
      )}
      <form
        aria-label="Make a board"
        className={css.row}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) make.mutate();
        }}
      >
        <TextInput
          label="New board"
          maxLength={180}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
        <ReasonButton
          type="submit"
          variant="default"
          reason={against ?? (name.trim() ? null : 'Give the board a name.')}
          loading={make.isPending}
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          Make it
        </ReasonButton>
      </form>
      <InlineError error={make.error} />
    </Panel>
  );
}

function Sections({ account, boardId, boardName }: { account: Account; boardId: string; boardName: string }) {
  const queries = useQueryClient();
  const against = useReasonAgainst('editor');
  const [name, setName] = useState('');
  const key = keys.sections(account.id, boardId);
  const sections = useQuery({ queryKey: key, queryFn: () => api.sections(account.id, boardId) });
  const make = useMutation({
    mutationFn: () => api.makeSection(account.id, boardId, name.trim()),
    onSuccess: async () => {
      setName('');
      await queries.invalidateQueries({ queryKey: key });
    },
  });
  return (
    <>
      {sections.isPending && <Skeleton h={40} aria-busy="true" aria-label="Loading the sections" />}
      <InlineError error={sections.error ?? make.error} />
      {sections.data && (
        <p className="pf-label">
          {sections.data.items.length === 0
            ? 'It has no sections.'
            : sections.data.items.map((section) => section.name).join(', ')}
        </p>
      )}
      <form
        aria-label={`Make a section of ${boardName}`}
        className={css.row}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) make.mutate();
        }}
      >
        <TextInput
          label="New section"
          maxLength={180}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
        <ReasonButton
          type="submit"
          variant="default"
          reason={against ?? (name.trim() ? null : 'Give the section a name.')}
          loading={make.isPending}
        >
          Make it
        </ReasonButton>
      </form>
    </>
  );
}

function ProxyPanel({ account }: { account: Account }) {
  const queries = useQueryClient();
  const against = useReasonAgainst('admin');
  const [proxy, setProxy] = useState('');
  const told = () => queries.invalidateQueries({ queryKey: keys.accounts });
  const set = useMutation({
    mutationFn: () => api.setProxy(account.id, proxy.trim()),
    onSuccess: async () => {
      setProxy('');
      await told();
      toast('Pinterest answers through the proxy; every call of this account takes it now.');
    },
  });
  const test = useMutation({
    mutationFn: () => api.testProxy(account.id),
    onSuccess: (answer) => {
      toast(`Pinterest answers through ${answer.proxy}.`);
    },
  });
  const remove = useMutation({ mutationFn: () => api.removeProxy(account.id), onSuccess: told });
  return (
    <Panel title="Way out">
      <p className={css.about}>
        {account.proxy
          ? `Every call of this account leaves through ${account.proxy}.`
          : 'Its calls leave from this machine. A proxy changes the way, never a limit.'}
      </p>
      <form
        aria-label="Set a proxy"
        className={css.row}
        onSubmit={(event) => {
          event.preventDefault();
          if (proxy.trim()) set.mutate();
        }}
      >
        <PasswordInput
          label="Proxy"
          description="http:// or socks5://, with user:password@ if it asks; tried first, then stored encrypted"
          autoComplete="off"
          value={proxy}
          onChange={(event) => {
            setProxy(event.currentTarget.value);
          }}
        />
        <ReasonButton
          type="submit"
          variant="default"
          reason={against ?? (proxy.trim() ? null : 'Enter the proxy’s address.')}
          loading={set.isPending}
        >
          Try and keep it
        </ReasonButton>
      </form>
      <InlineError error={set.error ?? test.error ?? remove.error} />
      {account.proxy && (
        <div className={css.foot}>
          <ReasonButton
            variant="default"
            reason={against}
            loading={test.isPending}
            onClick={() => {
              test.mutate();
            }}
          >
            Try it now
          </ReasonButton>
          <ReasonButton
            variant="subtle"
            color="neutral"
            reason={against}
            loading={remove.isPending}
            onClick={() => {
              remove.mutate();
            }}
          >
            Take it away
          </ReasonButton>
        </div>
      )}
    </Panel>
  );
}
