import type { CSSProperties } from 'react';
import { Link } from '@tanstack/react-router';
import type { LineStage } from '@/shared/api/types';
import { formatNumber } from '@/shared/format';
import { useSession } from '@/shared/session';
import { Ago } from '@/shared/ui/Time';
import css from './OverviewPage.module.css';

type Stage = LineStage['stage'];

const STAGES: Record<Stage, { label: string; to: string; search?: Record<string, string> }> = {
  lists: { label: 'Lists watched', to: '/lists' },
  observations: { label: 'Observations', to: '/lists' },
  opportunities: { label: 'Opportunities', to: '/opportunities' },
  in_review: { label: 'In review', to: '/review' },
  approved: { label: 'Approved', to: '/pins', search: { state: 'approved' } },
  scheduled: { label: 'Scheduled', to: '/calendar' },
  published: { label: 'Published', to: '/pins', search: { state: 'published' } },
};

/** The whole line: how much stands at each stage, drawn as one stream that is as wide as the logarithm of it. */
export function Line({ stages }: { stages: LineStage[] }) {
  const { time_zone: zone } = useSession();
  return (
    <section className={`pf-card ${css.line ?? ''}`} aria-labelledby="line">
      <h2 id="line" className={css.heading}>
        The line
      </h2>
      <div className={css.flow}>
        <Stream counts={stages.map((stage) => stage.count)} />
        <ol className={css.stages} style={{ '--stages': stages.length } as CSSProperties}>
          {stages.map((stage) => {
            const { label, to, search } = STAGES[stage.stage];
            const yours = stage.stage === 'in_review' && stage.count > 0;
            return (
              <li key={stage.stage} data-yours={yours}>
                <Link to={to} search={search} className={css.stage}>
                  <span className={css.stageLabel}>{label}</span>
                  <span className={css.stageCount}>{formatNumber(stage.count)}</span>
                  <span className={css.stageNote}>
                    {yours ? (
                      stage.count === 1 ? (
                        'waits for you'
                      ) : (
                        'wait for you'
                      )
                    ) : stage.last_at ? (
                      <Ago at={stage.last_at} zone={zone} />
                    ) : (
                      'nothing yet'
                    )}
                  </span>
                </Link>
              </li>
            );
          })}
        </ol>
      </div>
    </section>
  );
}

const WIDTH = 1000;
const HEIGHT = 100;

/** Half the stream's width at a stage, 3 to 46 of 50. */
const half = (count: number, most: number) =>
  count === 0 ? 1.5 : 5 + (41 * Math.log1p(count)) / Math.log1p(Math.max(most, 1));

export function streamPath(counts: number[]): string {
  const most = Math.max(...counts);
  const step = WIDTH / counts.length;
  const points = [
    { x: 0, h: half(counts[0] ?? 0, most) },
    ...counts.map((count, n) => ({ x: (n + 0.5) * step, h: half(count, most) })),
    { x: WIDTH, h: half(counts.at(-1) ?? 0, most) },
  ];
  const side = (sign: 1 | -1, row: typeof points) =>
    row
      .map(({ x, h }, n) => {
        const y = HEIGHT / 2 + sign * h;
        const before = row[n - 1];
        if (!before) return `${n === 0 && sign === -1 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
        const middle = ((before.x + x) / 2).toFixed(1);
        return `C${middle} ${(HEIGHT / 2 + sign * before.h).toFixed(1)} ${middle} ${y.toFixed(1)} ${x.toFixed(1)} ${y.toFixed(1)}`;
      })
      .join('');
  return `${side(-1, points)}${side(1, points.toReversed())}Z`;
}

function Stream({ counts }: { counts: number[] }) {
  return (
    <svg
      className={css.stream}
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      <defs>
        <linearGradient id="stream">
          <stop offset="0" stopColor="var(--pf-accent)" stopOpacity="0.1" />
          <stop offset="1" stopColor="var(--pf-accent)" stopOpacity="0.42" />
        </linearGradient>
      </defs>
      <path d={streamPath(counts)} fill="url(#stream)" />
    </svg>
  );
}
