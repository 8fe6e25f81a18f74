import { useState } from 'react';
import { ActionIcon, Button, SegmentedControl, Skeleton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconCoffee, IconKeyboard } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { Pin } from '@/shared/api/types';
import { plural } from '@/shared/format';
import { useChosenProject } from '@/shared/project';
import { useReasonAgainst } from '@/shared/session';
import { toast } from '@/shared/toast';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorState, Notice } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Picture } from '@/shared/ui/Picture';
import { LinkButton } from '@/shared/ui/LinkButton';
import { DecidedList, LastDecision } from './DecidedList';
import { DecisionBar } from './DecisionBar';
import { Delivery } from './Delivery';
import { Filmstrip } from './Filmstrip';
import { Findings } from './Findings';
import { PinEditor } from './PinEditor';
import { PinWords } from './PinWords';
import { ShortcutHelp } from './ShortcutHelp';
import { queueQuery } from './queries';
import { useShortcuts, useShortcutsEnabled, type ShortcutName } from './useShortcuts';
import { useTriage } from './useTriage';
import { whyNot } from './whyNot';
import css from './review.module.css';

const route = getRouteApi('/shell/review');
const NONE: Pin[] = [];

export function ReviewPage() {
  const { projectId } = useChosenProject();
  const { data, error, isPending, refetch } = useQuery(queueQuery(projectId));
  const { pin: wanted, blocked: onlyBlocked } = route.useSearch();
  const waiting = data ?? NONE;
  const shown = onlyBlocked ? waiting.filter((one) => one.blocked) : waiting;
  const navigate = useNavigate();
  const [editing, setEditing] = useState<string | null>(null);
  const [help, setHelp] = useState(false);
  const [keysOn, setKeysOn] = useShortcutsEnabled();
  const role = useReasonAgainst('editor');

  const select = (id: string | undefined) => {
    void navigate({
      to: '/review',
      search: { pin: id, blocked: onlyBlocked },
      replace: true,
      resetScroll: false,
    });
  };
  const triage = useTriage(shown, select);
  const { queue, decided } = triage;
  const index = Math.max(
    0,
    queue.findIndex((one) => one.id === wanted),
  );
  const pin = queue[index];
  const isEditing = pin !== undefined && editing === pin.id;

  const step = (by: 1 | -1) => {
    const target = queue[index + by];
    if (target) select(target.id);
  };
  const act = (name: ShortcutName) => {
    if (name === 'help') setHelp(true);
    if (name === 'undo') {
      const last = decided[0];
      if (last) void triage.undo(last.id);
      else toast('There is no decision to undo.');
    }
    if (!pin) return;
    if (name === 'next') step(1);
    if (name === 'previous') step(-1);
    if (name === 'edit' || name === 'approve' || name === 'reject') {
      const reason = whyNot(pin, name, role);
      if (reason) toast(reason);
      else if (name === 'edit') setEditing(pin.id);
      else {
        void triage.decide(pin, name);
        // On a phone the next picture starts above the fold, whatever was read of this one.
        window.scrollTo({ top: 0 });
      }
    }
  };
  useShortcuts(keysOn, act);

  const header = (
    <PageHeader
      title="Review"
      action={
        <Button
          className={css.keysButton}
          variant="default"
          leftSection={<IconKeyboard size={18} aria-hidden />}
          onClick={() => {
            setHelp(true);
          }}
        >
          Keys
        </Button>
      }
    >
      {data &&
        (queue.length > 0
          ? `${plural(queue.length, 'pin waits', 'pins wait')} for your decision. Nothing goes out without it.`
          : 'Nothing goes out without your decision.')}
    </PageHeader>
  );
  const filter = onlyBlocked && (
    <Notice tone="info" role="status">
      <p>
        Only pins that a rule keeps back. <Link to="/review">Show all that wait</Link>
      </p>
    </Notice>
  );
  const last = <LastDecision item={decided[0]} onUndo={(id) => void triage.undo(id)} />;
  const overlay = (
    <ShortcutHelp
      opened={help}
      onClose={() => {
        setHelp(false);
      }}
      enabled={keysOn}
      setEnabled={setKeysOn}
    />
  );
  if (isPending) return <ReviewSkeleton />;
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!pin) {
    return (
      <>
        {header}
        {filter}
        {last}
        <EmptyState
          icon={IconCoffee}
          title={onlyBlocked ? 'No pin is kept back by a rule' : 'Nothing waits for you'}
          action={<LinkButton to="/opportunities">Find a product for a pin</LinkButton>}
        >
          Drafted pins will stand here as pictures beside their text, to approve, edit or reject.
        </EmptyState>
        <DecidedList decided={decided.slice(1)} onUndo={(id) => void triage.undo(id)} />
        {overlay}
      </>
    );
  }
  const refusal = triage.refusals[pin.id];
  return (
    <>
      {header}
      {filter}
      {last}
      <div className={css.layout}>
        <Filmstrip queue={queue} currentId={pin.id} onSelect={select} />
        <PinStage pin={pin} index={index} total={queue.length} step={step} />
        <div className={css.side}>
          {refusal && (
            <Notice tone="danger" role="alert">
              <p>{refusal.message}</p>
            </Notice>
          )}
          {isEditing ? (
            <section className={`pf-card ${css.card ?? ''}`}>
              <PinEditor
                key={pin.id}
                pin={pin}
                onCancel={() => {
                  setEditing(null);
                }}
                onSaved={(saved) => {
                  setEditing(null);
                  triage.put(saved);
                  triage.forget(saved.id, null);
                  void triage.refetch();
                  toast(saved.blocked ? 'Saved. A rule still blocks the pin.' : 'Saved and checked again.');
                }}
              />
            </section>
          ) : (
            <section className={`pf-card ${css.card ?? ''}`}>
              <PinWords pin={pin} />
            </section>
          )}
          <section className={`pf-card ${css.card ?? ''}`}>
            <h2 className={css.section}>Rules</h2>
            {pin.writer_note && <p className={css.quiet}>{pin.writer_note}</p>}
            <Findings
              pin={pin}
              onFixed={(fixed) => {
                triage.put(fixed);
                triage.forget(fixed.id, null);
                void triage.refetch();
                toast(
                  fixed.blocked ? 'Fixed. Another rule still blocks the pin.' : 'Fixed and checked again.',
                );
              }}
            />
          </section>
          <section className={`pf-card ${css.card ?? ''}`}>
            <h2 className={css.section}>What Pinterest will get</h2>
            <Delivery pin={pin} />
          </section>
          <DecidedList decided={decided.slice(1)} onUndo={(id) => void triage.undo(id)} />
          {!isEditing && (
            <DecisionBar
              pin={pin}
              onApprove={() => {
                act('approve');
              }}
              onReject={() => {
                act('reject');
              }}
              onEdit={() => {
                act('edit');
              }}
            />
          )}
        </div>
      </div>
      {overlay}
    </>
  );
}

