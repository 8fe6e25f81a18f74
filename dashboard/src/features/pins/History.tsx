import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';
import { review } from '@/shared/api/reviewCalls';
import type { Comment, HistoryEntry } from '@/shared/api/types';
import { InlineError } from '@/shared/ui/Notice';
import { Moment } from '@/shared/ui/Time';
import { commentsQuery } from './queries';
import css from './pins.module.css';

const SAYS: Record<string, string> = {
  'pin.added': 'brought it',
  'pin.approved': 'approved it',
  'pin.approved_first': 'approved it as the first of two',
  'pin.assigned': 'assigned it',
  'pin.deleted': 'deleted it on Pinterest',
  'pin.moved': 'gave it another slot',
  'pin.publish_now': 'asked to publish it now',
  'pin.settled': 'said what became of it',
  'pin.unassigned': 'assigned it to nobody',
  'pin.edited': 'edited it',
  'pin.held': 'held it back',
  'pin.published': 'published it',
  'pin.rejected': 'rejected it',
  'pin.redrawn': 'had it written and drawn anew',
  'pin.rewritten': 'had it written from another angle',
  'pin.restored': 'brought a former version back',
  'pin.retried': 'brought it back to try again',
  'pin.taken_back': 'took it back to review',
  'video.requested': 'asked for its video',
  'comment.edited': 'changed a comment',
  'comment.deleted': 'deleted a comment',
};

interface Step {
  at: string;
  by: string;
  says: string;
  typedBy: string | null;
  note: string | null;
}

const nameOf = (field: string) =>
  field === 'kind' ? 'single picture, carousel or video' : field.replaceAll('_', ' ');

const typedByOne = (entry: HistoryEntry) =>
  entry.both_typed_by_one ? `Both approvals came by the command line of ${entry.typed_by}.` : null;

function stepsOf(entries: HistoryEntry[], comments: Comment[]): Step[] {
  const done = entries
    .filter(({ action }) => action !== 'comment.added')
    .map((entry) => ({
      at: entry.at,
      by: entry.by,
      says: SAYS[entry.action] ?? entry.action.replace(/[._]/g, ' '),
      typedBy: entry.typed_by,
      note: typedByOne(entry) ?? entry.reason ?? entry.to ?? (entry.fields.map(nameOf).join(', ') || null),
    }));
  const said = comments.map((comment) => ({
    at: comment.created_at,
    by: comment.author.name,
    says: 'said',
    typedBy: null,
    note: comment.text,
  }));
  return [...done, ...said].toSorted((a, b) => b.at.localeCompare(a.at));
}

/** Everything that people did with the pin and said about it, the newest first. */
export function History({ pinId, zone }: { pinId: string; zone: string }) {
  const { data, error, isPending } = useQuery({
    queryKey: keys.pinHistory(pinId),
    queryFn: () => review.history(pinId),
  });
  const comments = useQuery(commentsQuery(pinId));
  if (isPending) return <Skeleton h={96} aria-busy="true" aria-label="Loading the history" />;
  if (!data) return <InlineError error={error} />;
  const steps = stepsOf(data.items, comments.data?.items ?? []);
  if (steps.length === 0) return <p className={css.quiet}>Nobody has done anything with it yet.</p>;
  return (
    <ol className={css.timeline} aria-label="History">
      {steps.map((step) => (
        <li key={`${step.at}${step.says}${step.note ?? ''}`}>
          <span className={css.bullet} aria-hidden />
          <div>
            <strong>{step.by}</strong> {step.says}
            {step.typedBy && `, by command line of ${step.typedBy}`}{' '}
            <span className="pf-label">
              <Moment at={step.at} zone={zone} />
            </span>
            {step.note && <p className={css.note}>{step.note}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
