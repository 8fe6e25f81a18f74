import { useState } from 'react';
import { Button, Group, Modal, PasswordInput, Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useForm } from '@mantine/form';
import { IconCircleCheck, IconHourglass, IconPlugConnectedX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { asApiError } from '@/shared/api/error';
import { keys } from '@/shared/api/keys';
import { scraping as api } from '@/shared/api/scrapingCalls';
import type { CreatorsConnection } from '@/shared/api/types';
import { MARKETPLACES } from '@/shared/marketplaces';
import { useReasonAgainst, useSession } from '@/shared/session';
import { toast, toastError } from '@/shared/toast';
import { InlineError, Notice, type Tone } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Pill } from '@/shared/ui/StatePill';
import { Ago } from '@/shared/ui/Time';
import css from './accounts.module.css';

const STATES: Record<CreatorsConnection['state'], { label: string; tone: Tone; icon: typeof IconHourglass }> =
  {
    connected: { label: 'Connected', tone: 'good', icon: IconCircleCheck },
    not_eligible: { label: 'Not open yet', tone: 'info', icon: IconHourglass },
    refused: { label: 'Refused', tone: 'warning', icon: IconPlugConnectedX },
  };
/** The credential's version says which part of the world it opens. */
const VERSIONS = [
  { value: '2.1', label: '2.1, North America and Brazil' },
  { value: '2.2', label: '2.2, Europe, Middle East, Egypt and India' },
  { value: '2.3', label: '2.3, Japan, Singapore and Australia' },
  { value: '3.1', label: '3.1, North America and Brazil' },
  { value: '3.2', label: '3.2, Europe, Middle East, Egypt and India' },
  { value: '3.3', label: '3.3, Japan, Singapore and Australia' },
];

/** The tenant's credentials for Amazon's Creators API, one a marketplace, and why one is off. */
export function CreatorsCard() {
  const { data, error, isPending } = useQuery({ queryKey: keys.creators, queryFn: api.creators });
  const against = useReasonAgainst('admin');
  const [connecting, connect] = useDisclosure(false);
  const [leaving, setLeaving] = useState<CreatorsConnection | null>(null);
  return (
    <section className={`pf-card ${css.creators ?? ''}`} aria-labelledby="creators-title">
      <div className={css.creatorsHead}>
        <div>
          <h2 id="creators-title" className={css.name}>
            Amazon’s Creators API
          </h2>
          <p className={css.about}>
            Prices and ratings from Amazon itself, with your own key. Amazon opens it after ten qualified
            sales in 30 days. Projects score what you look up as their own products for 24 hours; then it is
            removed everywhere, and of the scores stay the points.
          </p>
        </div>
        <ReasonButton variant="default" reason={against} onClick={connect.open}>
          Connect a credential
        </ReasonButton>
      </div>
      {isPending ? (
        <Skeleton h={64} aria-busy="true" aria-label="Loading the connections" />
      ) : !data ? (
        <InlineError error={error} />
      ) : data.items.length === 0 ? (
        <p className={css.about}>
          No credential is connected. Everything works without: lists, saved pages and files bring products
          too.
        </p>
      ) : (
        <ul className={css.connections} aria-label="Creators API connections">
          {data.items.map((connection) => (
            <Connection
              key={connection.id}
              connection={connection}
              against={against}
              leave={() => {
                setLeaving(connection);
              }}
            />
          ))}
        </ul>
      )}
      <Modal opened={connecting} onClose={connect.close} title="Connect a Creators API credential">
        <ConnectForm onDone={connect.close} />
      </Modal>
      <Modal
        opened={leaving !== null}
        onClose={() => {
          setLeaving(null);
        }}
        title={`Disconnect ${leaving?.marketplace ?? ''}`}
      >
        {leaving && (
          <Disconnect
            connection={leaving}
            onDone={() => {
              setLeaving(null);
            }}
          />
        )}
      </Modal>
    </section>
  );
}

interface RowProps {
  connection: CreatorsConnection;
  against: string | null;
  leave: () => void;
}

