import { useState } from 'react';
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch, IconSend, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { Pin, PublishOutcome } from '@/shared/api/types';
import { useReasonAgainst } from '@/shared/session';
import { toast } from '@/shared/toast';
import { InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';

interface Props {
  pin: Pin;
  /** Told why it was refused; null when it is asked for anew. The page has room for the sentence. */
  onRefused: (error: Error | null) => void;
}

/** Publish at once, look for a pin whose outcome is unknown, say what became of it, delete it there. */
export function PostingActions({ pin, onRefused }: Props) {
  const role = useReasonAgainst('editor');
  const queries = useQueryClient();
  const [open, setOpen] = useState<'settle' | 'delete' | null>(null);
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: keys.pin(pin.id) });
    void queries.invalidateQueries({ queryKey: keys.pins() });
    void queries.invalidateQueries({ queryKey: keys.attempts(pin.id) });
  };
  const told = (outcome: PublishOutcome) => {
    toast(outcome.reason);
  };
  const asked = {
    onMutate: () => {
      onRefused(null);
    },
    onSuccess: told,
    onError: onRefused,
    onSettled: refresh,
  };
  const publish = useMutation({ mutationFn: () => api.publishNow(pin.id), ...asked });
  const look = useMutation({ mutationFn: () => api.lookUp(pin.id), ...asked });
  const close = () => {
    setOpen(null);
  };
  const { publish_now: mayPublish, settle: maySettle, delete: mayDelete } = pin.actions;
  return (
    <>
      {mayPublish.allowed && (
        <ReasonButton
          variant="default"
          reason={role}
          loading={publish.isPending}
          leftSection={<IconSend size={18} aria-hidden />}
          onClick={() => {
            publish.mutate();
          }}
        >
          Publish now
        </ReasonButton>
      )}
      {maySettle.allowed && (
        <>
          <ReasonButton
            variant="default"
            reason={role}
            loading={look.isPending}
            leftSection={<IconSearch size={18} aria-hidden />}
            onClick={() => {
              look.mutate();
            }}
          >
            Look on Pinterest
          </ReasonButton>
          <ReasonButton
            reason={role}
            onClick={() => {
              setOpen('settle');
            }}
          >
            Say what became of it
          </ReasonButton>
        </>
      )}
      {mayDelete.allowed && (
        <ReasonButton
          variant="default"
          color="danger"
          reason={role}
          leftSection={<IconTrash size={18} aria-hidden />}
          onClick={() => {
            setOpen('delete');
          }}
        >
          Delete on Pinterest
        </ReasonButton>
      )}
      <SettleDialog pin={pin} opened={open === 'settle'} onClose={close} onDone={refresh} />
      <DeleteDialog pin={pin} opened={open === 'delete'} onClose={close} onDone={refresh} />
    </>
  );
}

interface Dialog {
  pin: Pin;
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

function SettleDialog({ pin, opened, onClose, onDone }: Dialog) {
  const [stands, setStands] = useState('');
  const settle = useMutation({
    mutationFn: (id: string | null) => api.settle(pin.id, id),
    onSuccess: (_, id) => {
      toast(id === null ? 'It is sent again at its next slot.' : 'It counts as published.');
      onClose();
    },
    onSettled: onDone,
  });
  return (
    <Modal opened={opened} onClose={onClose} title="What became of this pin?" size="md">
      <Stack gap="md">
        <Text>
          Look at the board “{pin.board?.name ?? '?'}” on Pinterest first. It is never in two places by our
          doing.
        </Text>
        <form
          aria-label="It stands"
          onSubmit={(event) => {
            event.preventDefault();
            settle.mutate(stands.trim());
          }}
        >
          <TextInput
            label="It stands there. The number in its address"
            placeholder="1022106077912345678"
            inputMode="numeric"
            value={stands}
            onChange={(event) => {
              setStands(event.currentTarget.value);
            }}
          />
          <Group justify="flex-end" mt="sm">
            <Button type="submit" loading={settle.isPending} disabled={!/^\d{1,40}$/.test(stands.trim())}>
              It stands
            </Button>
          </Group>
        </form>
        <Group justify="space-between">
          <Text>It is not there.</Text>
          <Button
            variant="default"
            loading={settle.isPending}
            onClick={() => {
              settle.mutate(null);
            }}
          >
            Send it again
          </Button>
        </Group>
        {settle.error && <InlineError error={settle.error} />}
      </Stack>
    </Modal>
  );
}

function DeleteDialog({ pin, opened, onClose, onDone }: Dialog) {
  const remove = useMutation({
    mutationFn: () => api.deletePublished(pin.id),
    onSuccess: () => {
      toast('It is deleted on Pinterest.');
      onClose();
    },
    onSettled: onDone,
  });
  return (
    <Modal opened={opened} onClose={onClose} title="Delete this pin on Pinterest?" size="sm">
      <Stack gap="md">
        <Text>
          There is no way back: its saves and comments go with it, and it is not published again. It stays in
          your records.
        </Text>
        {remove.error && <InlineError error={remove.error} />}
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            Keep it
          </Button>
          <Button
            color="danger"
            loading={remove.isPending}
            onClick={() => {
              remove.mutate();
            }}
          >
            Delete it
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
