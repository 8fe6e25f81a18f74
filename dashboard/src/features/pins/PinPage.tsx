import { useState } from 'react';
import { Button, Skeleton } from '@mantine/core';
import {
  IconArrowBackUp,
  IconExternalLink,
  IconPencil,
  IconRefresh,
  IconTemplate,
} from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { Pin } from '@/shared/api/types';
import { formatMoment, zoneName } from '@/shared/format';
import { useReasonAgainst, useSession } from '@/shared/session';
import { toast } from '@/shared/toast';
import { ErrorState, InlineError, Notice } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { PinStatePill } from '@/shared/ui/StatePill';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Assignee } from './Assignee';
import { Attempts } from './Attempts';
import { Comments } from './Comments';
import { Delivery } from './Delivery';
import { DiffOnDemand } from './DiffCard';
import { Findings } from './Findings';
import { History } from './History';
import { KindCard } from './KindCard';
import { NotPublished } from './NotPublished';
import { PhotoChoice } from './PhotoChoice';
import { PinEditor } from './PinEditor';
import { PinFigures } from './PinFigures';
import { PinPictures } from './PinPictures';
import { PinWords } from './PinWords';
import { PostingActions } from './PostingActions';
import { Timeline } from './Timeline';
import { pinQuery, useZoneOf } from './queries';
import { whyNot } from './whyNot';
import css from './pins.module.css';
import review from './review.module.css';

const route = getRouteApi('/shell/pins/$id');
const card = `pf-card ${review.card ?? ''}`;

export function PinPage() {
  const { id } = route.useParams();
  const { data: pin, error, isPending, refetch } = useQuery(pinQuery(id));
  if (isPending) return <PinSkeleton />;
  if (!pin) return <ErrorState error={error} retry={() => void refetch()} />;
  return <PinView key={pin.id} pin={pin} />;
}

