import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { keys } from '@/shared/api/keys';
import { studio } from '@/shared/api/studioCalls';
import type { Pin, WriterBudget } from '@/shared/api/types';
import { useProjects } from '@/shared/project';
import { formatMoney } from '@/shared/format';
import css from './studio.module.css';

/** Who wrote the pin, and, where a language model writes, what is left of its budget. */
export function WriterLine({ pin }: { pin: Pin }) {
  const { data: projects } = useProjects();
  const wished = projects?.items.find(({ id }) => id === pin.project_id)?.writer;
  const costs = [pin.writer, wished].includes('language_model');
  const budget = useQuery({ queryKey: keys.budget, queryFn: studio.budget, enabled: costs });
  return (
    <p className={css.quiet}>
      {pin.writer === 'language_model'
        ? 'Written by a language model.'
        : 'Written from this program’s own phrases.'}
      {pin.writer_note && ` ${pin.writer_note}`}
      {budget.data && ` ${spending(budget.data)}`}{' '}
      <Link to="/projects" className={css.link}>
        {costs ? 'Writer and budget' : 'Choose another writer'}
      </Link>
    </p>
  );
}

function spending({ spent, monthly, currency }: WriterBudget): string {
  return `${formatMoney(Number(spent), currency)} of ${formatMoney(Number(monthly), currency)} are spent this month.`;
}
