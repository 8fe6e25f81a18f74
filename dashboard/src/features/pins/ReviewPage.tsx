import { useRef, useState } from 'react';
import { ActionIcon, Button, Checkbox, Group, SegmentedControl, Skeleton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconCoffee, IconKeyboard } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { Pin, QueuedPin } from '@/shared/api/types';
import { plural } from '@/shared/format';
import { useChosenProject } from '@/shared/project';
import { useReasonAgainst, useSession } from '@/shared/session';
import { toast } from '@/shared/toast';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorState, Notice } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Assignee } from './Assignee';
import { BatchBar, BatchRefusals, nextUnseen, whyNotBatch } from './BatchBar';
import { Comments } from './Comments';
import { DecidedList, LastDecision } from './DecidedList';
import { DecisionBar } from './DecisionBar';
import { Delivery } from './Delivery';
import { DiffCard } from './DiffCard';
import { Filmstrip } from './Filmstrip';
import { Findings } from './Findings';
import { PhotoChoice } from './PhotoChoice';
import { PinPictures } from './PinPictures';
import { PinWords } from './PinWords';
import { QueueFilter } from './QueueFilter';
import { RejectDialog } from './RejectDialog';
import { ShortcutHelp } from './ShortcutHelp';
import { queueQuery } from './queries';
import { useChosen } from './useChosen';
import { useSeen } from './useSeen';
import { useShortcuts, useShortcutsEnabled, type ShortcutName } from './useShortcuts';
import { useTriage } from './useTriage';
import { whyNot } from './whyNot';
import css from './review.module.css';

const route = getRouteApi('/shell/review');
const NONE: QueuedPin[] = [];

/** What a key opens may lie below the fold. */
const intoView = (opened: HTMLElement | null) => {
  opened?.scrollIntoView({ block: 'nearest' });
};

