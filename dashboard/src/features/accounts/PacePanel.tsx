import { useState } from 'react';
import { NumberInput, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { accounts as api } from '@/shared/api/accountCalls';
import { keys } from '@/shared/api/keys';
import type { Account } from '@/shared/api/types';
import { useReasonAgainst } from '@/shared/session';
import { toast } from '@/shared/toast';
import { InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Panel } from './Panel';
import css from './accounts.module.css';

/** How much the account publishes, and whose day counts. */
export function PacePanel({ account }: { account: Account }) {
  const queries = useQueryClient();
  const against = useReasonAgainst('admin');
  const [cap, setCap] = useState<string | number>(account.daily_cap);
  const [spacing, setSpacing] = useState<string | number>(account.spacing_minutes);
  const [zone, setZone] = useState(account.time_zone);
  const save = useMutation({
    mutationFn: () => api.setLimits(account.id, Number(cap), Number(spacing), zone),
    onSuccess: async (changed) => {
      await queries.invalidateQueries({ queryKey: keys.accounts });
      toast(`Saved. Slots of ${changed.name} that no longer fit move within 15 minutes.`);
    },
  });
  const same =
    Number(cap) === account.daily_cap &&
    Number(spacing) === account.spacing_minutes &&
    zone === account.time_zone;
  const zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), zone])].sort();
  return (
    <Panel title="Pace">
      <form
        aria-label="Change the pace"
        className={css.pace}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <NumberInput
          label="Pins a day"
          description="1 to 25; a new account gets there in four weeks"
          min={1}
          max={25}
          allowDecimal={false}
          value={cap}
          onChange={setCap}
        />
        <NumberInput
          label="Minutes between two"
          description="20 at least"
          min={20}
          max={10080}
          allowDecimal={false}
          value={spacing}
          onChange={setSpacing}
        />
        <Select
          label="Whose day counts"
          description="Posting hours and caps go by this clock"
          searchable
          allowDeselect={false}
          data={zones}
          value={zone}
          onChange={(value) => {
            if (value) setZone(value);
          }}
        />
        <InlineError error={save.error} />
        <ReasonButton
          type="submit"
          variant="default"
          reason={against ?? (same ? 'Change something first.' : null)}
          loading={save.isPending}
        >
          Save the pace
        </ReasonButton>
      </form>
    </Panel>
  );
}
