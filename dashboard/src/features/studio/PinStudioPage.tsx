import { useRef, useState } from 'react';
import {
  Anchor,
  Button,
  SegmentedControl,
  Select,
  Skeleton,
  Stack,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowLeft, IconDeviceFloppy, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api } from '@/shared/api/calls';
import { asApiError } from '@/shared/api/error';
import { keys } from '@/shared/api/keys';
import { studio } from '@/shared/api/studioCalls';
import type { Pin, PinChange, PinToPreview, Template } from '@/shared/api/types';
import { useReasonAgainst } from '@/shared/session';
import { hookName } from '@/shared/hooks';
import { ownFiles } from '@/shared/ownFiles';
import { toast, toastError } from '@/shared/toast';
import { ErrorState, InlineError, Notice } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Picture } from '@/shared/ui/Picture';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { PinStatePill } from '@/shared/ui/StatePill';
import { useUnsaved } from '@/shared/ui/useUnsaved';
import { Drafts } from './Drafts';
import { PinFindings } from './PinFindings';
import { HookCard } from './HookCard';
import { HistoryButtons } from './TemplatePage';
import { useDrawn, useSeen } from './useDrawn';
import { DRAWN, differences, draftOf, LIMITS, tidy, whyNotSaved, type Draft } from './pinDraft';
import { Lines } from './Lines';
import { linesOf } from './linesOf';
import { PhotoCard } from './PhotoCard';
import { PlaceFields } from './PlaceFields';
import { useHistory } from './useHistory';
import { WriterLine } from './WriterLine';
import css from './studio.module.css';

const route = getRouteApi('/shell/studio/pins/$id');
const DRAW_MS = 350;
/** Each headline is drawn into every template in sight: not while somebody is typing. */
const THUMBNAILS_MS = 1500;

export function PinStudioPage() {
  const { id } = route.useParams();
  const {
    data: pin,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: keys.pin(id),
    queryFn: () => api.pin(id),
  });
  if (isPending) return <PinSkeleton />;
  if (!pin) return <ErrorState error={error} retry={() => void refetch()} />;
  return <PinStudio key={pin.id} pin={pin} />;
}

