import { useState } from 'react';
import { Select, type ComboboxItem } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { asApiError } from '@/shared/api/error';
import { keys } from '@/shared/api/keys';
import { media as api } from '@/shared/api/mediaCalls';
import css from './media.module.css';

const ASIN = /^[A-Z0-9]{10}$/;
const WAIT_MS = 250;

interface Props {
  marketplace: string | null;
  /** The chosen product's ASIN; null: all that have no picture of their own. */
  asin: string | null;
  onChoose: (asin: string | null) => void;
}

/** A product of one's lists, uploads and brought files, by a part of its name or by its ASIN. */
export function ProductField({ marketplace, asin, onChoose }: Props) {
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<ComboboxItem | null>(null);
  const [isOpen, setOpen] = useState(false);
  // What is chosen stands in the field, too; it is no search.
  const typed = words.trim() === chosen?.label ? '' : words.trim();
  const [asked] = useDebouncedValue(typed, WAIT_MS);
  const query = { q: asked || undefined, marketplace: marketplace ?? '' };
  const { data, error, isFetching } = useQuery({
    queryKey: keys.products(query),
    queryFn: () => api.products(query),
    enabled: isOpen && marketplace !== null,
    placeholderData: keepPreviousData,
  });
  const found = (data?.items ?? []).map((one) => ({ value: one.asin, label: one.title ?? one.asin }));
  const isBehind = isFetching || asked !== typed;
  const options = withAsin(found, typed, asin === null ? null : chosen);
  const nothing = error
    ? asApiError(error).message
    : isBehind
      ? 'Looking…'
      : 'No product of that name. Its ASIN will do, too.';
  return (
    <Select
      className={css.product}
      label="Product"
      placeholder="All others. Type a name or an ASIN"
      searchable
      clearable
      selectFirstOptionOnChange
      data={options}
      filter={({ options: all }) => all}
      value={asin}
      searchValue={words}
      // In the dialog, and without an empty list: a screen reader knows where it is.
      comboboxProps={{ withinPortal: false }}
      inputWrapperOrder={['label', 'input', 'description']}
      description={isOpen && options.length === 0 ? nothing : undefined}
      renderOption={({ option }) => (
        <span className={css.option}>
          <span>{option.label}</span>
          {option.label !== option.value && <span className="pf-label">{option.value}</span>}
        </span>
      )}
      onSearchChange={setWords}
      onDropdownOpen={() => {
        setOpen(true);
      }}
      onChange={(value, option) => {
        setChosen(value === null ? null : option);
        onChoose(value);
      }}
    />
  );
}

/** The found ones, with the chosen one and with an ASIN that no list has: it may be pinned all the same. */
function withAsin(found: ComboboxItem[], typed: string, chosen: ComboboxItem | null): ComboboxItem[] {
  const own = typed.toUpperCase();
  const more = [...(ASIN.test(own) ? [{ value: own, label: own }] : []), ...(chosen ? [chosen] : [])];
  return [
    ...found,
    ...more.filter(({ value }, n) => ![...found, ...more.slice(0, n)].some((one) => one.value === value)),
  ];
}
