import { Anchor, Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleX, IconInfoCircle, IconTool } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '@/shared/api/calls';
import type { Finding, Pin } from '@/shared/api/types';
import { formatDate } from '@/shared/format';
import { useReasonAgainst } from '@/shared/session';
import { InlineError } from '@/shared/ui/Notice';
import { whyNot } from './whyNot';
import css from './review.module.css';

const SEVERITIES = {
  block: { label: 'Blocks', icon: IconCircleX, order: 0 },
  warn: { label: 'Look at', icon: IconAlertTriangle, order: 1 },
  info: { label: 'Checked', icon: IconInfoCircle, order: 2 },
};

interface Props {
  pin: Pin;
  /** The pin after a fix: edited, checked again, and without its approval. */
  onFixed: (pin: Pin) => void;
}

/** What the rules say about a pin: the words, the way out, and where the rule comes from. */
export function Findings({ pin, onFixed }: Props) {
  const role = useReasonAgainst('editor');
  const fix = useMutation({
    mutationFn: (rule: string) => api.fixPin(pin.id, { version: pin.version, rule_id: rule }),
    onSuccess: onFixed,
  });
  const { findings } = pin;
  if (findings.length === 0) return <p className={css.quiet}>Every rule was checked; none is broken.</p>;
  const sorted = findings.toSorted((a, b) => SEVERITIES[a.severity].order - SEVERITIES[b.severity].order);
  // One edit mends all that a rule found: its button stands at the first of them.
  const isOffer = (finding: Finding) =>
    sorted.find((one) => one.fix_patch && one.rule_id === finding.rule_id) === finding;
  const mayFix = whyNot(pin, 'edit', role) === null;
  return (
    <>
      <ul className={css.findings}>
        {sorted.map((finding) => (
          <Entry
            key={`${finding.rule_id} ${finding.field}`}
            finding={finding}
            onFix={
              mayFix && isOffer(finding)
                ? () => {
                    fix.mutate(finding.rule_id);
                  }
                : null
            }
            isFixing={fix.isPending && fix.variables === finding.rule_id}
          />
        ))}
      </ul>
      <InlineError error={fix.error} />
    </>
  );
}

interface EntryProps {
  finding: Finding;
  onFix: (() => void) | null;
  isFixing: boolean;
}

function Entry({ finding, onFix, isFixing }: EntryProps) {
  const { label, icon: Mark } = SEVERITIES[finding.severity];
  const off = finding.switched_off;
  return (
    <li data-severity={finding.severity}>
      <Mark size={18} stroke={1.8} aria-hidden />
      <div>
        <p>
          <strong>{off ? 'Switched off' : label}:</strong> {finding.message}
        </p>
        {off && (
          <p>
            {off.by} switched this rule off on {formatDate(off.at)}: “{off.reason}”
          </p>
        )}
        {finding.fix && !off && <p className={css.fix}>{finding.fix}</p>}
        {finding.other_pin_id && (
          <p>
            <Link to="/pins/$id" params={{ id: finding.other_pin_id }}>
              Look at the other pin
            </Link>
          </p>
        )}
        {onFix && !off && <Offer finding={finding} onFix={onFix} isFixing={isFixing} />}
        <p className={css.source}>
          <code>{finding.rule_id}</code> ·{' '}
          {finding.source_url ? (
            <Anchor href={finding.source_url} target="_blank" rel="noreferrer" inherit underline="always">
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
}

const NAMES: Record<string, string> = {
  title: 'Title',
  description: 'Description',
  alt_text: 'Alt text',
  headline: 'Headline',
  kicker: 'Line above the headline',
  link: 'Link',
  ai_disclosures: 'AI disclosures',
};

/** What the edit would make of the pin, and the button that does it. */
function Offer({ finding, onFix, isFixing }: { finding: Finding; onFix: () => void; isFixing: boolean }) {
  return (
    <div className={css.offer}>
      {Object.entries(finding.fix_patch ?? {}).map(([field, value]) => (
        <p key={field}>
          <span className="pf-label">{NAMES[field] ?? field} then:</span>{' '}
          <q>{Array.isArray(value) ? value.join(', ') : value}</q>
        </p>
      ))}
      <Button
        size="xs"
        variant="default"
        loading={isFixing}
        leftSection={<IconTool size={16} aria-hidden />}
        aria-label={`Fix it: ${finding.rule_id}`}
        onClick={onFix}
      >
        Fix it
      </Button>
    </div>
  );
}
