import { Button, Skeleton, VisuallyHidden } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asApiError } from '@/shared/api/error';
import { keys } from '@/shared/api/keys';
import { review } from '@/shared/api/reviewCalls';
import { studio } from '@/shared/api/studioCalls';
import type { Diff, Pin } from '@/shared/api/types';
import { useReasonAgainst } from '@/shared/session';
import { toast } from '@/shared/toast';
import { InlineError } from '@/shared/ui/Notice';
import { Picture } from '@/shared/ui/Picture';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { whyNot } from './whyNot';
import css from './review.module.css';

const NAMES: Record<string, string> = {
  alt_text: 'Alt text',
  board_section_id: 'Section',
  ai_disclosures: 'AI disclosure',
};
const nameOf = (field: string) =>
  NAMES[field] ?? (field.charAt(0).toUpperCase() + field.slice(1)).replaceAll('_', ' ');

/** What the last edit changed: words marked by line and sign, not by colour alone, and both pictures. */
export function DiffCard({ pinId }: { pinId: string }) {
  const { data, error, isPending } = useQuery({
    queryKey: keys.diff(pinId),
    queryFn: () => review.diff(pinId),
  });
  if (isPending) return <Skeleton h={96} aria-busy="true" aria-label="Comparing the versions" />;
  if (!data) {
    return asApiError(error).status === 404 ? (
      <p className={css.quiet}>It was not changed since it was drafted.</p>
    ) : (
      <InlineError error={error} />
    );
  }
  return <DiffView diff={data} />;
}

/** The same where a person asks for it: most pins were never changed. */
export function DiffOnDemand({ pin, onRestored }: { pin: Pin; onRestored: (pin: Pin) => void }) {
  const [comparing, setComparing] = useState(false);
  if (comparing)
    return (
      <>
        <DiffCard key={pin.version} pinId={pin.id} />
        <BringBack pin={pin} onRestored={onRestored} />
      </>
    );
  return (
    <Button variant="default" onClick={() => setComparing(true)}>
      Compare with the last version
    </Button>
  );
}

/** Takes the last edit back whole, also what no field shows. */
function BringBack({ pin, onRestored }: { pin: Pin; onRestored: (pin: Pin) => void }) {
  const role = useReasonAgainst('editor');
  const { data } = useQuery({ queryKey: keys.diff(pin.id), queryFn: () => review.diff(pin.id) });
  const queries = useQueryClient();
  const restore = useMutation({
    mutationFn: (number: number) => studio.restore(pin.id, pin.version, number),
    onSuccess: async (back) => {
      onRestored(back);
      await queries.invalidateQueries({ queryKey: keys.diff(pin.id) });
      toast('The former version is back.');
    },
  });
  if (!data) return null;
  return (
    <>
      <InlineError error={restore.error} />
      <ReasonButton
        variant="default"
        size="compact-sm"
        reason={whyNot(pin, 'edit', role)}
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        loading={restore.isPending}
        onClick={() => {
          restore.mutate(data.before);
        }}
      >
        Bring version {data.before} back
      </ReasonButton>
    </>
  );
}

function DiffView({ diff }: { diff: Diff }) {
  if (diff.fields.length === 0 && !diff.pictures)
    return <p className={css.quiet}>The last edit changed nothing that is shown.</p>;
  return (
    <div className={css.diff}>
      <p className={css.quiet}>
        Version {diff.before} to {diff.after}. <del>Struck through</del>: gone. <ins>Underlined</ins>: new.
      </p>
      {diff.pictures && (
        <div className={css.pair}>
          {(['before', 'after'] as const).map((side) => (
            <figure key={side}>
              <div>
                <Picture
                  src={diff.pictures?.[side].url}
                  alt={side === 'before' ? 'The picture before' : 'The picture now'}
                  eager
                />
              </div>
              <figcaption>{side === 'before' ? 'Before' : 'Now'}</figcaption>
            </figure>
          ))}
        </div>
      )}
      <dl>
        {diff.fields.map((change) => (
          <div key={change.field}>
            <dt>{nameOf(change.field)}</dt>
            <dd>
              {change.words.map((word, at) => {
                const key = `${String(at)}${word.kind}`;
                if (word.kind === 'same') return <span key={key}>{word.text}</span>;
                const Mark = word.kind === 'removed' ? 'del' : 'ins';
                return (
                  <Mark key={key}>
                    <VisuallyHidden>{word.kind === 'removed' ? '[gone: ' : '[new: '}</VisuallyHidden>
                    {word.text}
                    <VisuallyHidden>]</VisuallyHidden>
                  </Mark>
                );
              })}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
