import { useState } from 'react';
import { Group, NumberInput, Progress, Select, Skeleton, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import { studio } from '@/shared/api/studioCalls';
import type { Project, WriterBudget } from '@/shared/api/types';
import { formatDate, formatMoney, formatNumber, plural } from '@/shared/format';
import { useReasonAgainst } from '@/shared/session';
import { toast } from '@/shared/toast';
import { InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import css from './projects.module.css';

const WRITERS = [
  { value: '', label: 'As the installation says' },
  { value: 'template', label: 'This program’s own phrases, free' },
  { value: 'language_model', label: 'A language model, within the budget' },
];

/** Who writes a project's copy, and what language models may cost all projects together. */
export function WriterCard({ project }: { project: Project }) {
  const queries = useQueryClient();
  const against = useReasonAgainst('admin');
  const budget = useQuery({ queryKey: keys.budget, queryFn: studio.budget });
  const choose = useMutation({
    mutationFn: (writer: string) =>
      api.changeProject(project.id, { version: project.version, writer: writer === '' ? null : writer }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.projects });
      toast('Saved. It holds for drafts made from now on.');
    },
  });
  const known = WRITERS.some(({ value }) => value === (project.writer ?? ''));
  const own = project.writer && !known ? [{ value: project.writer, label: project.writer }] : [];
  return (
    <section className={`pf-card ${css.section ?? ''}`} aria-labelledby="writer">
      <h2 id="writer" className={css.title}>
        Writer
      </h2>
      <Stack gap="md">
        <Select
          label="Who writes the copy"
          data={[...WRITERS, ...own]}
          value={project.writer ?? ''}
          disabled={against !== null || choose.isPending}
          description={against ?? 'Another writer steps in, and says so, when this one cannot'}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          onChange={(writer) => {
            choose.mutate(writer ?? '');
          }}
        />
        <InlineError error={choose.error} />
        {budget.isPending ? (
          <Skeleton h={84} aria-busy="true" aria-label="Loading the budget" />
        ) : budget.data ? (
          <Budget key={budget.data.monthly} budget={budget.data} against={against} />
        ) : (
          <InlineError error={budget.error} />
        )}
      </Stack>
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
            label={`Language models, a month (${currency})`}
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
