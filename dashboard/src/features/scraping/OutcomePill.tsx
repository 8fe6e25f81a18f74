import type { ReactNode } from 'react';
import { IconAlertTriangle, IconCircleCheck, IconCopy } from '@tabler/icons-react';
import type { RowOutcome } from '@/shared/api/types';
import type { Tone } from '@/shared/ui/Notice';
import { Pill } from '@/shared/ui/StatePill';

export const OUTCOMES: Record<RowOutcome, { label: string; tone: Tone; icon: typeof IconCopy }> = {
  ok: { label: 'Fine', tone: 'good', icon: IconCircleCheck },
  duplicate: { label: 'Twice', tone: 'neutral', icon: IconCopy },
  error: { label: 'Error', tone: 'danger', icon: IconAlertTriangle },
};

/** What becomes of a row, in its word or in the words given. */
export function OutcomePill({ outcome, children }: { outcome: RowOutcome; children?: ReactNode }) {
  const { label, tone, icon } = OUTCOMES[outcome];
  return (
    <Pill tone={tone} icon={icon}>
      {children ?? label}
    </Pill>
  );
}
