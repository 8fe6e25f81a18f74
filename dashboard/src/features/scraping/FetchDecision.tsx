import { Anchor, Button, Modal, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { scraping as api } from '@/shared/api/scrapingCalls';
import { keys } from '@/shared/api/keys';
import { formatDate } from '@/shared/format';
import { useReasonAgainst, useSession } from '@/shared/session';
import { toast } from '@/shared/toast';
import { InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Moment } from '@/shared/ui/Time';
import css from './lists.module.css';

export function useFetchDecision() {
  return useQuery({ queryKey: keys.fetchDecision, queryFn: api.fetchDecision });
}

interface Props {
  opened: boolean;
  onClose: () => void;
  onAllowed: () => void;
}

/** Amazon's terms before the first live fetch, and the user's decision about them, which is recorded. */
export function FetchDecisionDialog({ opened, onClose, onAllowed }: Props) {
  const { data, error } = useFetchDecision();
  const { time_zone: zone } = useSession();
  const against = useReasonAgainst('admin');
  const queries = useQueryClient();
  const decide = useMutation({
    mutationFn: api.decideFetching,
    onSuccess: (decision) => {
      queries.setQueryData(keys.fetchDecision, decision);
      toast(
        decision.allowed ? 'Recorded: lists may be fetched, politely.' : 'Recorded: nothing is fetched live.',
      );
      if (decision.allowed) onAllowed();
      onClose();
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title="Before anything is fetched from Amazon" size="lg">
      {!data && !error && <Skeleton h={240} />}
      <ul className={css.terms}>
        {data?.terms.map((term) => (
          <li key={term.title}>
            <h3>{term.title}</h3>
            <p>{term.text}</p>
            <p className={css.meta}>
              {term.source.startsWith('https://') ? (
                <Anchor href={term.source} target="_blank" rel="noreferrer" inherit underline="always">
                  {new URL(term.source).host}
                </Anchor>
              ) : (
                term.source
              )}
              , {formatDate(term.source_date)}
            </p>
          </li>
        ))}
      </ul>
      {data?.decided && data.decided_at && (
        <p className={css.meta}>
          {data.decided_by} {data.allowed ? 'allowed' : 'declined'} this on{' '}
          <Moment at={data.decided_at} zone={zone} />.
        </p>
      )}
      <InlineError error={decide.error ?? error} />
      <div className={css.decide}>
        <Button variant="subtle" color="neutral" onClick={onClose}>
          Decide later
        </Button>
        <ReasonButton
          variant="default"
          reason={against}
          loading={decide.isPending && !decide.variables}
          onClick={() => {
            decide.mutate(false);
          }}
        >
          Do not fetch
        </ReasonButton>
        <ReasonButton
          reason={against}
          loading={decide.isPending && decide.variables}
          onClick={() => {
            decide.mutate(true);
          }}
        >
          I have read this: fetch
        </ReasonButton>
      </div>
    </Modal>
  );
}