function PinStudio({ pin }: { pin: Pin }) {
  const { from } = route.useSearch();
  const [seen, setSeen] = useState(pin);
  const before = draftOf(seen);
  const history = useHistory<Draft>(before);
  const draft = history.now;
  const changed = differences(before, draft);
  const isDirty = Object.keys(changed).length > 0;
  const role = useReasonAgainst('editor');
  const against =
    role ?? (pin.actions.edit.allowed ? null : (pin.actions.edit.reason ?? 'Not possible now.'));
  const queries = useQueryClient();
  const templates = useQuery({ queryKey: keys.templates, queryFn: api.templates });
  const unsaved = useUnsaved(isDirty);

  const keep = (kept: Pin) => {
    setSeen(kept);
    history.restart(draftOf(kept));
    queries.setQueryData(keys.pin(pin.id), kept);
    void queries.invalidateQueries({ queryKey: keys.pins() });
  };
  const takeBack = (kept: Pin) => {
    studio.restore(pin.id, kept.version).then((undone) => {
      keep(undone);
      toast('The pin is as it was before.');
    }, toastError);
  };
  /** Says what was done; what made another pin can be undone, whole. */
  const say = (words: string, kept: Pin) => {
    const isSame =
      JSON.stringify(draftOf(kept)) === JSON.stringify(before) && kept.picture.sha256 === seen.picture.sha256;
    const undo = {
      label: 'Undo',
      run: () => {
        takeBack(kept);
      },
    };
    toast(words, isSame ? undefined : undo);
  };
  const save = useMutation({
    mutationFn: (change: PinChange) => api.changePin(pin.id, change),
    onSuccess: (kept) => {
      keep(kept);
      say(kept.blocked ? 'Saved. A rule blocks the pin.' : 'Saved and checked again.', kept);
    },
  });
  const redraw = useMutation({
    mutationFn: () => studio.redraw(pin.id, seen.version),
    onSuccess: (kept) => {
      keep(kept);
      say('Written and drawn anew.', kept);
    },
  });
  const single = useMutation({
    mutationFn: () => studio.convert(pin.id, seen.version, 'image'),
    onSuccess: (kept) => {
      keep(kept);
      say('It is a single picture now.', kept);
    },
  });
  const rewrite = useMutation({
    mutationFn: (hook: string) => studio.rewrite(pin.id, seen.version, hook),
    onSuccess: (kept) => {
      keep(kept);
      say(`Written anew: ${hookName(kept.hook)}.`, kept);
    },
  });
  const fault = save.error ?? redraw.error ?? rewrite.error;
  const conflict = asApiError(fault).status === 409;
  const change = (part: Partial<Draft>, tag: string | null) => {
    history.change({ ...draft, ...part }, tag);
  };
  const set = (name: keyof Draft, value: string | string[]) => {
    change({ [name]: value }, name === 'scheme' ? null : name);
  };
  const swap = (template: Template) => {
    const scheme = template.schemes.includes(draft.scheme) ? draft.scheme : (template.schemes[0] ?? '');
    history.change({ ...draft, template: template.id, scheme });
  };
  const voids = pin.state === 'approved' || pin.state === 'scheduled';
  const current = templates.data?.items.find(({ id }) => id === draft.template);
  const [headline] = useDebouncedValue(draft.headline, THUMBNAILS_MS);
  const isVideo = seen.kind === 'video';
  // A video shows the words as they are: only what stands beside it can change.
  const own = ownFiles(seen);
  const drawnAgainst = against ?? own ?? (isVideo ? 'Make it a single picture first.' : null);
  const uses = linesOf(current, draft, seen.kind);

  return (
    <>
      {unsaved.question}
      <PageHeader
        title={seen.title}
        action={
          <>
            <HistoryButtons history={history} readOnly={against !== null} />
            <ReasonButton
              variant="default"
              reason={drawnAgainst ?? (isDirty ? 'Save or undo your changes first.' : null)}
              leftSection={<IconRefresh size={18} aria-hidden />}
              loading={redraw.isPending}
              onClick={() => {
                redraw.mutate();
              }}
            >
              Another combination
            </ReasonButton>
            <ReasonButton
              reason={against ?? (isDirty ? whyNotSaved(draft) : 'Nothing was changed.')}
              leftSection={<IconDeviceFloppy size={18} aria-hidden />}
              loading={save.isPending}
              onClick={() => {
                save.mutate({ version: seen.version, ...changed });
              }}
            >
              Save and check again
            </ReasonButton>
          </>
        }
      >
        <span className={css.stateLine}>
          {from === 'review' && (
            <Link to="/review" search={{ pin: pin.id }} className={css.back}>
              <IconArrowLeft size={16} aria-hidden /> Review
            </Link>
          )}
          <Link to="/pins/$id" params={{ id: pin.id }} className={css.back}>
            {from !== 'review' && <IconArrowLeft size={16} aria-hidden />} The pin
          </Link>
          <PinStatePill state={pin.state} />
        </span>
      </PageHeader>
      {voids && against === null && (
        <Notice tone="warning">
          <p>A change takes back the approval: the pin returns to review.</p>
        </Notice>
      )}
      {own && against === null && (
        <Notice tone="info">
          <p>{own} The words beside them are changed here.</p>
        </Notice>
      )}
      {isVideo && !own && (
        <Notice tone="info">
          <p>This pin is a video, which shows the words as they are. To change them, film it anew.</p>
          <ReasonButton
            variant="default"
            size="compact-sm"
            reason={against ?? (isDirty ? 'Save or undo your changes first.' : null)}
            loading={single.isPending}
            onClick={() => {
              single.mutate();
            }}
          >
            Make it a single picture
          </ReasonButton>
          <InlineError error={single.error} />
        </Notice>
      )}
      <div className={css.pinStudio}>
        <div className={css.canvasOfPin}>
          <section className={css.stage} aria-label="Picture">
            <BeforeAfter pin={seen} draft={draft} changed={changed} />
          </section>
          <section className={css.group} aria-labelledby="templates">
            <h2 id="templates" className={css.groupTitle}>
              Template
            </h2>
            {templates.error ? (
              <InlineError error={templates.error} />
            ) : (
              <ul className={css.strip} aria-label="Templates with this pin’s texts">
                {(templates.data?.items ?? [])
                  .filter(({ faulty }) => !faulty)
                  .toSorted(
                    (a, b) =>
                      Number(b.own) - Number(a.own) ||
                      Number(b.id === seen.template) - Number(a.id === seen.template),
                  )
                  .map((template) => (
                    <Thumbnail
                      key={template.id}
                      pin={seen}
                      headline={headline}
                      template={template}
                      isChosen={template.id === draft.template}
                      against={drawnAgainst}
                      onChoose={() => {
                        swap(template);
                      }}
                    />
                  ))}
              </ul>
            )}
          </section>
        </div>
        <div className={css.side}>
          {conflict ? (
            <Notice tone="warning" title="Someone changed this pin meanwhile" role="alert">
              <p>{asApiError(fault).message}</p>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => {
                  save.reset();
                  redraw.reset();
                  rewrite.reset();
                  api.pin(pin.id).then((theirs) => {
                    setSeen(theirs);
                    queries.setQueryData(keys.pin(pin.id), theirs);
                  }, toastError);
                }}
              >
                Compare mine with theirs
              </Button>
            </Notice>
          ) : (
            <InlineError error={fault} />
          )}
          <HookCard
            pin={seen}
            against={drawnAgainst ?? (isDirty ? 'Save or undo your changes first.' : null)}
            isPending={rewrite.isPending}
            onChoose={rewrite.mutateAsync}
          />
          <section className={`pf-card ${css.card ?? ''}`} aria-labelledby="on-the-picture">
            <h2 id="on-the-picture" className={css.groupTitle}>
              On the picture
            </h2>
            <fieldset className={css.fields} disabled={drawnAgainst !== null}>
              <Counted label="Headline" name="headline" draft={draft} set={set} rows={2} />
              <Lines
                draft={draft}
                uses={uses}
                small={<Counted key="kicker" label="Small line" name="kicker" draft={draft} set={set} />}
                change={change}
              />
              <Select
                label="Colours"
                data={[...new Set([...(current?.schemes ?? []), draft.scheme])].filter(Boolean)}
                value={draft.scheme}
                onChange={(value) => {
                  if (value) set('scheme', value);
                }}
              />
            </fieldset>
          </section>
          <PhotoCard
            pin={seen}
            mediaId={draft.media_id}
            isDirty={isDirty}
            against={drawnAgainst}
            onChoose={(mediaId) => {
              change({ media_id: mediaId }, null);
            }}
            onSaved={(kept) => {
              keep(kept);
              say('Drawn anew around the point you chose.', kept);
            }}
          />
          <section className={`pf-card ${css.card ?? ''}`} aria-labelledby="beside-the-picture">
            <h2 id="beside-the-picture" className={css.groupTitle}>
              Beside it
            </h2>
            <fieldset className={css.fields} disabled={against !== null}>
              <Counted label="Title" name="title" draft={draft} set={set} />
              <Counted label="Description" name="description" draft={draft} set={set} rows={4} />
              <Counted label="Alt text" name="alt_text" draft={draft} set={set} rows={2} />
              <PlaceFields draft={draft} onChange={change} />
            </fieldset>
          </section>
          <section className={`pf-card ${css.card ?? ''}`} aria-labelledby="known">
            <h2 id="known" className={css.groupTitle}>
              What you know of the product
            </h2>
            <fieldset className={css.fields} disabled={against !== null}>
              <TagsInput
                aria-label="What you know of the product"
                description="One fact each, then Enter. What the texts claim is held against them."
                placeholder={draft.notes.length === 0 ? 'The lid locks.' : undefined}
                maxTags={10}
                splitChars={[]}
                acceptValueOnBlur
                value={draft.notes}
                onChange={(value) => {
                  set('notes', value);
                }}
              />
              <WriterLine pin={seen} />
            </fieldset>
          </section>
          <section className={`pf-card ${css.card ?? ''}`} aria-labelledby="rules">
            <h2 id="rules" className={css.groupTitle}>
              Rules
            </h2>
            <PinFindings pin={seen} isDirty={isDirty} />
          </section>
        </div>
      </div>
      <Drafts pin={seen} />
    </>
  );
}

