import type { ReactNode } from 'react';
import {
  IconAlertTriangle,
  IconBan,
  IconCalendarTime,
  IconCircleCheck,
  IconEye,
  IconHandStop,
  IconPencil,
  IconSend,
  IconThumbUp,
  IconTrash,
  type Icon,
} from '@tabler/icons-react';
import type { PinState } from '../api/types';
import type { Tone } from './Notice';
import css from './ui.module.css';

export function Pill({ tone, icon: Mark, children }: { tone: Tone; icon: Icon; children: ReactNode }) {
  return (
    <span className={css.pill} data-tone={tone}>
      <Mark size={14} stroke={2} aria-hidden />
      {children}
    </span>
  );
}

export const PIN_STATES: Record<PinState, { label: string; tone: Tone; icon: Icon }> = {
  draft: { label: 'Draft', tone: 'neutral', icon: IconPencil },
  in_review: { label: 'In review', tone: 'info', icon: IconEye },
  approved: { label: 'Approved', tone: 'good', icon: IconThumbUp },
  scheduled: { label: 'Scheduled', tone: 'info', icon: IconCalendarTime },
  publishing: { label: 'Publishing', tone: 'info', icon: IconSend },
  published: { label: 'Published', tone: 'good', icon: IconCircleCheck },
  rejected: { label: 'Rejected', tone: 'neutral', icon: IconBan },
  failed: { label: 'Failed', tone: 'danger', icon: IconAlertTriangle },
  deleted: { label: 'Deleted', tone: 'neutral', icon: IconTrash },
  needs_attention: { label: 'Needs attention', tone: 'warning', icon: IconHandStop },
};

export function PinStatePill({ state }: { state: PinState }) {
  const { label, tone, icon } = PIN_STATES[state];
  return (
    <Pill tone={tone} icon={icon}>
      {label}
    </Pill>
  );
}
