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

interface Step {
  at: string;
  words: string;
  tone?: 'bad' | 'ahead';
}

/** What happened to an attempt, in order, and what comes next. */
function stepsOf(attempt: Attempt): Step[] {
  const steps: Step[] = [
    { at: attempt.started_at, words: 'Written down: what goes out, where, with which marker' },
  ];
  if (attempt.sent_at)
    steps.push({
      at: attempt.sent_at,
      words: isHandedOut(attempt) ? 'Its slot' : 'Sent to Pinterest',
    });
  for (const { at, kind, message } of attempt.events)
    steps.push({
      at,
      words: message,
      ...(kind === 'unknown' || kind === 'late_answer' ? { tone: 'bad' } : {}),
    });
  if (attempt.ended_at) steps.push({ at: attempt.ended_at, words: endOf(attempt), ...badEnd(attempt) });
  steps.sort((one, other) => one.at.localeCompare(other.at));
  const last = steps.at(-1)?.at ?? '';
  if (attempt.state === 'unknown' && attempt.settles_at && attempt.settles_at > last)
    steps.push({ at: attempt.settles_at, words: 'Until then it may still turn up', tone: 'ahead' });
  if (attempt.state === 'unknown' && attempt.next_reading_at)
    steps.push({ at: attempt.next_reading_at, words: 'The board is read again', tone: 'ahead' });
  return steps;
}

/** What went into a file or a feed was answered by nobody. */
const isHandedOut = ({ state, http_status }: Attempt) => state === 'accepted' && http_status === null;

function endOf(attempt: Attempt): string {
  const { state, message, pinterest_pin_id: stands } = attempt;
  if (isHandedOut(attempt)) return `It was handed out, as ${stands ?? 'a pin'}`;
  if (state === 'accepted') return `Pinterest took it, as ${stands ?? 'a pin'}`;
  if (state === 'reconciled')
    return `It stands on Pinterest, as ${stands ?? 'a pin'}. ${message ?? ''}`.trim();
  return message ?? 'Ended';
}

const badEnd = ({ state }: Attempt): { tone?: 'bad' } => (state === 'refused' ? { tone: 'bad' } : {});

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
                {attempt.http_status && `HTTP ${String(attempt.http_status)}`}
                {attempt.error_code && `${attempt.http_status ? DOT : ''}${attempt.error_code}`}
              </span>
              <ol className={css.timeline} aria-label={`What happened to attempt ${String(attempt.number)}`}>
                {stepsOf(attempt).map((step, at) => (
                  <li key={`${step.at} ${String(at)}`} data-tone={step.tone}>
                    <span className={css.bullet} aria-hidden />
                    <div>
                      <span>{step.words}</span>
                      <span className="pf-label">
                        {' '}
                        <Moment at={step.at} zone={zone} />
                      </span>
                    </div>
                  </li>
                ))}
              </ol>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
