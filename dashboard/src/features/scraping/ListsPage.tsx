import { Button, FileButton, Group, Modal, Select, Skeleton, Stack, TextInput, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useForm } from '@mantine/form';
import {
  IconBan,
  IconEyeOff,
  IconCircleCheck,
  IconClock,
  IconFileUpload,
  IconHourglass,
  IconLinkOff,
  IconListSearch,
  IconPlus,
  IconRefresh,
  IconSitemap,
} from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { scraping as api } from '@/shared/api/scrapingCalls';
import { keys } from '@/shared/api/keys';
import type { WatchedList } from '@/shared/api/types';
import { DOT, listKindName, plural } from '@/shared/format';
import { useChosenProject, useProjects } from '@/shared/project';
import { useReasonAgainst, useSession } from '@/shared/session';
import { toast, toastError } from '@/shared/toast';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorState, InlineError, Notice, type Tone } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Pill } from '@/shared/ui/StatePill';
import { Ago } from '@/shared/ui/Time';
import { ExportMenu } from '@/shared/ui/ExportMenu';
import { LinkButton } from '@/shared/ui/LinkButton';
import { FetchDecisionDialog, useFetchDecision } from './FetchDecision';
import { HostsCard, MarkupAlert } from './HostsCard';
import { UploadDialog } from './UploadDialog';
import css from './lists.module.css';

const STATES: Record<WatchedList['state'], { label: string; tone: Tone; icon: typeof IconClock }> = {
  ok: { label: 'Watched', tone: 'good', icon: IconCircleCheck },
  waiting: { label: 'Waiting', tone: 'info', icon: IconHourglass },
  refused: { label: 'Refused', tone: 'warning', icon: IconBan },
  never: { label: 'Not fetched yet', tone: 'neutral', icon: IconClock },
};

/** The address leads nowhere: nobody turned us away. */
const NOT_FOUND = { label: 'Not found', tone: 'warning', icon: IconLinkOff } as const;

export function ListsPage() {
  const { data, error, isPending, refetch } = useQuery({ queryKey: keys.lists, queryFn: api.lists });
  const decision = useFetchDecision();
  const against = useReasonAgainst('editor');
  const [adding, add] = useDisclosure(false);
  const [deciding, decide] = useDisclosure(false);
  const [upload, setUpload] = useState<File | null>(null);
  /** The list whose "fetch now" waits for the decision. */
  const [waiting, setWaiting] = useState<WatchedList | null>(null);
  const fetchNow = useFetchNow();

  const leavesHere = (list: WatchedList) => decision.data?.live_sources.includes(list.source) ?? false;
  const declined = decision.data?.decided === true && decision.data.allowed === false;

  const ask = (list: WatchedList) => {
    if (decision.data && !decision.data.allowed && leavesHere(list)) {
      setWaiting(list);
      decide.open();
    } else fetchNow.mutate(list);
  };

  return (
    <>
      <PageHeader
        title="Lists"
        action={
          <>
            {data && data.items.length > 0 && <ExportMenu what="lists" />}
            <LinkButton
              to="/lists/browse"
              variant="default"
              leftSection={<IconSitemap size={18} aria-hidden />}
            >
              Browse categories
            </LinkButton>
            <FileButton accept="text/html,.html,.htm,.mhtml" onChange={setUpload}>
              {(props) => (
                <ReasonButton
                  {...props}
                  variant="default"
                  reason={against}
                  leftSection={<IconFileUpload size={18} aria-hidden />}
                >
                  Upload a saved page
                </ReasonButton>
              )}
            </FileButton>
            <ReasonButton
              reason={against}
              onClick={add.open}
              leftSection={<IconPlus size={18} aria-hidden />}
            >
              Watch a list
            </ReasonButton>
          </>
        }
      >
        Ranked pages of a marketplace. Their products become opportunities.
      </PageHeader>
      {decision.data && decision.data.live_sources.length > 0 && (
        <DecisionNote
          decided={decision.data.decided}
          allowed={decision.data.allowed ?? null}
          open={decide.open}
        />
      )}
      {data && <MarkupAlert lists={data.items} />}
      {isPending ? (
        <Stack gap="sm" aria-busy="true" aria-label="Loading the lists">
          {Array.from({ length: 4 }, (_, n) => (
            <Skeleton key={n} h={76} radius="lg" />
          ))}
        </Stack>
      ) : !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data.items.length === 0 ? (
        <EmptyState
          icon={IconListSearch}
          title="No list is watched"
          action={
            <ReasonButton reason={against} onClick={add.open}>
              Watch the first list
            </ReasonButton>
          }
        >
          Open a best-seller list on Amazon and copy its address, or save the page and upload it: that needs
          no fetching.
        </EmptyState>
      ) : (
        <ul className={`pf-card ${css.list ?? ''}`} aria-label="Watched lists">
          {data.items.map((list) => (
            <ListRow
              key={list.id}
              list={list}
              against={against}
              declined={declined && leavesHere(list)}
              busy={fetchNow.isPending && fetchNow.variables.id === list.id}
              onFetch={() => {
                ask(list);
              }}
            />
          ))}
        </ul>
      )}
      {data && data.items.length > 0 && <HostsCard />}
      <AddListDialog opened={adding} onClose={add.close} />
      <FetchDecisionDialog
        opened={deciding}
        onClose={() => {
          decide.close();
          setWaiting(null);
        }}
        onAllowed={() => {
          if (waiting) fetchNow.mutate(waiting);
        }}
      />
      {upload && (
        <UploadDialog
          file={upload}
          onClose={() => {
            setUpload(null);
          }}
        />
      )}
    </>
  );
}

