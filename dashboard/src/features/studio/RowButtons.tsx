import { ActionIcon, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';

interface Props {
  /** What the row is called, as in “point 2”. */
  name: string;
  isFirst: boolean;
  isLast: boolean;
  disabled?: boolean;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

/** Up, down and away, for who does not use the keys. */
export function RowButtons({ name, isFirst, isLast, disabled, onMove, onRemove }: Props) {
  const props = { variant: 'subtle', color: 'neutral', size: 30 } as const;
  return (
    <Group gap={0} wrap="nowrap">
      <ActionIcon
        {...props}
        aria-label={`Move ${name} up`}
        disabled={disabled ?? isFirst}
        onClick={() => {
          onMove(-1);
        }}
      >
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        {...props}
        aria-label={`Move ${name} down`}
        disabled={disabled ?? isLast}
        onClick={() => {
          onMove(1);
        }}
      >
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon {...props} aria-label={`Remove ${name}`} disabled={disabled} onClick={onRemove}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
