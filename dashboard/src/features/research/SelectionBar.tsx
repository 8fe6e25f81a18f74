import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { keys } from '@/shared/api/keys';
import { research as api } from '@/shared/api/researchCalls';
import { plural } from '@/shared/format';
import { useReasonAgainst } from '@/shared/session';
import { toast, toastError } from '@/shared/toast';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import css from './opportunities.module.css';

/** The server takes as many at once (pins/draft_several.py). */
export const MOST_AT_ONCE = 40;

interface Props {
  chosen: string[];
  clear: () => void;
}

/** What can be done with several at once. Hiding can be undone; a draft is decided on in Review. */
export function SelectionBar({ chosen, clear }: Props) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const role = useReasonAgainst('editor');
  const refetch = () => queries.invalidateQueries({ queryKey: keys.opportunities() });
  const draft = useMutation({
    mutationFn: api.draftSeveral,
    onSuccess: async ({ items }) => {
      const had = items.filter((item) => item.pin_id !== null).length;
      const made = items.length - had;
      toast(
        `${plural(made, 'draft')} being made. Nothing goes out before you approve it.` +
          (had > 0 ? ` ${String(had)} had a pin already.` : ''),
        { label: 'Go to Review', run: () => void navigate({ to: '/review', search: {} }) },
      );
      clear();
      await refetch();
    },
    onError: toastError,
  });
  const hide = useMutation({
    mutationFn: (ids: string[]) => Promise.all(ids.map(api.hide)),
    onSuccess: async (_, ids) => {
      toast(`${plural(ids.length, 'opportunity', 'opportunities')} hidden.`, {
        label: 'Undo',
        run: () => {
          Promise.all(ids.map(api.unhide)).then(refetch, toastError);
        },
      });
      clear();
    },
    onError: toastError,
    onSettled: refetch,
  });
  const tooMany =
    chosen.length > MOST_AT_ONCE ? `At most ${String(MOST_AT_ONCE)} at once. Choose fewer.` : null;
  return (
    <section className={css.selection} aria-label="Chosen opportunities">
      <strong role="status">{chosen.length} chosen</strong>
      <ReasonButton
        reason={role ?? tooMany}
        loading={draft.isPending}
        onClick={() => {
          draft.mutate(chosen);
        }}
      >
        Make {plural(chosen.length, 'draft')}
      </ReasonButton>
      <ReasonButton
        variant="default"
        reason={role ?? tooMany}
        loading={hide.isPending}
        onClick={() => {
          hide.mutate(chosen);
        }}
      >
        Hide
      </ReasonButton>
      <Button variant="subtle" color="neutral" onClick={clear}>
        Clear
      </Button>
    </section>
  );
}
