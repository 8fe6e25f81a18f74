import { useState } from 'react';
import { PasswordInput, SegmentedControl, Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconExternalLink } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { accounts as api } from '@/shared/api/accountCalls';
import { api as calls } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { Account } from '@/shared/api/types';
import { useReasonAgainst } from '@/shared/session';
import { toast } from '@/shared/toast';
import { ErrorState, InlineError, Notice } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Steps } from './Steps';
import css from './accounts.module.css';

const page = getRouteApi('/shell/accounts/connect');
type Way = 'oauth' | 'token' | 'export';
const WAYS: { value: Way; label: string }[] = [
  { value: 'oauth', label: 'Pinterest’s page' },
  { value: 'token', label: 'A token' },
  { value: 'export', label: 'No key' },
];

/** Connecting an account: three ways in, and what happens on each of them before it happens. */
export function ConnectPage() {
  const { name } = page.useSearch();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: keys.connectOptions,
    queryFn: api.connectOptions,
  });
  const [chosen, choose] = useState<Way | null>(null);
  const way = chosen ?? (data?.oauth_problem && !name ? 'token' : 'oauth');
  return (
    <>
      <PageHeader title="Connect an account">
        Pinterest’s own page is the usual way. Not sure which access your app has?{' '}
        <Link to="/accounts/access">What Trial, sandbox and Standard mean</Link>
      </PageHeader>
      <Steps at={0} />
      {isPending ? (
        <Skeleton h={320} radius="lg" aria-busy="true" aria-label="Loading the ways to connect" />
      ) : !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <div className={css.connect}>
          <section className={`pf-card ${css.card ?? ''}`} aria-label="Connect">
            <SegmentedControl
              fullWidth
              aria-label="How to connect"
              data={WAYS}
              value={way}
              onChange={(value) => {
                choose(value as Way);
              }}
            />
            {way === 'oauth' && (
              <OAuthForm name={name ?? ''} problem={data.oauth_problem} addresses={data.base_urls} />
            )}
            {way === 'token' && <TokenForm />}
            {way === 'export' && <ExportForm />}
          </section>
          <Asked scopes={data.scopes} redirectUri={data.redirect_uri} way={way} />
        </div>
      )}
    </>
  );
}

interface AskedProps {
  scopes: { scope: string; reason: string }[];
  redirectUri: string;
  way: Way;
}

function Asked({ scopes, redirectUri, way }: AskedProps) {
  if (way === 'export')
    return (
      <section className={css.asked} aria-labelledby="asked-title">
        <h2 id="asked-title">What you get without a key</h2>
        <p>
          Approved pins leave as Pinterest’s own bulk upload file and as a feed. Slots, caps and warm-up hold
          as ever. Pinterest is never asked for this account, so nobody looks up what became of a pin.
        </p>
        <p>Name its boards on its page, as they are called at Pinterest.</p>
      </section>
    );
  return (
    <section className={css.asked} aria-labelledby="asked-title">
      <h2 id="asked-title">
        {way === 'oauth' ? 'What Pinterest will ask you to allow' : 'What the token should allow'}
      </h2>
      <dl>
        {scopes.map(({ scope, reason }) => (
          <div key={scope}>
            <dt>
              <code>{scope}</code>
            </dt>
            <dd>{reason}</dd>
          </div>
        ))}
      </dl>
      <h2>What comes next</h2>
      {way === 'oauth' ? (
        <ol>
          <li>You sign in at Pinterest with the account that is to publish, and allow the list above.</li>
          <li>Pinterest sends you back here. The tokens are stored encrypted and shown to nobody.</li>
          <li>You choose the account’s board in a project. New accounts begin with three pins a day.</li>
          <li>The token is renewed by itself, days before it ends.</li>
        </ol>
      ) : (
        <ol>
          <li>Pinterest is asked whose token it is. It is stored encrypted and shown to nobody.</li>
          <li>You choose the account’s board in a project. New accounts begin with three pins a day.</li>
          <li>When the token ends, the account waits, and you paste the next one here.</li>
        </ol>
      )}
      {way === 'oauth' && (
        <p className="pf-label">
          Registered with your app at Pinterest, letter by letter: <code>{redirectUri}</code>
        </p>
      )}
    </section>
  );
}

