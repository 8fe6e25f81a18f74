import { useState } from 'react';
import { Button, Menu, Select, Skeleton } from '@mantine/core';
import { IconChevronRight, IconCircleCheck, IconSitemap } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { keys } from '@/shared/api/keys';
import { scraping as api } from '@/shared/api/scrapingCalls';
import type { Category, CategoryWalk, WatchedList } from '@/shared/api/types';
import { listKindName, plural } from '@/shared/format';
import { MARKETPLACES } from '@/shared/marketplaces';
import { useChosenProject, useProjects } from '@/shared/project';
import { useReasonAgainst, useSession } from '@/shared/session';
import { toast, toastError } from '@/shared/toast';
import { EmptyState } from '@/shared/ui/EmptyState';
import { LinkButton } from '@/shared/ui/LinkButton';
import { ErrorState, InlineError, Notice } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Pill } from '@/shared/ui/StatePill';
import { Ago } from '@/shared/ui/Time';
import css from './categories.module.css';

type Kind = WatchedList['list_kind'];
const KINDS: Kind[] = ['bestsellers', 'movers', 'new_releases', 'most_wished', 'gift_ideas'];
const route = getRouteApi('/shell/lists/browse');

interface Tree {
  marketplace: string;
  list_kind: Kind;
}

export function CategoriesPage() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const { data: projects } = useProjects();
  const { project } = useChosenProject();
  const fallback = project?.marketplace ?? projects?.items[0]?.marketplace ?? 'amazon.com';
  const marketplace = MARKETPLACES.find((one) => one === search.on) ?? fallback;
  const list_kind = KINDS.find((kind) => kind === search.kind) ?? 'bestsellers';
  const show = (on: string, kind: string) =>
    void navigate({ to: '/lists/browse', search: { on, kind }, replace: true });
  return (
    <>
      <PageHeader
        title="Browse categories"
        action={
          <LinkButton to="/lists" variant="default">
            Back to the lists
          </LinkButton>
        }
      >
        A marketplace’s categories, as far as they are known. Watch a category’s list from here.
      </PageHeader>
      <div className={css.filters}>
        <Select
          label="Marketplace"
          searchable
          data={MARKETPLACES}
          value={marketplace}
          onChange={(value) => {
            show(value ?? marketplace, list_kind);
          }}
        />
        <Select
          label="Kind of list"
          data={KINDS.map((value) => ({ value, label: listKindName(value) }))}
          value={list_kind}
          onChange={(value) => {
            show(marketplace, value ?? list_kind);
          }}
        />
      </div>
      <TreeView key={`${marketplace} ${list_kind}`} tree={{ marketplace, list_kind }} />
    </>
  );
}

