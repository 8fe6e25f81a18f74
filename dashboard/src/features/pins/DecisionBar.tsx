import { ActionIcon, Kbd } from '@mantine/core';
import { IconCheck, IconChevronDown, IconLock, IconPencil, IconX } from '@tabler/icons-react';
import type { Pin } from '@/shared/api/types';
import { useReasonAgainst, useSession } from '@/shared/session';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { whyNot } from './whyNot';
import css from './review.module.css';

interface Props {
  pin: Pin;
  onApprove: () => void;
  onReject: () => void;
  onRejectWhy: () => void;
  onEdit: () => void;
}

/** The three decisions, always at the same place; on a phone right above the bar. */
export function DecisionBar({ pin, onApprove, onReject, onRejectWhy, onEdit }: Props) {
  const role = useReasonAgainst('editor');
  const { user } = useSession();
  const shut = whyNot(pin, 'approve', role, user.id);
  const noReject = whyNot(pin, 'reject', role);
  return (
    <div className={css.bar} role="group" aria-label="Decide">
      {shut && (
        <p className={css.barReason}>
          <IconLock size={16} stroke={1.8} aria-hidden />
          <span>{shut}</span>
        </p>
      )}
      <div className={css.barButtons}>
        <div className={css.split}>
          <ReasonButton
            variant="default"
            color="danger"
            size="md"
            reason={noReject}
            onClick={onReject}
            leftSection={<IconX size={18} aria-hidden />}
            aria-keyshortcuts="r"
          >
            Reject <Key>R</Key>
          </ReasonButton>
          <ActionIcon
            variant="default"
            size={42}
            aria-label="Give a reason and reject"
            aria-keyshortcuts="Shift+r"
            disabled={noReject !== null}
            onClick={onRejectWhy}
          >
            <IconChevronDown size={16} aria-hidden />
          </ActionIcon>
        </div>
        <ReasonButton
          variant="default"
          size="md"
          reason={whyNot(pin, 'edit', role)}
          onClick={onEdit}
          leftSection={<IconPencil size={18} aria-hidden />}
          aria-keyshortcuts="e"
        >
          Edit <Key>E</Key>
        </ReasonButton>
        <ReasonButton
          size="md"
          className={css.approve}
          reason={shut}
          reasonShown
          onClick={onApprove}
          leftSection={<IconCheck size={18} aria-hidden />}
          aria-keyshortcuts="a"
        >
          {pin.first_approved ? 'Approve, too' : 'Approve'} <Key>A</Key>
        </ReasonButton>
      </div>
    </div>
  );
}

function Key({ children }: { children: string }) {
  return (
    <Kbd className={css.kbd} size="xs" aria-hidden>
      {children}
    </Kbd>
  );
}