interface StageProps {
  pin: Pin;
  index: number;
  total: number;
  step: (by: 1 | -1) => void;
}

/** The picture, large, or at the 236 px where most people will meet it. */
function PinStage({ pin, index, total, step }: StageProps) {
  const [size, setSize] = useState('fit');
  const go = (by: 1 | -1) => () => {
    step(by);
  };
  return (
    <div className={css.stage}>
      <div className={css.mount} data-size={size}>
        <div
          className={css.pinPicture}
          style={{ aspectRatio: `${String(pin.picture.width)} / ${String(pin.picture.height)}` }}
        >
          <Picture key={pin.picture.sha256} src={pin.picture.url} alt={pin.alt_text} eager />
        </div>
      </div>
      <div className={css.stageFoot}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label="Previous pin"
          aria-keyshortcuts="k"
          disabled={index === 0}
          onClick={go(-1)}
        >
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <span className={css.position} aria-live="polite">
          {index + 1} of {total}
        </span>
        <ActionIcon
          variant="default"
          size={36}
          aria-label="Next pin"
          aria-keyshortcuts="j"
          disabled={index + 1 >= total}
          onClick={go(1)}
        >
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
        <SegmentedControl
          className={css.sizes}
          size="xs"
          aria-label="Size of the picture"
          value={size}
          onChange={setSize}
          data={[
            { value: 'fit', label: 'Large' },
            { value: 'feed', label: 'As in a feed' },
          ]}
        />
      </div>
    </div>
  );
}

function ReviewSkeleton() {
  return (
    <div aria-busy="true" aria-label="Loading the review queue">
      <Skeleton h={36} w={160} mb={32} />
      <div className={css.layout}>
        <Skeleton className={css.stripSkeleton} />
        <Skeleton className={css.pictureSkeleton} radius="lg" />
        <div className={css.side}>
          <Skeleton h={190} radius="lg" />
          <Skeleton h={120} radius="lg" />
          <Skeleton h={240} radius="lg" />
        </div>
      </div>
    </div>
  );
}