function useCategories(tree: Tree, where: { depth?: number; parent_url?: string }) {
  const asked = { ...tree, ...where };
  return useInfiniteQuery({
    queryKey: keys.categories(asked),
    queryFn: ({ pageParam }) => api.categories({ ...asked, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    staleTime: 60_000,
    // While a walk is on its way, what it reads appears by itself.
    refetchInterval: ({ state }) => (walking(state.data?.pages[0]?.walk ?? null) ? 4000 : false),
  });
}

function TreeView({ tree }: { tree: Tree }) {
  const query = useCategories(tree, { depth: 1 });
  const lists = useQuery({ queryKey: keys.lists, queryFn: api.lists });
  const watched = new Set(lists.data?.items.map((list) => list.url));
  if (query.isPending) {
    return (
      <div className={`pf-card ${css.card ?? ''}`} aria-busy="true" aria-label="Loading the categories">
        {Array.from({ length: 8 }, (_, n) => (
          <Skeleton key={n} h={28} my={12} />
        ))}
      </div>
    );
  }
  if (!query.data) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  const items = query.data.pages.flatMap((page) => page.items);
  const walk = query.data.pages[0]?.walk ?? null;
  if (items.length === 0) {
    return (
      <>
        {walk && (
          <div className={css.walk}>
            <WalkState walk={walk} known={0} />
          </div>
        )}
        <EmptyState
          icon={IconSitemap}
          title={walking(walk) ? 'The departments are being read' : 'Nothing is known of this tree yet'}
          action={<WalkButton tree={tree} walk={walk} depth={1} words="Ask for the departments" />}
        >
          {walking(walk)
            ? 'They appear here by themselves.'
            : `One page of ${tree.marketplace} names its departments. It is fetched within the day’s budget.`}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <div className={css.walk}>
        {walk && <WalkState walk={walk} known={items.length} />}
        <WalkButton
          tree={tree}
          walk={walk}
          depth={Math.min(5, (walk?.depth ?? 1) + 1)}
          words="Ask for one level more"
          quiet
        />
      </div>
      <div className={`pf-card ${css.card ?? ''}`}>
        <Branch items={items} tree={tree} watched={watched} label={`Categories of ${tree.marketplace}`} />
        <More query={query} />
      </div>
    </>
  );
}

function More({ query }: { query: ReturnType<typeof useCategories> }) {
  if (!query.hasNextPage) return null;
  return (
    <Button
      size="xs"
      variant="default"
      my="sm"
      loading={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
    >
      Show more
    </Button>
  );
}

interface BranchProps {
  items: Category[];
  tree: Tree;
  watched: ReadonlySet<string>;
  label: string;
}

function Branch({ items, tree, watched, label }: BranchProps) {
  return (
    <ul className={css.branch} aria-label={label}>
      {items.map((category) => (
        <Node key={category.url} category={category} tree={tree} watched={watched} />
      ))}
    </ul>
  );
}

function Node({ category, tree, watched }: Omit<BranchProps, 'items' | 'label'> & { category: Category }) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <div className={css.node}>
        {category.opened ? (
          <button
            type="button"
            className={css.name}
            aria-expanded={open}
            onClick={() => {
              setOpen((before) => !before);
            }}
          >
            <IconChevronRight size={16} aria-hidden className={css.chevron} />
            {category.name}
          </button>
        ) : (
          <span className={css.name} title="What is below is not known yet">
            <span className={css.dot} aria-hidden />
            {category.name}
          </span>
        )}
        {watched.has(category.url) ? (
          <Pill tone="good" icon={IconCircleCheck}>
            Watched
          </Pill>
        ) : (
          <WatchMenu category={category} />
        )}
      </div>
      {open && <Below category={category} tree={tree} watched={watched} />}
    </li>
  );
}

function Below({ category, tree, watched }: Omit<BranchProps, 'items' | 'label'> & { category: Category }) {
  const query = useCategories(tree, { parent_url: category.url });
  if (query.isPending) return <Skeleton h={28} my={8} ml={28} />;
  if (!query.data) return <InlineError error={query.error} />;
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className={css.leaf}>Nothing is below: this is the narrowest list.</p>;
  return (
    <>
      <Branch items={items} tree={tree} watched={watched} label={`Below ${category.name}`} />
      <More query={query} />
    </>
  );
}

function WatchMenu({ category }: { category: Category }) {
  const queries = useQueryClient();
  const role = useReasonAgainst('editor');
  const { data: projects } = useProjects();
  const { projectId } = useChosenProject();
  const fitting = (projects?.items ?? []).filter((project) => project.marketplace === category.marketplace);
  const project = fitting.find(({ id }) => id === projectId) ?? fitting[0];
  const watch = useMutation({
    mutationFn: ({ id, depth }: { id: string; depth: WatchedList['depth'] }) =>
      api.addList(category.url, id, depth),
    onSuccess: async () => {
      toast(`${category.name} is watched for ${project?.name ?? 'the project'} from now on.`);
      await queries.invalidateQueries({ queryKey: keys.lists });
    },
    onError: toastError,
  });
  const against = role ?? (project ? null : `No project of yours is on ${category.marketplace}.`);
  if (against || !project) {
    return (
      <ReasonButton size="xs" variant="default" reason={against} aria-label={`Watch ${category.name}`}>
        Watch
      </ReasonButton>
    );
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" loading={watch.isPending} aria-label={`Watch ${category.name}`}>
          Watch
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>For {project.name}</Menu.Label>
        {([50, 100] as const).map((depth) => (
          <Menu.Item
            key={depth}
            onClick={() => {
              watch.mutate({ id: project.id, depth });
            }}
          >
            The first {depth} ranks{depth === 100 && ', two pages'}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const walking = (walk: CategoryWalk | null) => walk?.finished_at === null;

/** `known`: how many categories of the first level have been read. */
function WalkState({ walk, known }: { walk: CategoryWalk; known: number }) {
  const { time_zone: zone } = useSession();
  const levels = walk.depth === 1 ? 'the departments' : `${String(walk.depth)} levels`;
  const done = walk.finished_at !== null;
  return (
    <Notice tone={walk.message ? 'warning' : done ? 'good' : 'info'} role="status">
      <p>
        {done ? (
          <>
            The walk through {levels} ended <Ago at={walk.finished_at ?? walk.requested_at} zone={zone} />.
          </>
        ) : (
          <>
            Being walked: {levels}, asked for <Ago at={walk.requested_at} zone={zone} />.{' '}
            {plural(known, 'department')} so far. It goes on as far as politeness and the day’s budget allow.
          </>
        )}
      </p>
      {walk.message && <p>{walk.message}</p>}
    </Notice>
  );
}

interface WalkProps {
  tree: Tree;
  walk: CategoryWalk | null;
  depth: number;
  words: string;
  quiet?: boolean;
}

function WalkButton({ tree, walk, depth, words, quiet }: WalkProps) {
  const queries = useQueryClient();
  const role = useReasonAgainst('editor');
  const decision = useQuery({ queryKey: keys.fetchDecision, queryFn: api.fetchDecision });
  const start = useMutation({
    mutationFn: () => api.walkCategories({ ...tree, depth }),
    onSuccess: async () => {
      toast('Asked for. New categories appear here as they are read.');
      await queries.invalidateQueries({ queryKey: keys.categories() });
    },
    onError: toastError,
  });
  const undecided =
    decision.data && !decision.data.allowed && decision.data.live_sources.length > 0
      ? 'Live fetching is not allowed yet. Decide on the Lists page.'
      : null;
  const running = walk && walk.finished_at === null ? 'The walk asked for before is still on its way.' : null;
  const deepest = walk?.finished_at && walk.depth === 5 ? 'Five levels is as deep as it goes.' : null;
  const button = (
    <ReasonButton
      variant={quiet ? 'default' : 'filled'}
      reason={role ?? undecided ?? running ?? deepest}
      loading={start.isPending}
      onClick={() => {
        start.mutate();
      }}
    >
      {words}
    </ReasonButton>
  );
  if (!undecided) return button;
  return (
    <div className={css.undecided}>
      {button}
      <p>
        Live fetching is not allowed yet. <Link to="/lists">Read and decide</Link>
      </p>
    </div>
  );
}
