import { useState } from 'react';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { accounts as api } from '@/shared/api/accountCalls';
import { keys } from '@/shared/api/keys';
import { useReasonAgainst, useSession } from '@/shared/session';
import { toast } from '@/shared/toast';
import { InlineError, Notice } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Ago } from '@/shared/ui/Time';
import css from './accounts.module.css';

/** The switch for all accounts: off it is a quiet button, thrown it is the first thing on the page. */
export function KillSwitch() {
  const { time_zone: zone } = useSession();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: keys.accountSwitch, queryFn: api.allStopped });
  const mayStop = useReasonAgainst('editor');
  const mayStart = useReasonAgainst('admin');
  const [asking, setAsking] = useState(false);
  const start = useMutation({
    mutationFn: api.startAll,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.accounts });
      toast('Publishing goes on; what became late gets new slots.');
    },
  });
  if (!data) return null;
  return (
    <div className={css.switch}>
      {data.stopped ? (
        <Notice tone="danger" title="Everything is stopped" role="status">
          <p>
            {data.reason} Thrown {data.stopped_at && <Ago at={data.stopped_at} zone={zone} />}. Nothing is
            lost: the pins wait, and tokens are renewed as ever.
          </p>
          <InlineError error={start.error} />
          <ReasonButton
            variant="default"
            mt="xs"
            reason={mayStart}
            loading={start.isPending}
            onClick={() => {
              start.mutate();
            }}
          >
            Let all accounts go on
          </ReasonButton>
        </Notice>
      ) : (
        <ReasonButton
          variant="subtle"
          color="danger"
          reason={mayStop}
          leftSection={<IconHandStop size={16} aria-hidden />}
          onClick={() => {
            setAsking(true);
          }}
        >
          Stop all accounts
        </ReasonButton>
      )}
      <Modal
        opened={asking}
        onClose={() => {
          setAsking(false);
        }}
        title="Stop all accounts"
      >
        <StopForm
          what="all accounts, also those that are connected later"
          stop={api.stopAll}
          onDone={() => {
            setAsking(false);
          }}
        />
      </Modal>
    </div>
  );
}

interface StopProps {
  what: string;
  stop: (reason: string) => Promise<unknown>;
  onDone: () => void;
}

/** Asks once, and for the reason: whoever finds it stopped tomorrow wants to know. */
export function StopForm({ what, stop, onDone }: StopProps) {
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: () => stop(reason),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.accounts });
      toast('Stopped. Nothing more is asked of Pinterest.');
      onDone();
    },
  });
  return (
    <form
      aria-label="Stop"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="md">
        <p className={css.about}>
          From this moment nothing is published and nothing is asked of Pinterest for {what}. A pin that is on
          its way comes to its end. Only an admin can let it go on.
        </p>
        <TextInput
          label="Why"
          description="Optional; it stands on the page and in the audit log"
          maxLength={300}
          value={reason}
          data-autofocus
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
        <InlineError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" color="danger" loading={save.isPending}>
            Stop now
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