interface FieldProps {
  label: string;
  name: keyof typeof LIMITS;
  draft: Draft;
  set: (name: keyof Draft, value: string) => void;
  rows?: number;
}

/** A text with how much of its room is taken. */
function Counted({ label, name, draft, set, rows }: FieldProps) {
  const value = draft[name];
  const limit = LIMITS[name];
  const props = {
    label,
    value,
    description: `${String(value.length)} of ${String(limit)} characters`,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as (
      'label' | 'input' | 'description' | 'error'
    )[],
    error: value.length > limit ? `Longer than ${String(limit)} characters.` : undefined,
  };
  const onChange = (event: { currentTarget: { value: string } }) => {
    set(name, event.currentTarget.value);
  };
  return rows ? (
    <Textarea {...props} autosize minRows={rows} onChange={onChange} />
  ) : (
    <TextInput {...props} onChange={onChange} />
  );
}

interface BeforeAfterProps {
  pin: Pin;
  draft: Draft;
  changed: ReturnType<typeof differences>;
}

/** The picture as it would be, with the stored one beside it on demand. */
function BeforeAfter({ pin, draft, changed }: BeforeAfterProps) {
  const [view, setView] = useState('after');
  const isNew = DRAWN.some((name) => name in changed);
  const [settled] = useDebouncedValue(draft, DRAW_MS);
  const drawnAs = tidy(settled);
  const wish: PinToPreview = {
    ...Object.fromEntries(DRAWN.filter((name) => name !== 'media_id').map((name) => [name, drawnAs[name]])),
    ...(drawnAs.media_id !== pin.media_id && { media_id: drawnAs.media_id }),
    width: 1000,
  };
  const drawn = useDrawn(
    { pin: pin.id, version: pin.version, ...wish },
    () => studio.previewPin(pin.id, wish),
    isNew,
  );
  const after = isNew ? (drawn.url ?? pin.picture.url) : pin.picture.url;
  const shown = view === 'before' ? pin.picture.url : after;
  return (
    <>
      <div className={css.pictures} data-both={(view === 'both' && isNew) || undefined}>
        {view === 'both' && isNew && (
          <figure className={css.figure}>
            <Picture src={pin.picture.url} alt={pin.alt_text} eager />
            <figcaption className="pf-label">Before</figcaption>
          </figure>
        )}
        <figure className={css.figure} data-drawing={drawn.isDrawing || undefined}>
          <Picture
            src={shown}
            alt={isNew && view !== 'before' ? `Preview: ${draft.headline}` : pin.alt_text}
            eager
          />
          {isNew && (
            <figcaption className="pf-label">
              {view === 'before' ? 'Before' : 'After, not saved yet'}
            </figcaption>
          )}
        </figure>
      </div>
      {isNew && (
        <SegmentedControl
          aria-label="Compare"
          data={[
            { value: 'before', label: 'Before' },
            { value: 'both', label: 'Side by side' },
            { value: 'after', label: 'After' },
          ]}
          value={view}
          onChange={setView}
        />
      )}
      <span role="status" aria-live="polite" className={css.quiet}>
        {drawn.isDrawing ? 'Drawing…' : ''}
      </span>
      {isNew && drawn.error ? <InlineError error={drawn.error} /> : null}
    </>
  );
}

