import type { ReactNode } from 'react';
import { IconAlertTriangle, IconCircleCheck, IconCopy } from '@tabler/icons-react';
import type { RowOutcome } from '@/shared/api/types';
import type { Tone } from '@/shared/ui/Notice';
import { Pill } from '@/shared/ui/StatePill';

export const OUTCOMES: Record<RowOutcome, { label: string; tone: Tone; icon: typeof IconCopy }> = {
  ok: { label: 'Fine', tone: 'good', icon: IconCircleCheck },
  duplicate: { label: 'Duplicate', tone: 'neutral', icon: IconCopy },
  error: { label: 'Error', tone: 'danger', icon: IconAlertTriangle },
};

const PARTLY = { label: 'In part', tone: 'warning', icon: IconAlertTriangle } as const;

interface Props {
  outcome: RowOutcome;
  partly?: boolean;
  children?: ReactNode;
}

/** What becomes of a row, in its word or in the words given; `partly`: taken, but not all of it. */
export function OutcomePill({ outcome, partly, children }: Props) {
  const { label, tone, icon } = outcome === 'ok' && partly ? PARTLY : OUTCOMES[outcome];
  return (
    <Pill tone={tone} icon={icon}>
      {children ?? label}
    </Pill>
  );
}
