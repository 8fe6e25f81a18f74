import { useState } from 'react';
import { Button, Group, Modal, PasswordInput, Progress, Skeleton, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import {
  IconBookmarks,
  IconCircleCheck,
  IconHandStop,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlugConnected,
  IconPlugConnectedX,
  IconPlus,
  IconRefresh,
} from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { Account } from '@/shared/api/types';
import { plural } from '@/shared/format';
import { useReasonAgainst } from '@/shared/session';
import { toast, toastError } from '@/shared/toast';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Fact, Facts } from '@/shared/ui/Facts';
import { ErrorState, InlineError, Notice, type Tone } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Pill } from '@/shared/ui/StatePill';
import { Moment } from '@/shared/ui/Time';
import { CreatorsCard } from './CreatorsCard';
import { KillSwitch } from './KillSwitch';
import css from './accounts.module.css';

const STATES: Record<Account['state'], { label: string; tone: Tone; icon: typeof IconPlus }> = {
  connected: { label: 'Connected', tone: 'good', icon: IconCircleCheck },
  paused: { label: 'Paused', tone: 'neutral', icon: IconPlayerPause },
  renewing: { label: 'Renewing its token', tone: 'info', icon: IconRefresh },
  stopped: { label: 'Stopped', tone: 'danger', icon: IconHandStop },
  reconnect_needed: { label: 'Connect again', tone: 'warning', icon: IconPlugConnectedX },
};

export function AccountsPage() {
  const { data, error, isPending, refetch } = useQuery({ queryKey: keys.accounts, queryFn: api.accounts });
  const against = useReasonAgainst('admin');
  const navigate = useNavigate();
  const connect = () => void navigate({ to: '/accounts/connect' });
  const [again, setAgain] = useState<Account | null>(null);
  const connected = () => {
    setAgain(null);
  };
  return (
    <>
      <PageHeader
        title="Accounts"
        action={
          <ReasonButton reason={against} onClick={connect} leftSection={<IconPlus size={18} aria-hidden />}>
            Connect an account
          </ReasonButton>
        }
      >
        The Pinterest accounts pins go to, what keeps each of them healthy, and your key to Amazon.
      </PageHeader>
      {data && data.items.length > 0 && <KillSwitch />}
      {isPending ? (
        <div className={css.grid} aria-busy="true" aria-label="Loading the accounts">
          <Skeleton h={260} radius="lg" />
          <Skeleton h={260} radius="lg" />
        </div>
      ) : !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data.items.length === 0 ? (
        <EmptyState
          icon={IconBookmarks}
          title="No account is connected"
          action={
            <ReasonButton reason={against} onClick={connect}>
              Connect the first account
            </ReasonButton>
          }
        >
          Each account stands here with its limits: how many pins a day, how far apart, and when the next may
          go out.
        </EmptyState>
      ) : (
        <ul className={css.grid} aria-label="Accounts">
          {data.items.map((account) => (
            <AccountCard
              key={account.id}
              account={account}
              against={against}
              onConnectAgain={() => {
                setAgain(account);
              }}
            />
          ))}
        </ul>
      )}
      <CreatorsCard />
      <Modal opened={again !== null} onClose={connected} title={`Connect ${again?.name ?? ''} again`}>
        {again && <NewTokenForm account={again} onDone={connected} />}
      </Modal>
    </>
  );
}

interface CardProps {
  account: Account;
  against: string | null;
  onConnectAgain: () => void;
}