function Connection({ connection, against, leave }: RowProps) {
  const queries = useQueryClient();
  const { time_zone: zone } = useSession();
  const { label, tone, icon } = STATES[connection.state];
  const test = useMutation({
    mutationFn: () => api.testCreators(connection.id),
    onSuccess: (now) => {
      toast(
        now.state === 'connected' ? `${now.marketplace} works.` : (now.reason ?? 'It does not work yet.'),
      );
    },
    onError: toastError,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.creators }),
  });
  return (
    <li className={css.connection}>
      <div>
        <h3 className={css.connectionName}>
          {connection.marketplace} <span className="pf-label">{connection.partner_tag}</span>
        </h3>
        <span className="pf-label">
          Credential …{connection.credential_id.slice(-6)}, version {connection.version}, tried{' '}
          <Ago at={connection.checked_at} zone={zone} />
        </span>
        {connection.reason && <p className={css.reason}>{connection.reason}</p>}
      </div>
      <Pill tone={tone} icon={icon}>
        {label}
      </Pill>
      <div className={css.connectionButtons}>
        <ReasonButton
          variant="default"
          reason={against}
          loading={test.isPending}
          aria-label={`Try it now: ${connection.marketplace}`}
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
          aria-label={`Disconnect ${connection.marketplace}`}
          onClick={leave}
        >
          Disconnect
        </ReasonButton>
      </div>
    </li>
  );
}

function Disconnect({ connection, onDone }: { connection: CreatorsConnection; onDone: () => void }) {
  const queries = useQueryClient();
  const leave = useMutation({
    mutationFn: () => api.disconnectCreators(connection.id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.creators });
      toast(`${connection.marketplace} is disconnected.`);
      onDone();
    },
  });
  return (
    <Stack gap="md">
      <Notice tone="warning">
        <p>
          The credential is forgotten, and so is everything that came through it. This cannot be undone; to
          connect again you need the secret.
        </p>
      </Notice>
      <InlineError error={leave.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onDone}>
          Keep it
        </Button>
        <Button
          color="danger"
          loading={leave.isPending}
          onClick={() => {
            leave.mutate();
          }}
        >
          Disconnect
        </Button>
      </Group>
    </Stack>
  );
}

function ConnectForm({ onDone }: { onDone: () => void }) {
  const queries = useQueryClient();
  const needed = (what: string) => (value: string) => (value.trim() ? null : `Enter ${what}.`);
  const form = useForm({
    initialValues: {
      marketplace: '',
      partner_tag: '',
      version: '',
      credential_id: '',
      credential_secret: '',
    },
    validate: {
      marketplace: (value) => (value ? null : 'Choose the marketplace.'),
      partner_tag: needed('the tag of this marketplace'),
      version: (value) => (value ? null : 'Choose the version that stands beside the credential.'),
      credential_id: needed('the credential’s id'),
      credential_secret: needed('the credential’s secret'),
    },
  });
  const connect = useMutation({
    mutationFn: api.connectCreators,
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: keys.creators });
      toast(made.reason ?? `${made.marketplace} is connected.`);
      onDone();
    },
    onError: (error) => {
      const { field } = asApiError(error).data;
      if (typeof field === 'string' && field in form.values)
        form.setFieldError(field, asApiError(error).message);
    },
  });
  return (
    <form
      aria-label="Connect a Creators API credential"
      noValidate
      onSubmit={form.onSubmit((values) => {
        connect.mutate(values);
      })}
    >
      <Stack gap="md">
        <Select label="Marketplace" searchable data={MARKETPLACES} {...form.getInputProps('marketplace')} />
        <TextInput
          label="Partner tag"
          description="Your Associates tag in this marketplace"
          placeholder="quietkitchen-21"
          {...form.getInputProps('partner_tag')}
        />
        <Select
          label="Version"
          description="It stands beside the credential in Associates Central"
          data={VERSIONS}
          {...form.getInputProps('version')}
        />
        <TextInput label="Credential id" autoComplete="off" {...form.getInputProps('credential_id')} />
        <PasswordInput
          label="Credential secret"
          description="Tried at Amazon, then stored sealed. It is never shown again."
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the secret' }}
          {...form.getInputProps('credential_secret')}
        />
        <InlineError error={connect.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={connect.isPending}>
            Try and connect
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
