import { Skeleton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconEqual } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';
import { research as api } from '@/shared/api/researchCalls';
import type { Bands } from './weights';
import { formatPoints, plural } from '@/shared/format';
import { InlineError } from '@/shared/ui/Notice';
import css from './scoring.module.css';

interface Props {
  projectId: string;
  /** Only what differs from what is saved. */
  parts: Record<string, number>;
  /** Only the price bands that differ. */
  bands: Bands;
  /** Why nothing can be shown now. */
  reason: string | null;
  /** The parts as they were fitted, in words, where what was typed does not make 100; else null. */
  fitted: string | null;
}

/** What other weights would do to the best of the project, before anything is saved. */
export function WeightsPreview({ projectId, parts, bands, reason, fitted }: Props) {
  const { data, error } = useQuery({
    queryKey: keys.weightsPreview(projectId, { ...parts, ...bands }),
    queryFn: () => api.previewWeights(projectId, { parts, price_bands: bands }),
    enabled: reason === null,
    placeholderData: (before) => before,
  });
  return (
    <section className={`pf-card ${css.card ?? ''}`} aria-labelledby="preview-title">
      <div className={css.cardHead}>
        <h2 id="preview-title" className={css.cardTitle}>
          What it would change
        </h2>
        {data && reason === null && (
          <span className="pf-label" role="status">
            {data.moved === 0
              ? `${plural(data.scored, 'opportunity', 'opportunities')}, none moves`
              : `${String(data.moved)} of ${String(data.scored)} ${data.moved === 1 ? 'changes its' : 'change their'} place`}
          </span>
        )}
      </div>
      {reason === null && fitted !== null && (
        <p className={css.quiet}>With the others fitted to make 100: {fitted}.</p>
      )}
      {reason !== null ? (
        <p className={css.quiet}>{reason}</p>
      ) : error ? (
        <InlineError error={error} />
      ) : !data ? (
        <Skeleton h={240} aria-busy="true" aria-label="Scoring" />
      ) : data.items.length === 0 ? (
        <p className={css.quiet}>The project has no open opportunities to score yet.</p>
      ) : (
        <div className={css.previewRows} role="region" aria-label="The new order" tabIndex={0}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">Place</th>
                <th scope="col">Product</th>
                <th scope="col" className={css.number}>
                  Points
                </th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((row) => (
                <tr key={row.opportunity_id}>
                  <td className={css.place}>
                    <strong>{row.new_place}</strong> <Way from={row.old_place} to={row.new_place} />
                  </td>
                  <td className={css.productName}>{row.title}</td>
                  <td className={css.number}>
                    {row.old_score === row.new_score ? (
                      formatPoints(row.new_score)
                    ) : (
                      <>
                        <span className={css.old}>{formatPoints(row.old_score)} →</span>{' '}
                        {formatPoints(row.new_score)}
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Way({ from, to }: { from: number; to: number }) {
  const [Mark, way, words] =
    from === to
      ? ([IconEqual, 'same', 'as before'] as const)
      : from > to
        ? ([IconArrowUp, 'up', `was ${String(from)}`] as const)
        : ([IconArrowDown, 'down', `was ${String(from)}`] as const);
  return (
    <span className={css.way} data-way={way}>
      <Mark size={14} aria-hidden /> {words}
    </span>
  );
}
