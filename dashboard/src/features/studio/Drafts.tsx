import { useMutation, useQuery } from '@tanstack/react-query';
import { IconPhotoPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import { studio } from '@/shared/api/studioCalls';
import type { Pin } from '@/shared/api/types';
import { plural } from '@/shared/format';
import { useReasonAgainst } from '@/shared/session';
import { toast } from '@/shared/toast';
import { InlineError } from '@/shared/ui/Notice';
import { Picture } from '@/shared/ui/Picture';
import { PinStatePill } from '@/shared/ui/StatePill';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import css from './studio.module.css';

const AT_ONCE = 3;

/** The drafts of the same product side by side, and more of them on demand. */
export function Drafts({ pin }: { pin: Pin }) {
  const role = useReasonAgainst('editor');
  const { data } = useQuery({
    queryKey: keys.pins({ drafts: pin.project_id }),
    queryFn: () => api.pins([], { project_id: pin.project_id, limit: 200 }),
  });
  const drafts = (data?.items ?? [])
    .filter((one) => one.opportunity_id !== null && one.opportunity_id === pin.opportunity_id)
    .toSorted((a, b) => a.variant - b.variant);
  const more = useMutation({
    mutationFn: (opportunityId: string) => studio.variants(opportunityId, AT_ONCE),
    onSuccess: ({ items }) => {
      toast(`${plural(items.length, 'draft is', 'drafts are')} being made. They appear here.`);
    },
  });
  const { opportunity_id: opportunityId } = pin;
  return (
    <section className={css.group} aria-labelledby="drafts">
      <div className={css.groupHead}>
        <h2 id="drafts" className={css.groupTitle}>
          Drafts of this product
        </h2>
        <ReasonButton
          variant="default"
          reason={role ?? (opportunityId ? null : 'What this pin was made of is gone.')}
          loading={more.isPending}
          leftSection={<IconPhotoPlus size={18} aria-hidden />}
          onClick={() => {
            if (opportunityId) more.mutate(opportunityId);
          }}
        >
          Make {AT_ONCE} more to compare
        </ReasonButton>
      </div>
      <InlineError error={more.error} />
      {drafts.length < 2 ? (
        <p className={css.quiet}>
          This is the only one. Others are made of other openings, templates and colours.
        </p>
      ) : (
        <ul className={css.strip}>
          {drafts.map((one) => (
            <li key={one.id} className={css.stripItem}>
              <Link
                to="/studio/pins/$id"
                params={{ id: one.id }}
                className={css.thumbnail}
                aria-current={one.id === pin.id ? 'page' : undefined}
                aria-label={`Draft ${String(one.variant)}: ${one.headline}`}
              >
                <Picture src={one.picture.url} alt="" />
              </Link>
              <span className={css.stripName}>Draft {one.variant}</span>
              <PinStatePill state={one.state} />
              <span className="pf-label">{`${one.template}, ${one.scheme}`}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
