import { Anchor, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { asApiError } from './api/error';

interface Offer {
  label: string;
  run: () => void;
}

let last = 0;

/**
 * What happened, with one thing to do about it (Undo). Whatever offers Undo stays long enough to be read. One
 * stands at a time: on a phone a second one would cover the page, and Undo means the newest deed.
 */
export function toast(message: string, offer?: Offer): string {
  notifications.hide(`toast-${String(last)}`);
  last += 1;
  const id = `toast-${String(last)}`;
  notifications.show({
    id,
    autoClose: offer ? 9000 : 5000,
    withBorder: true,
    color: 'accent',
    closeButtonProps: { 'aria-label': 'Dismiss' },
    message: (
      <Group justify="space-between" wrap="nowrap" gap="md">
        <Text size="sm" component="span">
          {message}
        </Text>
        {offer && (
          <Anchor
            component="button"
            type="button"
            fw={600}
            size="sm"
            onClick={() => {
              notifications.hide(id);
              offer.run();
            }}
          >
            {offer.label}
          </Anchor>
        )}
      </Group>
    ),
  });
  return id;
}

/** For failures that no form stands ready to show. */
export function toastError(error: unknown): void {
  const { message, requestId } = asApiError(error);
  notifications.show({
    autoClose: 10_000,
    withBorder: true,
    color: 'danger',
    role: 'alert',
    closeButtonProps: { 'aria-label': 'Dismiss' },
    message: requestId ? `${message} (request ${requestId})` : message,
  });
}
