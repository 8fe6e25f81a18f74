import { useState } from 'react';
import { Button, Select, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { asApiError } from '@/shared/api/error';
import { keys } from '@/shared/api/keys';
import { scraping as api } from '@/shared/api/scrapingCalls';
import type { ImportPreview, ImportResult, RowOutcome } from '@/shared/api/types';
import { formatBytes, plural } from '@/shared/format';
import { useChosenProject, useProjects } from '@/shared/project';
import { useReasonAgainst } from '@/shared/session';
import { EmptyState } from '@/shared/ui/EmptyState';
import { LinkButton } from '@/shared/ui/LinkButton';
import { InlineError, Notice } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { IconPalette } from '@tabler/icons-react';
import { Becoming } from './Becoming';
import { ImportReport } from './ImportReport';
import { asked, assign, fieldOf, FIELD_NAMES, mappingProblem, type Mapping } from './mapping';
import { OutcomePill } from './OutcomePill';
import css from './bring.module.css';

/** A table before it is brought: what its columns hold, what becomes of each row, then the report. */
export function ImportFile({ file, close, asPage }: { file: File; close: () => void; asPage: () => void }) {
  const { data: projects } = useProjects();
  const { projectId } = useChosenProject();
  const [picked, setPicked] = useState<string | null>(projectId);
  const [chosen, setChosen] = useState<Mapping | null>(null);
  const project = picked ?? projects?.items[0]?.id ?? null;
  const brought = { file, projectId: project ?? '', mapping: chosen ? asked(chosen) : undefined };
  const problem = chosen ? mappingProblem(chosen) : null;
  const preview = useQuery({
    queryKey: ['import-preview', file.name, file.lastModified, file.size, project, chosen],
    queryFn: () => api.previewImport(brought),
    enabled: project !== null && problem === null,
    placeholderData: (before) => before,
    gcTime: 0,
    retry: false,
  });
  const [result, setResult] = useState<ImportResult | null>(null);
  const shown = preview.data;
  // A file whose product column was not found still tells its columns: one of them can be chosen.
  const columns = shown?.columns ?? columnsOf(preview.error);
  const mapping = chosen ?? shown?.mapping ?? {};

  if (projects?.items.length === 0) {
    return (
      <EmptyState
        icon={IconPalette}
        title="No project to bring it to"
        action={<LinkButton to="/projects">Set up a project</LinkButton>}
      >
        Products belong to a project. Set one up, then drop the file again.
      </EmptyState>
    );
  }
  if (result) return <Done result={result} close={close} />;
  return (
    <section className={`pf-card ${css.card ?? ''}`} aria-labelledby="file-title">
      <div className={css.head}>
        <h2 id="file-title" className={css.title}>
          {file.name} <span className="pf-label">{formatBytes(file.size)}</span>
        </h2>
        <Select
          aria-label="Project"
          data={(projects?.items ?? []).map(({ id, name }) => ({ value: id, label: `For ${name}` }))}
          value={project}
          onChange={setPicked}
        />
      </div>
      {shown && <Summary preview={shown} />}
      {preview.error ? <InlineError error={preview.error} /> : null}
      {isPageError(preview.error) && (
        <Button className={css.start} onClick={asPage}>
          Read it as a page
        </Button>
      )}
      {problem && (
        <Notice tone="warning">
          <p>{problem}</p>
        </Notice>
      )}
      {!columns && !preview.error && <Skeleton h={260} aria-busy="true" aria-label="Reading the file" />}
      {columns && (
        <Columns
          columns={columns}
          mapping={mapping}
          rows={preview.error ? [] : (shown?.rows ?? [])}
          change={(column, field) => {
            setChosen(assign(mapping, column, field));
          }}
        />
      )}
      {shown && !problem && !preview.error && <Problems preview={shown} />}
      <Foot
        brought={brought}
        preview={preview.error || problem ? undefined : shown}
        stale={preview.isFetching}
        problem={problem ?? (preview.error && !preview.isFetching ? UNREADABLE : null)}
        done={setResult}
        close={close}
      />
    </section>
  );
}

/** Where the reason stands above the buttons. */
const UNREADABLE = 'Nothing can be taken in: see above why.';

/** The file turned out to be a saved page, whatever its name says. */
const isPageError = (error: unknown) => error !== null && asApiError(error).code === 'scraping.is_a_page';

function columnsOf(error: unknown): string[] | undefined {
  if (!error) return undefined;
  const { columns } = asApiError(error).data;
  return Array.isArray(columns) && columns.length > 0 ? columns.map(String) : undefined;
}

function Summary({ preview }: { preview: ImportPreview }) {
  const before = preview.brought_before;
  return (
    <>
      {before && (
        <Notice tone="info" title="This very file was brought before">
          <p>
            {before.brought_by} brought it. Bringing it again changes nothing, unless that was taken back.
          </p>
        </Notice>
      )}
      <p className={css.counts} role="status">
        <Count outcome="ok" count={preview.ok_count} words="can be taken in" />
        <Count
          outcome="duplicate"
          count={preview.duplicate_count}
          words={
            preview.duplicate_count === 1
              ? 'is a duplicate: twice in the file, or known'
              : 'are duplicates: twice in the file, or known'
          }
        />
        <Count
          outcome="error"
          count={preview.error_count}
          words={preview.error_count === 1 ? 'needs a look' : 'need a look'}
        />
      </p>
      {preview.notes.length > 0 && <p className={css.quiet}>{preview.notes.join(' ')}</p>}
    </>
  );
}

function Count({ outcome, count, words }: { outcome: RowOutcome; count: number; words: string }) {
  if (count === 0 && outcome !== 'ok') return null;
  return (
    <span className={css.count}>
      <OutcomePill outcome={outcome}>{plural(count, 'row')}</OutcomePill> {words}
    </span>
  );
}

interface ColumnsProps {
  columns: string[];
  mapping: Mapping;
  rows: ImportPreview['rows'];
  change: (column: string, field: string | null) => void;
}

const UNUSED = 'unused';
const OFFERED = [
  { value: UNUSED, label: 'Not used' },
  ...Object.entries(FIELD_NAMES).map(([value, label]) => ({ value, label })),
];

/** So many rows are shown at first: whole ones, as a box of a fixed height would cut one. */
const FIRST_ROWS = 5;

function Columns({ columns, mapping, rows: all, change }: ColumnsProps) {
  const [open, setOpen] = useState(false);
  const rows = open ? all : all.slice(0, FIRST_ROWS);
  return (
    <div className={css.report}>
      <Sheet columns={columns} mapping={mapping} rows={rows} change={change} />
      {all.length > FIRST_ROWS && (
        <Button
          size="xs"
          variant="default"
          className={css.start}
          aria-expanded={open}
          onClick={() => {
            setOpen((before) => !before);
          }}
        >
          {open ? `Show the first ${String(FIRST_ROWS)} rows` : `Show the first ${String(all.length)} rows`}
        </Button>
      )}
    </div>
  );
}

function Sheet({ columns, mapping, rows, change }: ColumnsProps) {
  return (
    <div className={css.scroll} role="region" aria-label="Columns and first rows" tabIndex={0}>
      <table className={css.sheet}>
        <thead>
          <tr>
            <th scope="col">Row</th>
            {columns.map((column) => (
              <th scope="col" key={column}>
                <span className={css.column}>{column}</span>
                <Select
                  size="xs"
                  aria-label={`What ${column} holds`}
                  data={OFFERED}
                  data-used={fieldOf(mapping, column) !== null || undefined}
                  value={fieldOf(mapping, column) ?? UNUSED}
                  onChange={(value) => {
                    change(column, value === UNUSED ? null : value);
                  }}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line}>
              <th scope="row">
                {row.line} <OutcomePill outcome={row.outcome} partly={row.message !== null} />
              </th>
              {columns.map((column, n) => (
                <td key={column} data-used={fieldOf(mapping, column) !== null || undefined}>
                  {row.cells[n]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Problems({ preview }: { preview: ImportPreview }) {
  if (preview.problems.length === 0) return null;
  return (
    <div>
      <h3 className={css.subtitle}>What to mend</h3>
      <ul className={css.problems}>
        {preview.problems.map((row) => (
          <li key={row.line}>
            <OutcomePill outcome={row.outcome} partly /> {row.message}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FootProps {
  brought: Parameters<typeof api.importFile>[0];
  preview: ImportPreview | undefined;
  stale: boolean;
  problem: string | null;
  done: (result: ImportResult) => void;
  close: () => void;
}

function Foot({ brought, preview, stale, problem, done, close }: FootProps) {
  const queries = useQueryClient();
  const against = useReasonAgainst('editor');
  const bring = useMutation({
    mutationFn: () => api.importFile(brought),
    onSuccess: async (result) => {
      done(result);
      await Promise.all([
        queries.invalidateQueries({ queryKey: keys.imports() }),
        queries.invalidateQueries({ queryKey: keys.opportunities() }),
      ]);
    },
  });
  const nothing = preview?.ok_count === 0 ? 'No row can be taken in.' : null;
  const waiting = preview && !stale ? null : 'The file is being read.';
  return (
    <>
      <InlineError error={bring.error} />
      <div className={css.buttons}>
        <ReasonButton
          reason={against ?? problem ?? nothing ?? waiting}
          loading={bring.isPending}
          onClick={() => {
            bring.mutate();
          }}
        >
          {preview && preview.ok_count > 0 ? `Take in ${plural(preview.ok_count, 'product')}` : 'Take in'}
        </ReasonButton>
        <Button variant="default" onClick={close}>
          Choose another file
        </Button>
      </div>
    </>
  );
}

function Done({ result: { run, is_new: isNew }, close }: { result: ImportResult; close: () => void }) {
  return (
    <section className={`pf-card ${css.card ?? ''}`} aria-labelledby="done-title">
      <h2 id="done-title" className={css.title}>
        {run.file_name}
      </h2>
      <Notice tone={isNew ? 'good' : 'info'} role="status">
        <p>
          {isNew
            ? `${plural(run.ok_count, 'product')} taken in. What has a title is scored now.`
            : 'This very file was brought before: nothing was changed.'}
        </p>
      </Notice>
      <Becoming of={run} />
      <ImportReport run={run} />
      <div className={css.buttons}>
        <LinkButton to="/opportunities" search={{ kind: 'brought' }}>
          See them
        </LinkButton>
        <Button variant="default" onClick={close}>
          Bring another file
        </Button>
      </div>
    </section>
  );
}
