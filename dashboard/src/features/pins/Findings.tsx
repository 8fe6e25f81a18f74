import { Anchor } from '@mantine/core';
import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import type { Finding } from '@/shared/api/types';
import { formatDate } from '@/shared/format';
import css from './review.module.css';

const SEVERITIES = {
  block: { label: 'Blocks', icon: IconCircleX, order: 0 },
  warn: { label: 'Look at', icon: IconAlertTriangle, order: 1 },
  info: { label: 'Checked', icon: IconInfoCircle, order: 2 },
};

/** What the rules say about a pin: the words, the way out, and where the rule comes from. */
export function Findings({ findings }: { findings: Finding[] }) {
  if (findings.length === 0) return <p className={css.quiet}>Every rule was checked; none is broken.</p>;
  const sorted = findings.toSorted((a, b) => SEVERITIES[a.severity].order - SEVERITIES[b.severity].order);
  return (
    <ul className={css.findings}>
      {sorted.map((finding) => {
        const { label, icon: Mark } = SEVERITIES[finding.severity];
        return (
          <li key={`${finding.rule_id} ${finding.field}`} data-severity={finding.severity}>
            <Mark size={18} stroke={1.8} aria-hidden />
            <div>
              <p>
                <strong>{label}:</strong> {finding.message}
              </p>
              {finding.fix && <p className={css.fix}>{finding.fix}</p>}
              <p className={css.source}>
                <code>{finding.rule_id}</code> ·{' '}
                {finding.source_url ? (
                  <Anchor
                    href={finding.source_url}
                    target="_blank"
                    rel="noreferrer"
                    inherit
                    underline="always"
                  >
                    {finding.source}
                  </Anchor>
                ) : (
                  finding.source
                )}
                , {formatDate(finding.source_date)}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
