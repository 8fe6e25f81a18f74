/** What stands above the list of opportunities: how many there are, and why scores are low at first. */
import type { Opportunity } from '@/shared/api/types';
import { formatNumber, formatPoints, plural } from '@/shared/format';

/** Parts that nothing is known for until a list has been read on several days. */
const NEED_HISTORY = ['momentum', 'new_entry', 'staying_power'];
/** Parts that only a search trend earns. */
const NEED_TRENDS = ['trend', 'trend_growth', 'season'];
const WAITING = [...NEED_HISTORY, ...NEED_TRENDS];

export const countWords = (shown: number, total: number) =>
  shown < total
    ? `The best ${formatNumber(shown)} of ${formatNumber(total)}`
    : plural(total, 'opportunity', 'opportunities');

/** One line while no product of the list has earned anything of history or trends; else null. */
export function lowNote(items: readonly Pick<Opportunity, 'parts'>[]): string | null {
  const parts = items.flatMap((item) => item.parts.filter((part) => WAITING.includes(part.name)));
  const first = items[0]?.parts.filter((part) => WAITING.includes(part.name)) ?? [];
  const kinds = [NEED_HISTORY, NEED_TRENDS].map((names) => ({
    most: first.filter((part) => names.includes(part.name)).reduce((sum, part) => sum + part.max_points, 0),
    earned: parts.some((part) => names.includes(part.name) && part.points > 0),
  }));
  const missing = kinds.filter((kind) => !kind.earned && kind.most > 0);
  if (missing.length === 0) return null;
  const points = missing.reduce((sum, kind) => sum + kind.most, 0);
  const [history, trends] = [kinds[0]?.earned === false, kinds[1]?.earned === false];
  const need =
    history && trends ? 'days of history or search trends' : history ? 'days of history' : 'search trends';
  return `Scores are low for now: ${formatPoints(points)} of 100 points need ${need}, which are not there yet.`;
}
