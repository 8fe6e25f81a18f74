import { useState, type ReactNode } from 'react';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';

interface Unsaved {
  /** Runs `go` at once, or after the user has agreed to lose the changes. */
  leave: (go: () => void) => void;
  question: ReactNode;
}

/**
 * Keeps what was typed from getting lost: asks before another page, another pin or a closed tab takes it.
 * `onDiscard` runs when the user agrees, before what was asked for happens.
 */
export function useUnsaved(dirty: boolean, onDiscard?: () => void): Unsaved {
  const [pending, setPending] = useState<{ go: () => void } | null>(null);
  const blocker = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  const stay = () => {
    setPending(null);
    if (blocker.status === 'blocked') blocker.reset();
  };
  const discard = () => {
    setPending(null);
    onDiscard?.();
    pending?.go();
    if (blocker.status === 'blocked') blocker.proceed();
  };
  return {
    leave: (go) => {
      if (dirty) setPending({ go });
      else go();
    },
    question: (
      <Modal
        opened={pending !== null || blocker.status === 'blocked'}
        onClose={stay}
        title="Leave without saving?"
        centered
      >
        <Stack gap="md">
          <p>What you changed here is not saved yet.</p>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={discard}>
              Discard the changes
            </Button>
            <Button data-autofocus onClick={stay}>
              Keep editing
            </Button>
          </Group>
        </Stack>
      </Modal>
    ),
  };
}
