import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Pin } from '@/shared/api/types';
import { Pill } from '@/shared/ui/StatePill';
import css from './studio.module.css';

const SEVERITIES = {
  block: { label: 'Blocks', tone: 'danger', icon: IconCircleX, order: 0 },
  warn: { label: 'Look at', tone: 'warning', icon: IconAlertTriangle, order: 1 },
  info: { label: 'Checked', tone: 'neutral', icon: IconInfoCircle, order: 2 },
} as const;

/** What the rules say of the pin as it was saved last. */
export function PinFindings({ pin, isDirty }: { pin: Pin; isDirty: boolean }) {
  const sorted = pin.findings.toSorted((a, b) => SEVERITIES[a.severity].order - SEVERITIES[b.severity].order);
  return (
    <div aria-live="polite">
      {isDirty && <p className={css.quiet}>Of the saved pin; saving checks again.</p>}
      {sorted.length === 0 ? (
        <p className={css.quiet}>Every rule was checked; none is broken.</p>
      ) : (
        <ul className={css.findings}>
          {sorted.map((finding) => {
            const { label, tone, icon } = SEVERITIES[finding.severity];
            return (
              <li key={`${finding.rule_id} ${finding.field} ${finding.message}`}>
                <Pill tone={tone} icon={icon}>
                  {label}
                </Pill>{' '}
                {finding.message}
                {finding.fix && <span className={css.quiet}> {finding.fix}</span>}
              </li>
            );
          })}
        </ul>
      )}
      {sorted.some((finding) => finding.fix_patch) && (
        <Link to="/pins/$id" params={{ id: pin.id }} className={css.link}>
          Fixes that one click carries out
        </Link>
      )}
    </div>
  );
}