interface ThumbnailProps {
  pin: Pin;
  /** As it is typed now. */
  headline: string;
  template: Template;
  isChosen: boolean;
  against: string | null;
  onChoose: () => void;
}

/** The pin in another template, drawn when it comes into view. */
function Thumbnail({ pin, headline, template, isChosen, against, onChoose }: ThumbnailProps) {
  const { ref, seen } = useSeen<HTMLLIElement>();
  const isCurrent = template.id === pin.template;
  const isTyped = headline !== pin.headline && headline.trim() !== '';
  const isStored = isCurrent && !isTyped;
  const wish = { template: template.id, width: 236, ...(isTyped && { headline }) };
  const mayDraw = against === null && !isStored;
  const drawn = useDrawn(
    { pin: pin.id, version: pin.version, ...wish, of: template.version },
    () => studio.previewPin(pin.id, wish),
    seen && mayDraw,
  );
  const button = useRef<HTMLButtonElement>(null);
  return (
    <li ref={ref} className={css.stripItem}>
      <button
        ref={button}
        type="button"
        className={css.thumbnail}
        aria-pressed={isChosen}
        aria-label={`Use ${template.name}`}
        disabled={against !== null}
        onClick={onChoose}
      >
        {isStored ? (
          <Picture src={pin.picture.url} alt="" />
        ) : drawn.url ? (
          <Picture src={drawn.url} alt="" eager />
        ) : drawn.error ? (
          <Picture src={null} alt="Could not be drawn" />
        ) : (
          <Skeleton h="100%" radius="md" animate={mayDraw} />
        )}
      </button>
      <span className={css.stripName}>{template.name}</span>
      {drawn.error ? (
        <Anchor component="button" type="button" size="xs" onClick={drawn.redraw}>
          Draw again
        </Anchor>
      ) : (
        <span className="pf-label">{isCurrent ? 'Now' : template.own ? 'Your own' : ''}</span>
      )}
    </li>
  );
}

function PinSkeleton() {
  return (
    <div aria-busy="true" aria-label="Loading the pin">
      <Skeleton h={36} w={380} maw="100%" mb={28} />
      <div className={css.pinStudio}>
        <Skeleton radius="lg" style={{ aspectRatio: '2 / 3' }} />
        <Stack>
          <Skeleton h={260} radius="lg" />
          <Skeleton h={200} radius="lg" />
        </Stack>
      </div>
    </div>
  );
}
