import type { ReactNode } from 'react';
import type { ScorePart } from '@/shared/api/types';
import { formatPoints } from '@/shared/format';
import css from './opportunities.module.css';

/** As many colours and patterns as the style sheet tells apart. */
const LOOKS = 12;

/** The score and what it is made of: one bar of 100, each part with its own colour and pattern. */
export function ScoreBar({ score, parts }: { score: number; parts: ScorePart[] }) {
  const words = parts
    .map((part) => `${part.label} ${formatPoints(part.points)} of ${String(part.max_points)}`)
    .join(', ');
  return (
    <div className={css.score} role="img" aria-label={`Score ${formatPoints(score)} of 100: ${words}`}>
      <span className={css.scoreNumber}>{formatPoints(score)}</span>
      <span className={css.scoreBar}>
        {parts.map((part, n) => (
          <span
            key={part.name}
            className={css.segment}
            data-part={(n % LOOKS) + 1}
            style={{ width: `${String(Math.max(0, part.points))}%` }}
          />
        ))}
      </span>
    </div>
  );
}

/** The parts in words, each under the colour and pattern it has in the bar; `notes` stand below a reason. */
export function ScoreParts({
  parts,
  score,
  notes,
}: {
  parts: ScorePart[];
  score: number;
  notes?: (name: string) => ReactNode;
}) {
  return (
    <table className={css.parts}>
      <caption className={css.caption}>Why {formatPoints(score)} of 100</caption>
      <thead className={css.hiddenHead}>
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Points</th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part, n) => (
          <tr key={part.name}>
            <th scope="row">
              <span
                className={`${css.segment ?? ''} ${css.swatch ?? ''}`}
                data-part={part.max_points > 0 ? (n % LOOKS) + 1 : undefined}
                aria-hidden
              />
              {part.label}
            </th>
            <td className={css.points}>
              {part.max_points > 0 ? (
                <>
                  <strong>{formatPoints(part.points)}</strong> of {part.max_points}
                </>
              ) : (
                '–'
              )}
            </td>
            <td>
              {part.reason}
              {notes?.(part.name)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
