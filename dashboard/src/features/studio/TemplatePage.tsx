import { useState } from 'react';
import { ActionIcon, Button, Menu, Select, Skeleton, Tabs, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowLeft,
  IconDeviceFloppy,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { asApiError } from '@/shared/api/error';
import { keys } from '@/shared/api/keys';
import { studio } from '@/shared/api/studioCalls';
import type { TemplateFault, TemplateFiles, TemplateTexts } from '@/shared/api/types';
import { useChosenProject, useProjects } from '@/shared/project';
import { useReasonAgainst } from '@/shared/session';
import { toast } from '@/shared/toast';
import { ErrorState, InlineError, Notice } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { useUnsaved } from '@/shared/ui/useUnsaved';
import { Canvas } from './Canvas';
import { DeleteTemplate } from './DeleteTemplate';
import { newLayer, readDesign, writeDesign, type Design, type Rect } from './design';
import { Faults, JsonPane } from './JsonPane';
import { LayerPanel } from './LayerPanel';
import { SampleForm } from './SampleForm';
import { SAMPLES, sampleText, type SampleKind } from './samples';
import { useDrawn } from './useDrawn';
import { useHistory } from './useHistory';
import css from './studio.module.css';

const route = getRouteApi('/shell/studio/templates/$name');
const DRAW_MS = 300;
const LINT_MS = 600;

export function TemplatePage() {
  const { name } = route.useParams();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: keys.template(name),
    queryFn: () => studio.template(name),
    // An editor's own copy: another person's save must not pull the text away.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  if (isPending) return <EditorSkeleton />;
  if (!data) return <ErrorState error={error} retry={() => void refetch()} />;
  return <Editor key={name} files={data} />;
}

function Editor({ files }: { files: TemplateFiles }) {
  const [saved, setSaved] = useState({
    design: files.design,
    sample: files.sample,
    version: files.version ?? 1,
  });
  const history = useHistory<TemplateTexts>({ design: files.design, sample: files.sample });
  const texts = history.now;
  // While the text is no template, the last one that was stays on the sheet.
  const [read, setRead] = useState(() => ({
    text: texts.design,
    last: readDesign(texts.design),
    isRead: true,
  }));
  if (read.text !== texts.design) {
    const next = readDesign(texts.design);
    setRead({ text: texts.design, last: next ?? read.last, isRead: next !== null });
  }
  const { last: design, isRead } = read;
  const [chosen, setChosen] = useState<number | null>(null);
  const [tab, setTab] = useState<string | null>('layers');
  const [aim, setAim] = useState<TemplateFault | null>(null);
  const showFault = (fault: TemplateFault) => {
    setTab('json');
    setAim({ ...fault });
  };
  const [removing, setRemoving] = useState(false);
  const role = useReasonAgainst('editor');
  const readOnly = role !== null || !files.own;
  const isDirty = texts.design !== saved.design || texts.sample !== saved.sample;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const unsaved = useUnsaved(isDirty);

  const save = useMutation({
    mutationFn: (version: number) => studio.changeTemplate(files.name, { ...texts, version }),
    onSuccess: (kept) => {
      setSaved({ design: kept.design, sample: kept.sample, version: kept.version ?? 1 });
      queries.setQueryData(keys.template(files.name), kept);
      void queries.invalidateQueries({ queryKey: keys.templates });
      void queries.invalidateQueries({ queryKey: ['drawn'] });
      toast('Saved. Pins drawn from now on use it; pins drawn before keep their pictures.');
    },
  });
  const conflict = save.error && asApiError(save.error).status === 409;
  const loadTheirs = async () => {
    const theirs = await studio.template(files.name);
    setSaved({ design: theirs.design, sample: theirs.sample, version: theirs.version ?? 1 });
    history.change({ design: theirs.design, sample: theirs.sample });
    save.reset();
  };
  const saveOver = async () => {
    const theirs = await studio.template(files.name);
    save.mutate(theirs.version ?? 1);
  };

  const { sheet, controls, faults, stacks, fonts } = useSheet(texts, design);
  const change = (next: Design, tag: string | null) => {
    history.change({ ...texts, design: writeDesign(next) }, tag);
  };
  const against =
    role ?? (faults.length > 0 ? 'Mend the faults first.' : isDirty ? null : 'Nothing was changed.');
  const title = design?.title ?? files.name;

  return (
    <>
      {unsaved.question}
      <PageHeader
        title={title}
        action={
          <>
            <HistoryButtons history={history} readOnly={readOnly} />
            <Tooltip label="Delete this template">
              <ActionIcon
                variant="default"
                size={36}
                aria-label="Delete this template"
                disabled={readOnly}
                onClick={() => {
                  setRemoving(true);
                }}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <ReasonButton
              reason={against}
              loading={save.isPending}
              leftSection={<IconDeviceFloppy size={18} aria-hidden />}
              onClick={() => {
                save.mutate(saved.version);
              }}
            >
              Save
            </ReasonButton>
          </>
        }
      >
        <Link to="/studio" className={css.back}>
          <IconArrowLeft size={16} aria-hidden /> All templates
        </Link>
      </PageHeader>
      {!files.own && (
        <Notice tone="info">
          <p>This template came with the program. Make your own of it in the studio to change it.</p>
        </Notice>
      )}
      {conflict ? (
        <Notice tone="warning" title="Someone changed this template meanwhile" role="alert">
          <p>Your changes are still here. Undo brings them back if you look at the others’ first.</p>
          <div className={css.choices}>
            <Button variant="default" size="compact-sm" onClick={() => void loadTheirs()}>
              Show theirs
            </Button>
            <Button variant="default" size="compact-sm" onClick={() => void saveOver()}>
              Save mine in its place
            </Button>
          </div>
        </Notice>
      ) : (
        <InlineError error={save.error} />
      )}
      <div className={css.editor}>
        <section className={css.stage} aria-label="Picture">
          {design ? (
            <Canvas
              design={design}
              stacks={stacks}
              picture={sheet.url}
              isDrawing={sheet.isDrawing}
              chosen={chosen}
              readOnly={readOnly || !isRead}
              onChoose={setChosen}
              onChange={change}
            />
          ) : (
            <Notice tone="danger">
              <p>This text is no template any more. Mend it in the JSON.</p>
            </Notice>
          )}
          {controls}
          <p id="canvas-keys" className={css.quiet}>
            Drag a box, or choose it and press the arrow keys: 1 px, with Shift 10 px, with Alt its size.
            Boxes snap to margins and to each other; Ctrl places freely.
          </p>
        </section>
        <section className={`pf-card ${css.panel ?? ''}`} aria-label="Properties">
          <Tabs
            value={tab}
            onChange={(next) => {
              setTab(next);
              setAim(null);
            }}
            keepMounted={false}
          >
            <Tabs.List>
              <Tabs.Tab value="layers">Layers</Tabs.Tab>
              <Tabs.Tab value="sample">Sample</Tabs.Tab>
              <Tabs.Tab value="json">JSON{faults.length > 0 ? ` (${String(faults.length)})` : ''}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="layers" pt="md">
              {design && (
                <>
                  {chosen !== null && (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      leftSection={<IconArrowLeft size={16} aria-hidden />}
                      onClick={() => {
                        setChosen(null);
                      }}
                    >
                      All layers
                    </Button>
                  )}
                  <LayerPanel
                    design={design}
                    stacks={stacks}
                    fonts={fonts}
                    chosen={chosen}
                    readOnly={readOnly || !isRead}
                    onChoose={setChosen}
                    onChange={change}
                  />
                  {chosen === null && (
                    <Whole
                      design={design}
                      readOnly={readOnly || !isRead}
                      onChange={change}
                      onAdd={(kind) => {
                        change({ ...design, layers: [...design.layers, newLayer(design, kind)] }, null);
                        setChosen(design.layers.length);
                      }}
                    />
                  )}
                  {faults.length > 0 && <Faults faults={faults} onGo={showFault} />}
                </>
              )}
            </Tabs.Panel>
            <Tabs.Panel value="sample" pt="md">
              <SampleForm
                text={texts.sample}
                readOnly={readOnly}
                onChange={(sample, tag) => {
                  history.change({ ...texts, sample }, tag);
                }}
              />
              {faults.length > 0 && <Faults faults={faults} onGo={showFault} />}
            </Tabs.Panel>
            <Tabs.Panel value="json" pt="md">
              <JsonPane
                texts={texts}
                faults={faults}
                readOnly={readOnly}
                aim={aim}
                onAim={showFault}
                onChange={history.change}
              />
            </Tabs.Panel>
          </Tabs>
        </section>
      </div>
      {removing && (
        <DeleteTemplate
          template={{ id: files.name, name: title }}
          onClose={() => {
            setRemoving(false);
          }}
          onDeleted={() => void navigate({ to: '/studio', ignoreBlocker: true })}
        />
      )}
    </>
  );
}

/** The picture as the server draws it, its faults, and what it is shown with. */
function useSheet(texts: TemplateTexts, design: Design | null) {
  const [kind, setKind] = useState<SampleKind>('own');
  // As its tile in the gallery: in the chosen project's brand and the first colours.
  const { projectId: workbench } = useChosenProject();
  const [brand, setBrand] = useState<string | null>(null);
  const projectId = brand ?? workbench ?? '';
  const [scheme, setScheme] = useState<string | null>(null);
  const { data: projects } = useProjects();
  const [settled] = useDebouncedValue(texts, DRAW_MS);
  const [checked] = useDebouncedValue(texts, LINT_MS);
  const schemes = Object.keys(design?.schemes ?? {});
  const colours = scheme && schemes.includes(scheme) ? scheme : schemes[0];
  const shown = { design: settled.design, sample: sampleText(settled.sample, kind) };
  const wish = {
    ...shown,
    width: 1000,
    ...(projectId && { project_id: projectId }),
    ...(colours && { scheme: colours }),
  };
  // What is no template cannot be drawn: the last picture stays.
  const isWhole = readDesign(settled.design) !== null;
  const sheet = useDrawn(wish, () => studio.previewTemplate(wish), isWhole);
  const layout = useQuery({
    queryKey: keys.templateLayout(shown),
    queryFn: () => studio.layout(shown),
    enabled: isWhole,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const lint = useQuery({
    queryKey: keys.templateFaults(checked),
    queryFn: () => studio.lint(checked),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const words = useQuery({ queryKey: keys.templateSchemas, queryFn: studio.schemas, staleTime: Infinity });
  const stacks = new Map<string, Rect>();
  for (const { index, content } of layout.data?.layers ?? []) {
    const stack = design?.layers[index]?.name;
    if (stack && content) stacks.set(stack, rectOf(content));
  }
  const controls = (
    <div className={css.shownWith}>
      <Select
        size="xs"
        label="Texts"
        data={SAMPLES}
        value={kind}
        onChange={(value) => {
          setKind((value ?? 'own') as SampleKind);
        }}
      />
      <Select
        size="xs"
        label="Brand"
        data={[
          { value: '', label: 'Neutral' },
          ...(projects?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        allowDeselect={false}
        value={projectId}
        onChange={setBrand}
      />
      <Select
        size="xs"
        label="Colours"
        data={schemes}
        allowDeselect={false}
        value={colours ?? null}
        onChange={setScheme}
      />
    </div>
  );
  return { sheet, controls, stacks, faults: lint.data?.faults ?? [], fonts: words.data?.fonts ?? [] };
}

const rectOf = ([left = 0, top = 0, right = 0, bottom = 0]: number[]): Rect => ({ left, top, right, bottom });

interface HistoryProps {
  history: { canUndo: boolean; canRedo: boolean; undo: () => void; redo: () => void };
  readOnly: boolean;
}

export function HistoryButtons({ history, readOnly }: HistoryProps) {
  return (
    <ActionIcon.Group>
      <Tooltip label="Undo (Ctrl+Z)">
        <ActionIcon
          variant="default"
          size={36}
          aria-label="Undo"
          aria-keyshortcuts="Control+Z"
          disabled={readOnly || !history.canUndo}
          onClick={history.undo}
        >
          <IconArrowBackUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Redo (Ctrl+Shift+Z)">
        <ActionIcon
          variant="default"
          size={36}
          aria-label="Redo"
          aria-keyshortcuts="Control+Shift+Z"
          disabled={readOnly || !history.canRedo}
          onClick={history.redo}
        >
          <IconArrowForwardUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </ActionIcon.Group>
  );
}

interface WholeProps {
  design: Design;
  readOnly: boolean;
  onChange: (design: Design, tag: string | null) => void;
  onAdd: (kind: 'stack' | 'picture' | 'shape') => void;
}

/** What holds for the whole template: its title, and what can be added. */
function Whole({ design, readOnly, onChange, onAdd }: WholeProps) {
  return (
    <fieldset className={css.fields} disabled={readOnly}>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" size="compact-sm" leftSection={<IconPlus size={16} aria-hidden />}>
            Add
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            onClick={() => {
              onAdd('stack');
            }}
          >
            Text box
          </Menu.Item>
          <Menu.Item
            onClick={() => {
              onAdd('picture');
            }}
          >
            Picture
          </Menu.Item>
          <Menu.Item
            onClick={() => {
              onAdd('shape');
            }}
          >
            Shape
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <TextInput
        label="Name"
        maxLength={80}
        value={design.title}
        error={design.title.trim() ? undefined : 'Give the template a name.'}
        onChange={(event) => {
          onChange({ ...design, title: event.currentTarget.value }, 'title');
        }}
      />
    </fieldset>
  );
}

function EditorSkeleton() {
  return (
    <div aria-busy="true" aria-label="Loading the template">
      <Skeleton h={36} w={320} maw="100%" mb={28} />
      <div className={css.editor}>
        <Skeleton radius="lg" style={{ aspectRatio: '2 / 3' }} />
        <Skeleton h={420} radius="lg" />
      </div>
    </div>
  );
}
