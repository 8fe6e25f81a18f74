import { useState } from 'react';
import { Group, NumberInput, Progress, Skeleton, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';
import { studio } from '@/shared/api/studioCalls';
import type { WriterBudget } from '@/shared/api/types';
import { formatDate, formatMoney, formatNumber, plural } from '@/shared/format';
import { useReasonAgainst } from '@/shared/session';
import { toast } from '@/shared/toast';
import { InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import css from './projects.module.css';

/** What language models may cost all projects together, and what this month came to. */
export function BudgetCard() {
  const against = useReasonAgainst('admin');
  const { data, error, isPending } = useQuery({ queryKey: keys.budget, queryFn: studio.budget });
  return (
    <section className={`pf-card ${css.section ?? ''}`} aria-labelledby="budget">
      <h2 id="budget" className={css.title}>
        Budget of language models
      </h2>
      {isPending ? (
        <Skeleton h={84} aria-busy="true" aria-label="Loading the budget" />
      ) : data ? (
        <Budget key={data.monthly} budget={data} against={against} />
      ) : (
        <InlineError error={error} />
      )}
    </section>
  );
}

function Budget({ budget, against }: { budget: WriterBudget; against: string | null }) {
  const { monthly, spent, currency } = budget;
  const [value, setValue] = useState<number | string>(Number(monthly));
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => studio.setBudget(Number(value).toFixed(2)),
    onSuccess: (kept) => {
      queries.setQueryData(keys.budget, kept);
      toast(`Language models may cost ${formatMoney(Number(kept.monthly), currency)} a month.`);
    },
  });
  const share = Number(monthly) > 0 ? Math.min(100, (Number(spent) / Number(monthly)) * 100) : 0;
  const isNew = typeof value === 'number' && value !== Number(monthly);
  return (
    <form
      aria-label="Monthly budget"
      onSubmit={(event) => {
        event.preventDefault();
        if (isNew && !against) save.mutate();
      }}
    >
      <Stack gap="xs">
        <Group align="flex-end" gap="xs">
          <NumberInput
            label={`A month (${currency})`}
            min={0}
            max={10_000}
            decimalScale={2}
            value={value}
            onChange={setValue}
            readOnly={against !== null}
          />
          <ReasonButton
            type="submit"
            variant="default"
            loading={save.isPending}
            reason={against ?? (isNew ? null : 'Nothing was changed.')}
          >
            Set the budget
          </ReasonButton>
        </Group>
        <Progress value={share} size="sm" aria-label="Spent of the budget" />
        <p className="pf-label">
          {formatMoney(Number(spent), currency)} spent this month for {plural(budget.drafts, 'draft')} (
          {plural(budget.calls, 'call')}, {formatNumber(budget.tokens_in + budget.tokens_out)} tokens). It
          starts anew on {formatDate(budget.next_month)}. For all projects together; at 0 only models that
          cost nothing write.
        </p>
        <InlineError error={save.error} />
      </Stack>
    </form>
  );
}