function useFetchNow() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (list: WatchedList) => api.fetchList(list.id),
    onSuccess: async (_, list) => {
      toast(`${listKindName(list.list_kind)}, ${list.category} is next in line.`);
      await queries.invalidateQueries({ queryKey: keys.lists });
    },
    onError: toastError,
  });
}

function ListRow({
  list,
  against,
  declined,
  busy,
  onFetch,
}: {
  list: WatchedList;
  against: string | null;
  /** Fetching it asks a site that the team decided not to ask. */
  declined: boolean;
  busy: boolean;
  onFetch: () => void;
}) {
  const { time_zone: zone } = useSession();
  const gone = list.state === 'refused' && list.last_visit_outcome === 'scraping.not_found';
  const { label, tone, icon } = gone ? NOT_FOUND : STATES[list.state];
  return (
    <li className={css.row}>
      <div className={css.what}>
        <h2 className={css.name}>
          {list.category} <span>{listKindName(list.list_kind)}</span>
        </h2>
        <p className={css.meta}>
          <a href={list.url} target="_blank" rel="noreferrer">
            {list.marketplace}
          </a>{' '}
          {DOT}every {interval(list.interval_minutes)}
          {DOT}for {list.projects.join(', ')}
        </p>
        <p className={css.meta}>
          <Visit list={list} zone={zone} />
        </p>
        {declined && (
          <p className={css.message}>
            Not fetched: your team decided against live fetching. Change it above.
          </p>
        )}
        {list.message && (
          <p className={css.message} data-state={list.state}>
            {list.message}
          </p>
        )}
      </div>
      <DepthChoice list={list} against={against} />
      <span className={css.products}>{plural(list.products, 'product')}</span>
      <Pill tone={tone} icon={icon}>
        {label}
      </Pill>
      <ReasonButton
        variant="default"
        reason={against ?? (declined ? 'Live fetching is off. Change the decision above.' : null)}
        loading={busy}
        leftSection={<IconRefresh size={16} aria-hidden />}
        aria-label={`Fetch now: ${listKindName(list.list_kind)}, ${list.category}`}
        onClick={onFetch}
      >
        Fetch now
      </ReasonButton>
      <StopWatching list={list} against={against} />
    </li>
  );
}

/** When its site was last asked and what came of it, and since when the list stands as it does. */
function Visit({ list, zone }: { list: WatchedList; zone: string }) {
  if (!list.last_visit_at) return <>not visited yet</>;
  const visited = (
    <>
      visited <Ago at={list.last_visit_at} zone={zone} />
    </>
  );
  if (list.last_visit_outcome === 'observed') return visited;
  if (list.last_visit_outcome === 'scraping.not_found') return <>{visited}, not found</>;
  if (list.last_visit_outcome !== 'unchanged') return <>{visited}, refused</>;
  return (
    <>
      {visited}, nothing changed
      {list.last_observed_at && (
        <>
          {' '}
          since <Ago at={list.last_observed_at} zone={zone} />
        </>
      )}
    </>
  );
}

function StopWatching({ list, against }: { list: WatchedList; against: string | null }) {
  const queries = useQueryClient();
  const refetch = () => queries.invalidateQueries({ queryKey: keys.lists });
  const stop = useMutation({
    mutationFn: () => api.removeList(list.id),
    onSuccess: async () => {
      toast(`${list.category} is not watched any more. What was seen stays.`, {
        label: 'Undo',
        run: () => {
          Promise.all(list.project_ids.map((id) => api.addList(list.url, id, list.depth))).then(
            refetch,
            toastError,
          );
        },
      });
      await refetch();
    },
    onError: toastError,
  });
  return (
    <ReasonButton
      variant="subtle"
      color="neutral"
      reason={against}
      loading={stop.isPending}
      leftSection={<IconEyeOff size={16} aria-hidden />}
      aria-label={`Stop watching ${listKindName(list.list_kind)}, ${list.category}`}
      onClick={() => {
        stop.mutate();
      }}
    >
      Stop
    </ReasonButton>
  );
}

