import { Kbd } from '@mantine/core';
import { IconCheck, IconLock, IconPencil, IconX } from '@tabler/icons-react';
import type { Pin } from '@/shared/api/types';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import css from './review.module.css';

interface Props {
  pin: Pin;
  onApprove: () => void;
  onReject: () => void;
  onEdit: () => void;
}

/** The three decisions, always at the same place; on a phone right above the bar. */
export function DecisionBar({ pin, onApprove, onReject, onEdit }: Props) {
  const { approve, reject, edit } = pin.actions;
  return (
    <div className={css.bar} role="group" aria-label="Decide">
      {!approve.allowed && approve.reason && (
        <p className={css.barReason}>
          <IconLock size={16} stroke={1.8} aria-hidden />
          {approve.reason}
        </p>
      )}
      <div className={css.barButtons}>
        <ReasonButton
          variant="default"
          color="danger"
          size="md"
          reason={reasonOf(reject)}
          onClick={onReject}
          leftSection={<IconX size={18} aria-hidden />}
          aria-keyshortcuts="r"
        >
          Reject <Key>R</Key>
        </ReasonButton>
        <ReasonButton
          variant="default"
          size="md"
          reason={reasonOf(edit)}
          onClick={onEdit}
          leftSection={<IconPencil size={18} aria-hidden />}
          aria-keyshortcuts="e"
        >
          Edit <Key>E</Key>
        </ReasonButton>
        <ReasonButton
          size="md"
          className={css.approve}
          reason={reasonOf(approve)}
          reasonShown
          onClick={onApprove}
          leftSection={<IconCheck size={18} aria-hidden />}
          aria-keyshortcuts="a"
        >
          Approve <Key>A</Key>
        </ReasonButton>
      </div>
    </div>
  );
}

const reasonOf = ({ allowed, reason }: { allowed: boolean; reason?: string | null }) =>
  allowed ? null : (reason ?? 'Not possible in this state.');

function Key({ children }: { children: string }) {
  return (
    <Kbd className={css.kbd} size="xs" aria-hidden>
      {children}
    </Kbd>
  );
}
