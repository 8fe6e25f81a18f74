import { useState } from 'react';
import { Anchor, Button, Group, Modal, Skeleton, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCircleCheck, IconCircleOff, IconLock } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { Project, Rule } from '@/shared/api/types';
import { formatDate } from '@/shared/format';
import { useReasonAgainst } from '@/shared/session';
import { toast, toastError } from '@/shared/toast';
import { InlineError, Notice } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Pill } from '@/shared/ui/StatePill';
import css from './projects.module.css';

const HARD = 'It holds always: breaking it costs the account, or Pinterest refuses the pin.';
const MIN_REASON = 10;

/** Which rules hold for the project's pins, and what it does without, with who said so and why. */
export function RulesCard({ project }: { project: Project }) {
  const { data, error, isPending } = useQuery({
    queryKey: keys.rules(project.id),
    queryFn: () => api.rules(project.id),
  });
  const [all, setAll] = useState(false);
  const [leaving, setLeaving] = useState<Rule | null>(null);
  const rules = data?.items ?? [];
  const shown = all ? rules : rules.filter((rule) => !rule.hard);
  const hard = rules.filter((rule) => rule.hard).length;
  return (
    <section className={`pf-card ${css.section ?? ''}`} aria-labelledby="rules-title">
      <h2 id="rules-title" className={css.title}>
        Rules
      </h2>
      <p className={css.about}>
        Every pin is checked against these when it is drafted, approved and sent. A rule that is switched off
        still says what it finds, with your reason, and blocks nothing.
      </p>
      {isPending ? (
        <Skeleton h={240} aria-busy="true" aria-label="Loading the rules" />
      ) : !data ? (
        <InlineError error={error} />
      ) : (
        <>
          <ul className={css.rules} aria-label="Rules">
            {shown.map((rule) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                project={project}
                switchOff={() => {
                  setLeaving(rule);
                }}
              />
            ))}
          </ul>
          <Button
            variant="subtle"
            aria-expanded={all}
            onClick={() => {
              setAll(!all);
            }}
          >
            {all ? 'Hide those that always hold' : `Show the ${String(hard)} that always hold`}
          </Button>
        </>
      )}
      <Modal
        opened={leaving !== null}
        onClose={() => {
          setLeaving(null);
        }}
        title="Switch this rule off?"
      >
        {leaving && (
          <SwitchOff
            rule={leaving}
            project={project}
            onDone={() => {
              setLeaving(null);
            }}
          />
        )}
      </Modal>
    </section>
  );
}

function RuleRow({ rule, project, switchOff }: { rule: Rule; project: Project; switchOff: () => void }) {
  const queries = useQueryClient();
  const against = useReasonAgainst('admin');
  const on = useMutation({
    mutationFn: () => api.switchRuleOn(project.id, rule.id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.rules(project.id) });
      toast('The rule holds again. Pins in review are checked anew.');
    },
    onError: toastError,
  });
  const off = rule.switched_off;
  return (
    <li className={css.rule}>
      <div>
        <p className={css.says}>{rule.says}</p>
        <p className={css.ruleSource}>
          <code>{rule.id}</code> ·{' '}
          {rule.source_url ? (
            <Anchor href={rule.source_url} target="_blank" rel="noreferrer" inherit underline="always">
              {rule.source}
            </Anchor>
          ) : (
            rule.source
          )}
          , {formatDate(rule.source_date)}
        </p>
        {off && (
          <p className={css.offReason}>
            Switched off by {off.by} on {formatDate(off.at)}: “{off.reason}”
          </p>
        )}
      </div>
      {off ? (
        <Pill tone="warning" icon={IconCircleOff}>
          Off
        </Pill>
      ) : rule.hard ? (
        <Pill tone="neutral" icon={IconLock}>
          Always
        </Pill>
      ) : (
        <Pill tone="good" icon={IconCircleCheck}>
          {rule.severity === 'block' ? 'Blocks' : rule.severity === 'warn' ? 'Warns' : 'Informs'}
        </Pill>
      )}
      {off ? (
        <ReasonButton
          size="xs"
          variant="default"
          reason={against}
          loading={on.isPending}
          aria-label={`Switch on: ${rule.id}`}
          onClick={() => {
            on.mutate();
          }}
        >
          Switch on
        </ReasonButton>
      ) : (
        <ReasonButton
          size="xs"
          variant="subtle"
          color="neutral"
          reason={rule.hard ? HARD : against}
          aria-label={`Switch off: ${rule.id}`}
          onClick={switchOff}
        >
          Switch off
        </ReasonButton>
      )}
    </li>
  );
}

function SwitchOff({ rule, project, onDone }: { rule: Rule; project: Project; onDone: () => void }) {
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { reason: '' },
    validate: {
      reason: (value) =>
        value.trim().length >= MIN_REASON ? null : 'Say in a sentence why this project does without it.',
    },
  });
  const off = useMutation({
    mutationFn: ({ reason }: { reason: string }) => api.switchRuleOff(project.id, rule.id, reason),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.rules(project.id) });
      toast('The rule is switched off. Pins in review are checked anew.');
      onDone();
    },
  });
  return (
    <form
      aria-label="Switch this rule off"
      noValidate
      onSubmit={form.onSubmit((values) => {
        off.mutate(values);
      })}
    >
      <Stack gap="md">
        <p className={css.says}>{rule.says}</p>
        <Notice tone="warning">
          <p>
            {rule.source}, {formatDate(rule.source_date)}. Whoever reviews pins of {project.name} reads your
            reason; name and time are recorded.
          </p>
        </Notice>
        <Textarea
          label="Why"
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          {...form.getInputProps('reason')}
        />
        <InlineError error={off.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Keep it
          </Button>
          <Button type="submit" color="danger" loading={off.isPending}>
            Switch off
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