function OAuthForm({
  name,
  problem,
  addresses,
}: {
  name: string;
  problem: string | null;
  addresses: string[];
}) {
  const against = useReasonAgainst('admin');
  const form = useForm({
    initialValues: { name, base_url: addresses[0] ?? '' },
    validate: { name: (value) => (value.trim() ? null : 'Give the account a name.') },
  });
  const begin = useMutation({
    mutationFn: api.begin,
    onSuccess: ({ authorize_url: url }) => {
      window.location.assign(url);
    },
  });
  return (
    <form
      aria-label="Connect on Pinterest’s page"
      noValidate
      onSubmit={form.onSubmit((values) => {
        begin.mutate({ name: values.name.trim(), base_url: values.base_url });
      })}
    >
      <Stack gap="md">
        {problem && (
          <Notice tone="info" title="Not set up yet">
            <p>{problem}</p>
          </Notice>
        )}
        <TextInput
          label="Name"
          description="How it is called here, for example the brand"
          {...form.getInputProps('name')}
        />
        {addresses.length > 1 && (
          <Select
            label="Address of the Pinterest API"
            description="An app with Trial access may create pins at the sandbox alone"
            data={addresses}
            allowDeselect={false}
            {...form.getInputProps('base_url')}
          />
        )}
        <InlineError error={begin.error} />
        <ReasonButton
          type="submit"
          reason={problem ?? against}
          reasonShown={problem !== null}
          loading={begin.isPending}
          leftSection={<IconExternalLink size={16} aria-hidden />}
        >
          Go to Pinterest
        </ReasonButton>
      </Stack>
    </form>
  );
}

/** After an account was added: its own page, with what it needs next. */
function useAdded() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async (account: Account) => {
    await queries.invalidateQueries({ queryKey: keys.accounts });
    toast(`${account.name} is ${account.channel === 'export' ? 'added' : 'connected'}.`);
    await navigate({ to: '/accounts/$id', params: { id: account.id } });
  };
}

function TokenForm() {
  const against = useReasonAgainst('admin');
  const onSuccess = useAdded();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', base_url: 'https://api.pinterest.com/v5', token: '' },
    validate: {
      name: (value) => (value.trim() ? null : 'Give the account a name.'),
      base_url: (value) =>
        /^https?:\/\/\S+$/.test(value.trim()) ? null : 'Enter an address that starts with https://',
      token: (value) => (value.trim() ? null : 'Paste the access token.'),
    },
  });
  const save = useMutation({ mutationFn: calls.addAccount, onSuccess });
  return (
    <form
      aria-label="Connect by a token"
      noValidate
      onSubmit={form.onSubmit(({ name, base_url, token }) => {
        save.mutate({ name: name.trim(), base_url: base_url.trim(), token: token.trim() });
      })}
    >
      <Stack gap="md">
        <p className={css.about}>
          From the sandbox page of your app, or a client credentials token of your own account. Pinterest
          gives no way to renew it: paste the next one here when it ends.
        </p>
        <TextInput
          label="Name"
          description="How it is called here, for example the brand"
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <TextInput
          label="Address of the Pinterest API"
          description="The sandbox has its own: https://api-sandbox.pinterest.com/v5"
          type="url"
          key={form.key('base_url')}
          {...form.getInputProps('base_url')}
        />
        <PasswordInput
          label="Access token"
          description="Stored encrypted; it is never shown again"
          autoComplete="off"
          key={form.key('token')}
          {...form.getInputProps('token')}
        />
        <InlineError error={save.error} />
        <ReasonButton type="submit" reason={against} loading={save.isPending}>
          Connect
        </ReasonButton>
      </Stack>
    </form>
  );
}

function ExportForm() {
  const against = useReasonAgainst('admin');
  const onSuccess = useAdded();
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: (value) => (value.trim() ? null : 'Give the account a name.') },
  });
  const save = useMutation({ mutationFn: calls.addAccount, onSuccess });
  return (
    <form
      aria-label="Add an account that exports"
      noValidate
      onSubmit={form.onSubmit(({ name }) => {
        save.mutate({ name: name.trim(), channel: 'export' });
      })}
    >
      <Stack gap="md">
        <TextInput
          label="Name"
          description="How it is called here, for example the brand"
          {...form.getInputProps('name')}
        />
        <InlineError error={save.error} />
        <ReasonButton type="submit" reason={against} loading={save.isPending}>
          Add the account
        </ReasonButton>
      </Stack>
    </form>
  );
}