function PinView({ pin }: { pin: Pin }) {
  const [editing, setEditing] = useState(false);
  const [refused, setRefused] = useState<Error | null>(null);
  const { time_zone: fallback } = useSession();
  const zone = useZoneOf(pin.account?.id, fallback);
  const queries = useQueryClient();
  const keep = (changed: Pin) => {
    queries.setQueryData(keys.pin(pin.id), changed);
    void queries.invalidateQueries({ queryKey: keys.pins() });
    void queries.invalidateQueries({ queryKey: keys.attempts(pin.id) });
  };
  const act = useMutation({
    mutationFn: (action: 'undo' | 'retry') => (action === 'undo' ? api.undo(pin.id) : api.retry(pin.id)),
    onSuccess: (changed, action) => {
      keep(changed);
      toast(
        action === 'undo' ? 'The pin is back in review.' : 'The pin will be tried again at its next slot.',
      );
    },
  });
  const { undo, retry } = pin.actions;
  const role = useReasonAgainst('editor');

  return (
    <>
      <PageHeader
        title={pin.title}
        action={
          <>
            {pin.state === 'in_review' && (
              <LinkButton to="/review" search={{ pin: pin.id }}>
                Review this pin
              </LinkButton>
            )}
            {retry.allowed && (
              <ReasonButton
                reason={role}
                leftSection={<IconRefresh size={18} aria-hidden />}
                loading={act.isPending}
                onClick={() => {
                  act.mutate('retry');
                }}
              >
                Try again
              </ReasonButton>
            )}
            {pin.pinterest_url && (
              <Button
                component="a"
                href={pin.pinterest_url}
                target="_blank"
                rel="noreferrer"
                variant="default"
                rightSection={<IconExternalLink size={16} aria-hidden />}
              >
                See it on Pinterest
              </Button>
            )}
            <PostingActions pin={pin} onRefused={setRefused} />
            {undo.allowed && (
              <ReasonButton
                variant="default"
                reason={role}
                leftSection={<IconArrowBackUp size={18} aria-hidden />}
                loading={act.isPending}
                onClick={() => {
                  act.mutate('undo');
                }}
              >
                Back to review
              </ReasonButton>
            )}
            {pin.actions.edit.allowed && (
              <LinkButton
                to="/studio/pins/$id"
                params={{ id: pin.id }}
                variant="default"
                leftSection={<IconTemplate size={18} aria-hidden />}
              >
                Open in the studio
              </LinkButton>
            )}
            <ReasonButton
              variant="default"
              leftSection={<IconPencil size={18} aria-hidden />}
              reason={whyNot(pin, 'edit', role)}
              onClick={() => {
                setEditing(true);
              }}
            >
              Edit
            </ReasonButton>
          </>
        }
      >
        <span className={css.stateLine}>
          <PinStatePill state={pin.state} />
          <span>{stateSentence(pin, zone)}</span>
        </span>
      </PageHeader>
      {refused && (
        <div className={css.refused}>
          <NotPublished error={refused} zone={zone} />
        </div>
      )}
      <div className={css.detail}>
        <div className={css.detailPicture}>
          <PinPictures pin={pin} fill />
        </div>
        <div className={review.side}>
          {act.error && <InlineError error={act.error} />}
          {pin.failure && (
            <Notice tone={pin.state === 'needs_attention' ? 'warning' : 'danger'}>
              <p>{pin.failure.message}</p>
            </Notice>
          )}
          <section className={card}>
            {editing ? (
              <PinEditor
                pin={pin}
                onCancel={() => {
                  setEditing(false);
                }}
                onSaved={(saved) => {
                  setEditing(false);
                  keep(saved);
                  toast('Saved and checked again.');
                }}
              />
            ) : (
              <PinWords pin={pin} />
            )}
          </section>
          <section className={card}>
            <h2 className={review.section}>Pictures</h2>
            <div className={review.kind}>
              <KindCard pin={pin} onChanged={keep} />
              <div>
                <PhotoChoice pin={pin} onChanged={keep} />
              </div>
            </div>
          </section>
          <section className={card}>
            <h2 className={review.section}>What became of it</h2>
            <Timeline pin={pin} zone={zone} />
          </section>
          {pin.published_at && (
            <section className={card}>
              <h2 className={review.section}>Figures</h2>
              <PinFigures pinId={pin.id} zone={zone} />
            </section>
          )}
          <section className={card}>
            <h2 className={review.section}>Team</h2>
            {pin.state === 'in_review' && <Assignee pin={pin} onAssigned={keep} />}
            <Comments pinId={pin.id} />
          </section>
          <section className={card}>
            <h2 className={review.section}>History</h2>
            <History pinId={pin.id} zone={zone} />
          </section>
          <section className={card}>
            <h2 className={review.section}>What the last edit changed</h2>
            <DiffOnDemand pin={pin} onRestored={keep} />
          </section>
          <section className={card}>
            <h2 className={review.section}>Attempts to publish</h2>
            <Attempts pinId={pin.id} zone={zone} />
          </section>
          <section className={card}>
            <h2 className={review.section}>
              {pin.published_at && pin.pinterest_url ? 'What Pinterest got' : 'What Pinterest will get'}
            </h2>
            <Delivery pin={pin} />
          </section>
          <section className={card}>
            <h2 className={review.section}>Rules</h2>
            {pin.writer_note && <p className={review.quiet}>{pin.writer_note}</p>}
            <Findings
              pin={pin}
              onFixed={(fixed) => {
                keep(fixed);
                toast(
                  fixed.blocked ? 'Fixed. Another rule still blocks the pin.' : 'Fixed and checked again.',
                );
              }}
            />
          </section>
        </div>
      </div>
    </>
  );
}

function stateSentence(pin: Pin, zone: string): string {
  const moment = (at: string) => `${formatMoment(at, zone)} (${zoneName(zone)})`;
  const where = pin.account ? ` on ${pin.account.name}` : '';
  if (pin.published_at) return `${moment(pin.published_at)}${where}`;
  if (pin.scheduled_at && pin.state === 'scheduled') return `Goes out ${moment(pin.scheduled_at)}${where}`;
  if (pin.state === 'approved') return 'A slot is being chosen';
  if (pin.first_approved) return `${pin.first_approved.by} approved it; a second person must too`;
  if (pin.state === 'in_review') return 'Waits for your decision';
  return pin.account?.name ?? '';
}

function PinSkeleton() {
  return (
    <div aria-busy="true" aria-label="Loading the pin">
      <Skeleton h={36} w={380} maw="100%" mb={28} />
      <div className={css.detail}>
        <Skeleton radius="lg" style={{ aspectRatio: '2 / 3' }} />
        <div className={review.side}>
          <Skeleton h={180} radius="lg" />
          <Skeleton h={220} radius="lg" />
        </div>
      </div>
    </div>
  );
}
