import type { ReactNode } from 'react';
import type { Pin } from '@/shared/api/types';
import { Moment } from '@/shared/ui/Time';
import css from './pins.module.css';

interface Step {
  name: string;
  at: string | null;
  note?: ReactNode;
  tone?: 'bad' | 'ahead';
}

/** The life of a pin so far, and what comes next. */
function stepsOf(pin: Pin): Step[] {
  const steps: Step[] = [
    pin.origin === 'added'
      ? { name: 'Added', at: pin.created_at, note: `By ${pin.writer}, with a picture of their own` }
      : { name: 'Drafted', at: pin.created_at, note: `Template ${pin.template}, hook ${pin.hook}` },
  ];
  if (pin.first_approved) {
    steps.push({ name: 'First approval', at: pin.first_approved.at, note: pin.first_approved.by });
  }
  if (pin.approved) {
    steps.push({
      name: 'Approved',
      at: pin.approved.at,
      note: `${pin.approved.by}${pin.approved.second ? ` and ${pin.approved.second.by}` : ''}, through the ${pin.approved.via}`,
    });
  }
  if (pin.state === 'in_review')
    steps.push({
      name: pin.first_approved ? 'A second person’s decision' : 'Your decision',
      at: null,
      tone: 'ahead',
    });
  if (pin.state === 'rejected') steps.push({ name: 'Rejected', at: pin.updated_at });
  if (pin.state === 'approved')
    steps.push({ name: 'A slot', at: null, note: 'The governor chooses one', tone: 'ahead' });
  if (pin.scheduled_at && pin.state === 'scheduled') {
    steps.push({ name: 'Goes out', at: pin.scheduled_at, note: pin.slot_reason, tone: 'ahead' });
  }
  if (pin.state === 'publishing') steps.push({ name: 'Being published', at: null, tone: 'ahead' });
  if (pin.published_at) {
    steps.push({
      name: 'Published',
      at: pin.published_at,
      note: pin.pinterest_pin_id && `Pinterest pin ${pin.pinterest_pin_id}`,
    });
  }
  if (pin.state === 'deleted') steps.push({ name: 'Deleted on Pinterest', at: pin.updated_at });
  if (pin.failure) {
    steps.push({
      name: pin.state === 'needs_attention' ? 'Outcome unknown' : 'Failed',
      at: pin.updated_at,
      note: pin.failure.message,
      tone: 'bad',
    });
  }
  return steps;
}

export function Timeline({ pin, zone }: { pin: Pin; zone: string }) {
  return (
    <ol className={css.timeline}>
      {stepsOf(pin).map((step) => (
        <li key={step.name} data-tone={step.tone}>
          <span className={css.bullet} aria-hidden />
          <div>
            <strong>{step.name}</strong>
            {step.at && (
              <span className="pf-label">
                {' '}
                <Moment at={step.at} zone={zone} />
              </span>
            )}
            {step.note && <p className={css.note}>{step.note}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