function AccountCard({ account, against, onConnectAgain }: CardProps) {
  const queries = useQueryClient();
  const { label, tone, icon } = STATES[account.state];
  const paused = account.state === 'paused';
  const change = useMutation({
    mutationFn: () => (paused ? api.resumeAccount(account.id) : api.pauseAccount(account.id)),
    onSuccess: async (changed) => {
      await queries.invalidateQueries({ queryKey: keys.accounts });
      toast(
        changed.state === 'paused'
          ? `${account.name} is paused: nothing goes out until it is resumed.`
          : `${account.name} is resumed.`,
      );
    },
    onError: toastError,
  });
  const share = Math.min(100, (100 * account.published_today) / Math.max(1, account.cap_today));
  return (
    <li className={`pf-card ${css.card ?? ''}`}>
      <div className={css.head}>
        <div>
          <h2 className={css.name}>{account.name}</h2>
          <span className="pf-label">{whereTo(account)}</span>
        </div>
        <Pill tone={tone} icon={icon}>
          {label}
        </Pill>
      </div>
      {account.state_reason && (
        <Notice tone={paused || account.state === 'renewing' ? 'neutral' : 'warning'}>
          <p>{account.state_reason}</p>
        </Notice>
      )}
      <div className={css.today}>
        <span>
          <strong>{account.published_today}</strong> of {plural(account.cap_today, 'pin')} today
        </span>
        <Progress value={share} size={8} radius="xl" aria-label={`Pins published today by ${account.name}`} />
        <span className="pf-label">{whyThisCap(account)}</span>
      </div>
      <Facts>
        <Fact name="Next slot">
          {account.next_slot_at ? <Moment at={account.next_slot_at} zone={account.time_zone} /> : 'None now'}
        </Fact>
        <Fact name="Spacing">{plural(account.spacing_minutes, 'minute')} at least</Fact>
        <Fact name="Time zone">{account.time_zone}</Fact>
        {account.base_url && <Fact name="Address">{account.base_url}</Fact>}
      </Facts>
      <div className={css.foot}>
        {account.state === 'stopped' || account.state === 'renewing' ? null : account.state ===
          'reconnect_needed' ? (
          <ReasonButton
            reason={against}
            leftSection={<IconPlugConnected size={16} aria-hidden />}
            aria-label={`Connect again: ${account.name}`}
            onClick={onConnectAgain}
          >
            Connect again
          </ReasonButton>
        ) : (
          <ReasonButton
            variant="default"
            reason={against}
            loading={change.isPending}
            leftSection={
              paused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />
            }
            aria-label={`${paused ? 'Resume' : 'Pause'}: ${account.name}`}
            onClick={() => {
              change.mutate();
            }}
          >
            {paused ? 'Resume' : 'Pause'}
          </ReasonButton>
        )}
        <Link
          to="/accounts/$id"
          params={{ id: account.id }}
          className={css.more}
          aria-label={`Health and boards: ${account.name}`}
        >
          Health and boards
        </Link>
      </div>
    </li>
  );
}

/** Who the account is at Pinterest, or that Pinterest is not asked. */
function whereTo({ channel, username }: Account): string {
  if (channel === 'export') return 'Exports its pins';
  return username ? `@${username}` : 'No user name yet';
}

/** Why so many may go out today: the warm-up of a new account holds back its own cap. */
function whyThisCap({ cap_today: today, daily_cap: own, cap_reason: reason }: Account): string {
  if (today >= own) return `The account’s daily cap: ${plural(own, 'pin')}`;
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}; later up to ${plural(own, 'pin')} a day`;
}

/** A known account gets the new token; its name, limits and queue stay. */
function NewTokenForm({ account, onDone }: { account: Account; onDone: () => void }) {
  const queries = useQueryClient();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { token: '' },
    validate: { token: (value) => (value.trim() ? null : 'Paste the access token.') },
  });
  const save = useMutation({
    mutationFn: (token: string) =>
      api.addAccount({ name: account.name, base_url: account.base_url ?? undefined, token }),
    onSuccess: async (connected) => {
      await queries.invalidateQueries({ queryKey: keys.accounts });
      toast(`${connected.name} is connected.`);
      onDone();
    },
  });
  return (
    <form
      aria-label={`Connect ${account.name} again`}
      noValidate
      onSubmit={form.onSubmit(({ token }) => {
        save.mutate(token.trim());
      })}
    >
      <Stack gap="md">
        <PasswordInput
          label={account.username ? `New access token of @${account.username}` : 'New access token'}
          description="Stored encrypted; it is never shown again. Waiting pins get new slots."
          autoComplete="off"
          data-autofocus
          key={form.key('token')}
          {...form.getInputProps('token')}
        />
        <InlineError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Connect
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
