import { useId } from 'react';
import { Button, Checkbox, Collapse, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustments, IconSearch } from '@tabler/icons-react';
import type { Opportunity } from '@/shared/api/types';
import { listKindName } from '@/shared/format';
import { countMore, KINDS, priceProblem, type Filters } from './filters';
import { SavedFilters } from './SavedFilters';
import { useTyped } from './useTyped';
import css from './opportunities.module.css';

const STATES: { value: Opportunity['state']; label: string }[] = [
  { value: 'open', label: 'Open' },
  { value: 'drafted', label: 'Drafted' },
  { value: 'hidden', label: 'Hidden' },
  { value: 'ended', label: 'Ended' },
];
const ANY = 'any';
const SCORES = [
  { value: ANY, label: 'Any score' },
  ...['50', '60', '70', '80'].map((value) => ({ value, label: `${value} or more` })),
];
const KIND_CHOICES = [
  { value: ANY, label: 'Any list' },
  ...KINDS.map((value) => ({ value, label: listKindName(value) })),
];

interface Props {
  filters: Filters;
  projectId: string | null;
  change: (filters: Filters) => void;
}

export function FilterBar({ filters, projectId, change }: Props) {
  const more = countMore(filters);
  const [open, { toggle }] = useDisclosure(more > 0);
  const panel = useId();
  const [typed, type] = useTyped(filters.q ?? '', (text) => {
    change({ ...filters, q: text.trim() || undefined });
  });
  return (
    <div className={css.filterBar} role="search" aria-label="Filter opportunities">
      <div className={css.filters}>
        <SegmentedControl
          aria-label="State"
          data={STATES}
          value={filters.state}
          onChange={(value) => {
            change({ ...filters, state: value as Opportunity['state'] });
          }}
        />
        <Button
          variant="default"
          leftSection={<IconAdjustments size={18} aria-hidden />}
          aria-expanded={open}
          aria-controls={panel}
          onClick={toggle}
        >
          {more > 0 ? `Filters (${String(more)})` : 'Filters'}
        </Button>
        <SavedFilters filters={filters} projectId={projectId} apply={change} />
        <TextInput
          aria-label="Search products"
          className={css.search}
          placeholder="Search title or ASIN"
          type="search"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => {
            type(event.currentTarget.value);
          }}
        />
      </div>
      <Collapse expanded={open} id={panel}>
        {open && <More filters={filters} change={change} />}
      </Collapse>
    </div>
  );
}

function More({ filters, change }: Pick<Props, 'filters' | 'change'>) {
  const [category, typeCategory] = useTyped(filters.category ?? '', (text) => {
    change({ ...filters, category: text.trim() || undefined });
  });
  const problem = priceProblem(filters);
  return (
    <div className={`pf-card ${css.more ?? ''}`}>
      <Select
        label="Least score"
        data={withChosen(SCORES, filters.score?.toString(), (value) => `${value} or more`)}
        value={filters.score?.toString() ?? ANY}
        onChange={(value) => {
          change({ ...filters, score: value === ANY ? undefined : Number(value) });
        }}
      />
      <Select
        label="Kind of list"
        data={KIND_CHOICES}
        value={filters.kind ?? ANY}
        onChange={(value) => {
          change({ ...filters, kind: KINDS.find((kind) => kind === value) });
        }}
      />
      <TextInput
        label="Category"
        placeholder="Part of its name"
        value={category}
        onChange={(event) => {
          typeCategory(event.currentTarget.value);
        }}
      />
      <div className={css.prices}>
        <PriceInput
          label="Price from"
          value={filters.from}
          change={(from) => {
            change({ ...filters, from });
          }}
        />
        <PriceInput
          label="Price to"
          value={filters.to}
          problem={problem}
          change={(to) => {
            change({ ...filters, to });
          }}
        />
      </div>
      <div className={css.ticks}>
        <Checkbox
          label="A search trend fits it"
          checked={filters.trend ?? false}
          onChange={(event) => {
            change({ ...filters, trend: event.currentTarget.checked || undefined });
          }}
        />
        <Checkbox
          label="New on its list"
          checked={filters.fresh ?? false}
          onChange={(event) => {
            change({ ...filters, fresh: event.currentTarget.checked || undefined });
          }}
        />
        <Button
          variant="subtle"
          color="neutral"
          className={css.clear}
          onClick={() => {
            change({ state: filters.state, q: filters.q });
          }}
        >
          Clear
        </Button>
      </div>
    </div>
  );
}

/** A saved filter or an address may hold a value that the list does not offer. */
function withChosen(
  offered: { value: string; label: string }[],
  chosen: string | undefined,
  name: (value: string) => string,
) {
  if (!chosen || offered.some(({ value }) => value === chosen)) return offered;
  return [...offered, { value: chosen, label: name(chosen) }];
}

interface PriceProps {
  label: string;
  value: number | undefined;
  problem?: string | null;
  change: (value: number | undefined) => void;
}

function PriceInput({ label, value, problem, change }: PriceProps) {
  const [typed, type] = useTyped(value?.toString() ?? '', (text) => {
    const number = Number(text.trim().replace(',', '.'));
    if (text.trim() === '') change(undefined);
    else if (Number.isFinite(number) && number >= 0) change(number);
  });
  const wrong = typed.trim() !== '' && !(Number(typed.trim().replace(',', '.')) >= 0);
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      placeholder="Any"
      value={typed}
      error={wrong ? 'Enter a number, such as 19.50.' : problem}
      onChange={(event) => {
        type(event.currentTarget.value);
      }}
    />
  );
}