export function ReviewPage() {
  const { projectId } = useChosenProject();
  const { data, error, isPending, refetch } = useQuery(queueQuery(projectId));
  const { pin: wanted, why: asked, blocked: onlyBlocked } = route.useSearch();
  const why = asked ?? (onlyBlocked ? 'blocked' : undefined);
  const waiting = data?.items ?? NONE;
  const shown = waiting
    .filter(({ reasons }) => !why || reasons.some(({ code }) => code === why))
    .map((one) => one.pin);
  const navigate = useNavigate();
  const [help, setHelp] = useState(false);
  const [keysOn, setKeysOn] = useShortcutsEnabled();
  const [comparing, setComparing] = useState(false);
  const [saying, setSaying] = useState(false);
  const commentField = useRef<HTMLTextAreaElement>(null);
  const assigneeField = useRef<HTMLInputElement>(null);
  const role = useReasonAgainst('editor');
  const { user } = useSession();

  const select = (id: string | undefined) => {
    void navigate({
      to: '/review',
      search: { pin: id, why },
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
  const seen = useSeen(pin, role === null);
  const chosen = useChosen(queue);
  const reasons = waiting.find((one) => one.pin.id === pin?.id)?.reasons ?? [];
  const titles = new Map(waiting.map((one) => [one.pin.id, one.pin.title]));

  const approveChosen = async () => {
    const against = whyNotBatch(chosen.chosen, seen, role);
    const unseen = nextUnseen(chosen.chosen, seen);
    if (against && unseen) select(unseen.id);
    if (against) toast(against);
    else chosen.drop(await triage.approveSeveral(chosen.chosen));
  };
  const put = (changed: Pin) => {
    triage.put(changed);
    void triage.refetch();
  };

  /** What was refused of it concerns the pin as it was before. */
  const putChanged = (changed: Pin) => {
    put(changed);
    triage.forget(changed.id, null);
  };

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
    if (name === 'diff') setComparing((open) => !open);
    if (name === 'comment') commentField.current?.focus();
    if (name === 'assign') assigneeField.current?.focus();
    if (name === 'choose') chosen.toggle(pin.id);
    if (name === 'chooseTo') chosen.range(pin.id);
    if (name === 'approveChosen') void approveChosen();
    if (name === 'rejectWhy') {
      const reason = whyNot(pin, 'reject', role);
      if (reason) toast(reason);
      else setSaying(true);
    }
    if (name === 'edit' || name === 'approve' || name === 'reject') {
      const reason = whyNot(pin, name, role, user.id);
      if (reason) toast(reason);
      else if (name === 'edit')
        void navigate({ to: '/studio/pins/$id', params: { id: pin.id }, search: { from: 'review' } });
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
  const filter = data && (
    <QueueFilter
      queue={data}
      why={why}
      onChange={(next) => {
        void navigate({ to: '/review', search: { why: next }, replace: true });
      }}
    />
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
          title={why ? 'No pin waits for this reason' : 'Nothing waits for you'}
          action={
            why ? (
              <LinkButton to="/review">Show all that wait</LinkButton>
            ) : (
              <Group gap="xs" justify="center">
                <LinkButton to="/opportunities">Find a product for a pin</LinkButton>
                <LinkButton to="/pins/new" variant="default">
                  New pin of your own
                </LinkButton>
              </Group>
            )
          }
        >
          {why
            ? 'Pins will stand here when they wait for this reason.'
            : 'Drafted pins will stand here as pictures beside their text, to approve, edit or reject.'}
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
      <BatchRefusals results={triage.notApproved} titles={titles} />
      <BatchBar
        chosen={chosen.chosen}
        seen={seen}
        role={role}
        busy={triage.busy}
        onApprove={() => void approveChosen()}
        onShow={select}
        onClear={chosen.clear}
      />
      <div className={css.layout}>
        <Filmstrip
          queue={queue}
          currentId={pin.id}
          onSelect={select}
          isChosen={chosen.isChosen}
          onChoose={(id, range) => {
            if (range) chosen.range(id);
            else chosen.toggle(id);
          }}
        />
        <PinStage
          pin={pin}
          index={index}
          total={queue.length}
          step={step}
          chosen={chosen.isChosen(pin.id)}
          onChoose={() => {
            chosen.toggle(pin.id);
          }}
        />
        <div className={css.side}>
          {reasons.length > 0 && (
            <ul className={css.reasons} aria-label="Why it waits">
              {reasons.map(({ code, text }) => (
                <li key={code} data-code={code}>
                  {text}
                </li>
              ))}
            </ul>
          )}
          {refusal && (
            <Notice tone="danger" role="alert">
              <p>{refusal.message}</p>
            </Notice>
          )}
          <section className={`pf-card ${css.card ?? ''}`}>
            <PinWords pin={pin} />
          </section>
          <section className={`pf-card ${css.card ?? ''}`}>
            <PhotoChoice key={pin.id} pin={pin} onChanged={putChanged} />
          </section>
          <section className={`pf-card ${css.card ?? ''}`}>
            <h2 className={css.section}>Rules</h2>
            {pin.writer_note && <p className={css.quiet}>{pin.writer_note}</p>}
            <Findings
              pin={pin}
              onFixed={(fixed) => {
                putChanged(fixed);
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
          <section className={`pf-card ${css.card ?? ''}`}>
            <Button
              variant="subtle"
              size="xs"
              aria-expanded={comparing}
              aria-keyshortcuts="d"
              onClick={() => {
                setComparing(!comparing);
              }}
            >
              {comparing ? 'Hide what the last edit changed' : 'What the last edit changed'}
            </Button>
            {comparing && (
              <div ref={intoView} className={css.opened}>
                <DiffCard key={pin.id} pinId={pin.id} />
              </div>
            )}
          </section>
          <section className={`pf-card ${css.card ?? ''}`}>
            <h2 className={css.section}>Team</h2>
            <Assignee pin={pin} onAssigned={put} field={assigneeField} />
            <Comments key={pin.id} pinId={pin.id} field={commentField} />
          </section>
          <DecidedList decided={decided.slice(1)} onUndo={(id) => void triage.undo(id)} />
          <DecisionBar
            pin={pin}
            onApprove={() => {
              act('approve');
            }}
            onReject={() => {
              act('reject');
            }}
            onRejectWhy={() => {
              act('rejectWhy');
            }}
            onEdit={() => {
              act('edit');
            }}
          />
        </div>
      </div>
      {overlay}
      <RejectDialog
        opened={saying}
        onClose={() => {
          setSaying(false);
        }}
        onReject={(reason) => {
          setSaying(false);
          void triage.decide(pin, 'reject', reason);
        }}
      />
    </>
  );
}

interface StageProps {
  pin: Pin;
  index: number;
  total: number;
  step: (by: 1 | -1) => void;
  chosen: boolean;
  onChoose: () => void;
}

/** The picture, large, or at the 236 px where most people will meet it. */
function PinStage({ pin, index, total, step, chosen, onChoose }: StageProps) {
  const [size, setSize] = useState('fit');
  const go = (by: 1 | -1) => () => {
    step(by);
  };
  return (
    <div className={css.stage}>
      <div className={css.mount} data-size={size}>
        <PinPictures pin={pin} />
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
        <Checkbox
          className={css.choose}
          label="Choose"
          checked={chosen}
          aria-keyshortcuts="x"
          onChange={onChoose}
        />
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
