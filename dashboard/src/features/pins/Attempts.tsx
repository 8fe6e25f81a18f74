import { Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { Attempt } from '@/shared/api/types';
import { InlineError, type Tone } from '@/shared/ui/Notice';
import { Pill } from '@/shared/ui/StatePill';
import { Moment } from '@/shared/ui/Time';
import { DOT } from '@/shared/format';
import css from './pins.module.css';

const STATES: Record<Attempt['state'], { label: string; tone: Tone; icon: typeof IconSend }> = {
  prepared: { label: 'Prepared', tone: 'neutral', icon: IconSend },
  sending: { label: 'Sending', tone: 'info', icon: IconSend },
  accepted: { label: 'Accepted', tone: 'good', icon: IconCircleCheck },
  refused: { label: 'Refused', tone: 'danger', icon: IconAlertTriangle },
  unknown: { label: 'Unknown', tone: 'warning', icon: IconHelpCircle },
  reconciled: { label: 'Found again', tone: 'good', icon: IconCircleCheck },
};

export function Attempts({ pinId, zone }: { pinId: string; zone: string }) {
  const { data, error } = useQuery({ queryKey: keys.attempts(pinId), queryFn: () => api.attempts(pinId) });
  if (error) return <InlineError error={error} />;
  if (!data) return <Skeleton h={48} />;
  if (data.items.length === 0)
    return <p className={css.quiet}>None yet. Each try is written down before it is made.</p>;
  return (
    <ol className={css.attempts}>
      {data.items.map((attempt) => {
        const { label, tone, icon } = STATES[attempt.state];
        return (
          <li key={attempt.id}>
            <span className={css.number}>{attempt.number}.</span>
            <div>
              <Pill tone={tone} icon={icon}>
                {label}
              </Pill>{' '}
              <span className="pf-label">
                <Moment at={attempt.started_at} zone={zone} />
                {attempt.http_status && `${DOT}HTTP ${String(attempt.http_status)}`}
                {attempt.error_code && `${DOT}${attempt.error_code}`}
              </span>
              {attempt.message && <p className={css.note}>{attempt.message}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
