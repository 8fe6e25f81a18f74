import { useState } from 'react';
import { Button, Group, Modal, Skeleton, Stack } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';
import { scraping as api } from '@/shared/api/scrapingCalls';
import type { ImportRun } from '@/shared/api/types';
import { dotted, plural } from '@/shared/format';
import { useChosenProject } from '@/shared/project';
import { useReasonAgainst, useSession } from '@/shared/session';
import { toast } from '@/shared/toast';
import { InlineError, Notice } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { ShowMore } from '@/shared/ui/ShowMore';
import { Pill } from '@/shared/ui/StatePill';
import { Ago } from '@/shared/ui/Time';
import { Becoming } from './Becoming';
import { ImportReport } from './ImportReport';
import css from './bring.module.css';

/** Readers of installed packages stand by their own names. */
const SOURCES: Partial<Record<string, string>> = {
  csv: 'CSV',
  xlsx: 'XLSX',
  json: 'JSON',
  page: 'Saved page',
  bookmarklet: 'Bookmarklet',
};

/** Files and product pages that were brought, newest first: their report, and taking one back. */
export function ImportRuns() {
  const { projectId } = useChosenProject();
  const query = useInfiniteQuery({
    queryKey: keys.imports({ projectId }),
    queryFn: ({ pageParam }) => api.imports({ project_id: projectId ?? undefined, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  const [open, setOpen] = useState<{ run: ImportRun; what: 'report' | 'undo' } | null>(null);
  const close = () => {
    setOpen(null);
  };
  const runs = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={`pf-card ${css.card ?? ''}`} aria-labelledby="runs-title">
      <h2 id="runs-title" className={css.title}>
        What was brought
      </h2>
      {query.isPending && <Skeleton h={180} aria-busy="true" aria-label="Loading what was brought" />}
      {query.isError && runs.length === 0 && (
        <>
          <InlineError error={query.error} />
          <Button variant="default" className={css.start} onClick={() => void query.refetch()}>
            Load again
          </Button>
        </>
      )}
      {query.isSuccess && runs.length === 0 && (
        <p className={css.quiet}>
          Nothing yet. Each file stands here with its report, and can be taken back.
        </p>
      )}
      <ul className={css.runs}>
        {runs.map((run) => (
          <Run
            key={run.id}
            run={run}
            show={(what) => {
              setOpen({ run, what });
            }}
          />
        ))}
      </ul>
      <ShowMore query={query} />
      <Modal opened={open?.what === 'report'} onClose={close} title={open?.run.file_name} size="lg">
        {open?.what === 'report' && (
          <Stack gap="md" tabIndex={-1} data-autofocus className={css.focused}>
            {open.run.notes.length > 0 && <p className={css.quiet}>{open.run.notes.join(' ')}</p>}
            <BecomingOf run={open.run} />
            <ImportReport run={open.run} />
          </Stack>
        )}
      </Modal>
      <Modal opened={open?.what === 'undo'} onClose={close} title={`Take back ${open?.run.file_name ?? ''}`}>
        {open?.what === 'undo' && <TakeBack run={open.run} onDone={close} />}
      </Modal>
    </section>
  );
}

/** Counted anew: a title that is told later makes a product an opportunity. */
function BecomingOf({ run }: { run: ImportRun }) {
  const { data } = useQuery({ queryKey: keys.importRun(run.id), queryFn: () => api.importRun(run.id) });
  return data && !data.taken_back_at ? <Becoming of={data} /> : null;
}

function Run({ run, show }: { run: ImportRun; show: (what: 'report' | 'undo') => void }) {
  const { time_zone: zone } = useSession();
  const against = useReasonAgainst('editor');
  const counts = [
    plural(run.ok_count, 'product'),
    run.duplicate_count > 0 && plural(run.duplicate_count, 'duplicate'),
    run.error_count > 0 && plural(run.error_count, 'error'),
  ].filter(Boolean);
  return (
    <li className={css.run}>
      <div className={css.runWhat}>
        <h3 className={css.runName}>{run.file_name}</h3>
        <span className="pf-label">
          {dotted(SOURCES[run.source] ?? run.source, counts.join(', '), run.brought_by)},{' '}
          <Ago at={run.brought_at} zone={zone} />
        </span>
      </div>
      <div className={css.runButtons}>
        <Button
          size="xs"
          variant="default"
          aria-label={`Report of ${run.file_name}`}
          onClick={() => {
            show('report');
          }}
        >
          Report
        </Button>
        {run.taken_back_at ? (
          <Pill tone="neutral" icon={IconArrowBackUp}>
            Taken back
          </Pill>
        ) : (
          <ReasonButton
            size="xs"
            variant="subtle"
            color="neutral"
            reason={against}
            aria-label={`Take back ${run.file_name}`}
            onClick={() => {
              show('undo');
            }}
          >
            Take back
          </ReasonButton>
        )}
      </div>
    </li>
  );
}

function TakeBack({ run, onDone }: { run: ImportRun; onDone: () => void }) {
  const queries = useQueryClient();
  const back = useMutation({
    mutationFn: () => api.takeBackImport(run.id),
    onSuccess: async () => {
      toast(`${run.file_name} is taken back. To have it again, bring the file again.`);
      onDone();
      await Promise.all([
        queries.invalidateQueries({ queryKey: keys.imports() }),
        queries.invalidateQueries({ queryKey: keys.opportunities() }),
      ]);
    },
  });
  return (
    <Stack gap="md">
      <Notice tone="warning">
        <p>
          What {run.file_name} told of {plural(run.ok_count, 'product')} is forgotten, and so are
          opportunities that stand on it alone. Bringing the file again brings it back. While pins of its
          products exist it cannot be taken back.
        </p>
      </Notice>
      <InlineError error={back.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onDone}>
          Keep it
        </Button>
        <Button
          color="danger"
          loading={back.isPending}
          onClick={() => {
            back.mutate();
          }}
        >
          Take it back
        </Button>
      </Group>
    </Stack>
  );
}
