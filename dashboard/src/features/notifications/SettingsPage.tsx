import { Skeleton, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';
import { notifications as api } from '@/shared/api/notificationCalls';
import type { NotificationPreferences } from '@/shared/api/types';
import { toast, toastError } from '@/shared/toast';
import { LinkButton } from '@/shared/ui/LinkButton';
import { ErrorState, InlineError, Notice } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import css from './notifications.module.css';

const NAMES: Record<string, string> = { email: 'E-mail' };
const nameOf = (channel: string) => NAMES[channel] ?? channel;

export function SettingsPage() {
  const query = useQuery({ queryKey: keys.notificationPreferences, queryFn: api.preferences });
  return (
    <>
      <PageHeader
        title="What is sent to you"
        action={
          <LinkButton to="/notifications" variant="default">
            See the notifications
          </LinkButton>
        }
      >
        In the app you are told everything. Choose what else reaches you, for yourself alone.
      </PageHeader>
      {query.isPending ? (
        <Skeleton h={420} radius="lg" aria-busy="true" aria-label="Loading your choices" />
      ) : !query.data ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Choices preferences={query.data} />
      )}
    </>
  );
}

function Choices({ preferences }: { preferences: NotificationPreferences }) {
  return (
    <div className={css.settings}>
      {preferences.channels.map((channel) => (
        <Channel key={channel.name} channel={channel} address={preferences.address} />
      ))}
      <KindTable preferences={preferences} />
    </div>
  );
}

function Channel({
  channel,
  address,
}: {
  channel: NotificationPreferences['channels'][number];
  address: string;
}) {
  const test = useMutation({
    mutationFn: () => api.test(channel.name),
    onSuccess: ({ sent_to }) => toast(`It was taken, for ${sent_to}. Look whether it arrived.`),
  });
  return (
    <section className={`pf-card ${css.channel ?? ''}`} aria-labelledby={`channel-${channel.name}`}>
      <div>
        <h2 id={`channel-${channel.name}`} className={css.title}>
          {nameOf(channel.name)}
        </h2>
        <p className={css.body}>
          {channel.name === 'email'
            ? `Goes to ${address}, the address you sign in with.`
            : 'Set up by your operator.'}
        </p>
      </div>
      <ReasonButton
        variant="default"
        reason={channel.reason}
        reasonShown
        loading={test.isPending}
        onClick={() => {
          test.mutate();
        }}
      >
        Send a test
      </ReasonButton>
      {channel.reason !== null && (
        <Notice tone="warning" title="It is off on this installation">
          <p>{channel.reason} Your choices are kept until then.</p>
        </Notice>
      )}
      <InlineError error={test.error} />
    </section>
  );
}

function KindTable({ preferences }: { preferences: NotificationPreferences }) {
  const queries = useQueryClient();
  const choose = useMutation({
    mutationFn: api.prefer,
    onSuccess: (saved) => {
      queries.setQueryData(keys.notificationPreferences, saved);
    },
    onError: toastError,
  });
  return (
    <ul className={`pf-card ${css.kinds ?? ''}`} aria-label="What you are told">
      {preferences.kinds.map((row) => (
        <li key={row.kind} className={css.kind}>
          <div>
            <h2 className={css.title}>{row.name}</h2>
            <p className={css.body}>{row.about}</p>
          </div>
          <div className={css.switches}>
            {row.channels.map((each) => (
              <div key={each.channel}>
                <Switch
                  label={nameOf(each.channel)}
                  aria-label={`${nameOf(each.channel)}: ${row.name}`}
                  checked={each.wanted}
                  disabled={each.reason !== null && !each.wanted}
                  onChange={(event) => {
                    choose.mutate({
                      kind: row.kind,
                      channel: each.channel,
                      wanted: event.currentTarget.checked,
                    });
                  }}
                />
                {each.reason !== null && <p className="pf-label">{each.reason}</p>}
              </div>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
