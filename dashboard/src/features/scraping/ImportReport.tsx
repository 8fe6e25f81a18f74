import { useState } from 'react';
import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';
import { scraping as api } from '@/shared/api/scrapingCalls';
import type { ImportRun, RowOutcome } from '@/shared/api/types';
import { InlineError } from '@/shared/ui/Notice';
import { OutcomePill } from './OutcomePill';
import css from './bring.module.css';

const ALL = 'all';
const OUTCOMES: readonly string[] = ['ok', 'duplicate', 'error'] satisfies RowOutcome[];
const isOutcome = (value: string): value is RowOutcome => OUTCOMES.includes(value);

/** What became of each row; what needs a look comes first. */
export function ImportReport({ run }: { run: ImportRun }) {
  const [shown, setShown] = useState<string>(run.error_count > 0 ? 'error' : ALL);
  const outcome = isOutcome(shown) ? shown : undefined;
  const query = useInfiniteQuery({
    queryKey: keys.importRows(run.id, outcome ?? null),
    queryFn: ({ pageParam }) => api.importRows(run.id, { outcome, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={css.report}>
      <SegmentedControl
        aria-label="Rows to show"
        className={css.outcomes}
        data={[
          { value: ALL, label: 'All' },
          { value: 'ok', label: `Fine ${String(run.ok_count)}` },
          { value: 'duplicate', label: `Duplicate ${String(run.duplicate_count)}` },
          { value: 'error', label: `Errors ${String(run.error_count)}` },
        ]}
        value={shown}
        onChange={setShown}
      />
      <InlineError error={query.error} />
      {query.isPending && <Skeleton h={120} aria-busy="true" aria-label="Loading the report" />}
      {query.isSuccess && rows.length === 0 && <p className={css.quiet}>No such row.</p>}
      {rows.length > 0 && (
        <div className={css.rows} role="region" aria-label="Report" tabIndex={0}>
          <ul className={css.problems}>
            {rows.map((row) => (
              <li key={row.line}>
                <OutcomePill outcome={row.outcome} partly={row.message !== null} />{' '}
                {row.message ?? `Row ${String(row.line)}: ${row.asin ?? 'taken in'}`}
              </li>
            ))}
          </ul>
          {query.hasNextPage && (
            <Button
              size="xs"
              variant="default"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              Show more
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
