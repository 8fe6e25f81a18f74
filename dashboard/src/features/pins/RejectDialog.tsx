import { useState } from 'react';
import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';

const PICKS = [
  'Not our style',
  'The picture does not work',
  'The text reads badly',
  'The wrong product for us',
  'Too much like another pin',
];

interface Props {
  opened: boolean;
  onClose: () => void;
  onReject: (reason: string) => void;
}

/** A reason picked or typed; it stands in the audit log and in the pin's history. */
export function RejectDialog({ opened, onClose, onReject }: Props) {
  const [text, setText] = useState('');
  const reject = (reason: string) => {
    setText('');
    onReject(reason);
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Why is it rejected?"
      size="sm"
      // Gone at once: the next key is meant for the pin.
      transitionProps={{ exitDuration: 0 }}
    >
      <Stack gap="xs">
        {PICKS.map((reason, at) => (
          <Button
            key={reason}
            variant="default"
            justify="flex-start"
            data-autofocus={at === 0 || undefined}
            onClick={() => {
              reject(reason);
            }}
          >
            {reason}
          </Button>
        ))}
        <form
          aria-label="Another reason"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim()) reject(text.trim());
          }}
        >
          <Textarea
            label="Or in your words"
            autosize
            minRows={2}
            maxLength={2000}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
                event.currentTarget.form?.requestSubmit();
            }}
          />
          <Group justify="flex-end" mt="sm">
            <Button type="submit" color="danger" variant="default" disabled={!text.trim()}>
              Reject
            </Button>
          </Group>
        </form>
      </Stack>
    </Modal>
  );
}