const DEPTHS = [
  { value: '50', label: 'Top 50' },
  { value: '100', label: 'Top 100' },
];
const asDepth = (value: string | null): WatchedList['depth'] => (value === '100' ? 100 : 50);

/** How many ranks are wanted: the second fifty cost a second request each visit. */
function DepthChoice({ list, against }: { list: WatchedList; against: string | null }) {
  const queries = useQueryClient();
  const refetch = () => queries.invalidateQueries({ queryKey: keys.lists });
  const change = useMutation({
    mutationFn: (depth: WatchedList['depth']) => api.changeList(list.id, depth),
    onSuccess: async (_, depth) => {
      toast(
        depth === 100
          ? `${list.category}: the first 100 ranks from the next visit on, with two requests each.`
          : `${list.category}: the first 50 ranks from the next visit on.`,
        {
          label: 'Undo',
          run: () => {
            api.changeList(list.id, list.depth).then(refetch, toastError);
          },
        },
      );
      await refetch();
    },
    onError: toastError,
  });
  const field = (
    <Select
      className={css.depth}
      aria-label={`Ranks of ${listKindName(list.list_kind)}, ${list.category}`}
      data={DEPTHS}
      value={String(list.depth)}
      disabled={against !== null || change.isPending}
      onChange={(value) => {
        change.mutate(asDepth(value));
      }}
    />
  );
  return against ? (
    <Tooltip label={against}>
      <div>{field}</div>
    </Tooltip>
  ) : (
    field
  );
}

const interval = (minutes: number) =>
  minutes % 60 === 0 ? (minutes === 60 ? 'hour' : plural(minutes / 60, 'hour')) : plural(minutes, 'minute');

function DecisionNote({
  decided,
  allowed,
  open,
}: {
  decided: boolean;
  allowed: boolean | null;
  open: () => void;
}) {
  if (decided && allowed) return null;
  return (
    <div className={css.note}>
      <Notice tone="info" title={decided ? 'Live fetching is off' : 'Live fetching waits for your decision'}>
        <p>
          {decided
            ? 'Only the pages you upload are read.'
            : 'Before the first live fetch, read what Amazon’s terms say and decide. Until then only the pages you upload are read.'}
        </p>
        <Button variant="default" size="xs" mt="xs" onClick={open}>
          {decided ? 'Change the decision' : 'Read and decide'}
        </Button>
      </Notice>
    </div>
  );
}

function AddListDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Watch a list">
      <AddListForm onDone={onClose} />
    </Modal>
  );
}

function AddListForm({ onDone }: { onDone: () => void }) {
  const queries = useQueryClient();
  const { data: projects } = useProjects();
  const { projectId } = useChosenProject();
  const form = useForm({
    initialValues: { url: '', depth: '50', project: projectId ?? projects?.items[0]?.id ?? '' },
    validate: {
      url: (value) =>
        /^https?:\/\/\S+$/.test(value.trim())
          ? null
          : 'Enter the address of the list, starting with https://',
      project: (value) => (value ? null : 'Choose a project.'),
    },
  });
  const save = useMutation({
    mutationFn: ({ url, project, depth }: { url: string; project: string; depth: string }) =>
      api.addList(url.trim(), project, asDepth(depth)),
    onSuccess: async (list, { project }) => {
      const refetch = () => queries.invalidateQueries({ queryKey: keys.lists });
      await refetch();
      toast('The list is watched from now on.', {
        label: 'Undo',
        run: () => {
          api.removeList(list.id, project).then(refetch, toastError);
        },
      });
      onDone();
    },
  });
  return (
    <form
      aria-label="Watch a list"
      noValidate
      onSubmit={form.onSubmit((values) => {
        save.mutate(values);
      })}
    >
      <Stack gap="md">
        <TextInput
          label="Address of the list"
          description="Best sellers, movers & shakers, new releases, most wished for or gift ideas"
          placeholder="https://www.amazon.co.uk/gp/bestsellers/kitchen"
          type="url"
          data-autofocus
          {...form.getInputProps('url')}
        />
        <Select
          label="Project"
          data={(projects?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('project')}
        />
        <Select
          label="Ranks"
          description="The first 50 stand on one page, 100 on two."
          data={DEPTHS}
          {...form.getInputProps('depth')}
        />
        <InlineError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Watch this list
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
