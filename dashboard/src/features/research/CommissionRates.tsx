import { useState } from 'react';
import { Button, Group, Modal, NumberInput, Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { IconPercentage, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';
import { research as api } from '@/shared/api/researchCalls';
import type { CommissionRate } from '@/shared/api/types';
import { formatDate } from '@/shared/format';
import { MARKETPLACES } from '@/shared/marketplaces';
import { useReasonAgainst } from '@/shared/session';
import { toast, toastError } from '@/shared/toast';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorState, InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import css from './scoring.module.css';

/** A category whose own rate is entered; `category` undefined: a new one. */
interface Entering {
  category?: string;
  percent?: number;
}

export function CommissionRates({ first }: { first: string }) {
  const [marketplace, setMarketplace] = useState(first);
  const [entering, setEntering] = useState<Entering | null>(null);
  const against = useReasonAgainst('editor');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: keys.rates(marketplace),
    queryFn: () => api.rates(marketplace),
  });
  const enter = (
    <ReasonButton
      reason={against}
      leftSection={<IconPlus size={18} aria-hidden />}
      onClick={() => {
        setEntering({});
      }}
    >
      Enter a rate
    </ReasonButton>
  );
  return (
    <>
      <div className={css.ratesHead}>
        <Select
          label="Marketplace"
          searchable
          data={MARKETPLACES}
          value={marketplace}
          onChange={(value) => {
            setMarketplace(value ?? first);
          }}
        />
        {enter}
      </div>
      {isPending ? (
        <Skeleton h={360} radius="lg" aria-busy="true" aria-label="Loading the rates" />
      ) : !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data.items.length === 0 ? (
        <EmptyState icon={IconPercentage} title={`No rate is known for ${marketplace}`} action={enter}>
          The commission part of a score stays in the middle until a rate is known. Enter what your Associates
          account says.
        </EmptyState>
      ) : (
        <>
          {shippedSource(data.items) && (
            <p className={css.quiet}>
              Shipped rates: {shippedSource(data.items)}. Your own count before them.
            </p>
          )}
          <RatesTable rates={data.items} against={against} enter={setEntering} marketplace={marketplace} />
        </>
      )}
      <Modal
        opened={entering !== null}
        onClose={() => {
          setEntering(null);
        }}
        title={`A rate of your own, ${marketplace}`}
      >
        {entering && (
          <RateForm
            marketplace={marketplace}
            start={entering}
            onDone={() => {
              setEntering(null);
            }}
          />
        )}
      </Modal>
    </>
  );
}

interface TableProps {
  rates: CommissionRate[];
  marketplace: string;
  against: string | null;
  enter: (what: Entering) => void;
}

/** Who says the shipped rates: told once, above them. */
const shippedSource = (rates: readonly CommissionRate[]) => rates.find((rate) => !rate.own)?.source;

const categoryName = (category: string) => category || 'Every other category';

function RatesTable({ rates, marketplace, against, enter }: TableProps) {
  const queries = useQueryClient();
  const refetch = () => queries.invalidateQueries({ queryKey: keys.rates(marketplace) });
  const forget = useMutation({
    mutationFn: (rate: CommissionRate) => api.resetRates(marketplace, rate.category, rate.valid_from),
    onSuccess: async (_, { category, percent, valid_from }) => {
      toast(`${categoryName(category)}: your rate since ${formatDate(valid_from)} is forgotten.`, {
        label: 'Undo',
        run: () => {
          api.setRate({ marketplace, category, percent, valid_from }).then(refetch, toastError);
        },
      });
      await refetch();
    },
    onError: toastError,
  });
  return (
    <section className={`pf-card ${css.rates ?? ''}`} aria-label="Commission rates">
      <table className={`${css.table ?? ''} ${css.rateTable ?? ''}`}>
        <thead>
          <tr>
            <th scope="col">Category</th>
            <th scope="col" className={css.number}>
              Rate
            </th>
            <th scope="col">Since</th>
            <th scope="col">Source</th>
            <th scope="col">
              <span className={css.hidden}>Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rates.map((rate) => (
            <tr
              key={`${rate.category} ${String(rate.own)} ${rate.valid_from}`}
              data-off={!rate.counts || undefined}
            >
              <th scope="row">
                {categoryName(rate.category)}
                {!rate.counts && <span className={css.tag}>does not count today</span>}
              </th>
              <td className={css.number}>
                <strong>{rate.percent} %</strong>
              </td>
              <td className={css.since}>{formatDate(rate.valid_from)}</td>
              <td className={css.source}>{rate.own ? `Your own. ${rate.source}` : 'Shipped'}</td>
              <td className={css.change}>
                {rate.own ? (
                  <ReasonButton
                    size="xs"
                    variant="default"
                    reason={against}
                    loading={forget.isPending && forget.variables === rate}
                    aria-label={`Forget your rate for ${categoryName(rate.category)} since ${formatDate(rate.valid_from)}`}
                    onClick={() => {
                      forget.mutate(rate);
                    }}
                  >
                    Forget
                  </ReasonButton>
                ) : (
                  <ReasonButton
                    size="xs"
                    variant="subtle"
                    reason={against}
                    aria-label={`Enter your own rate for ${categoryName(rate.category)}`}
                    onClick={() => {
                      enter({ category: rate.category, percent: rate.percent });
                    }}
                  >
                    Own rate
                  </ReasonButton>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface FormProps {
  marketplace: string;
  start: Entering;
  onDone: () => void;
}

function RateForm({ marketplace, start, onDone }: FormProps) {
  const queries = useQueryClient();
  const [category, setCategory] = useState(start.category ?? '');
  const [percent, setPercent] = useState<string | number>(start.percent ?? '');
  const [since, setSince] = useState('');
  const save = useMutation({
    mutationFn: () =>
      api.setRate({
        marketplace,
        category: category.trim(),
        percent: Number(percent),
        valid_from: since || null,
      }),
    onSuccess: async (rates) => {
      queries.setQueryData(keys.rates(marketplace), rates);
      toast('The rate is kept. The next scoring counts with it.');
      onDone();
      await queries.invalidateQueries({ queryKey: keys.rates(marketplace) });
    },
  });
  return (
    <form
      aria-label="A rate of your own"
      onSubmit={(event) => {
        event.preventDefault();
        if (percent !== '') save.mutate();
      }}
    >
      <Stack gap="md">
        <TextInput
          label="Category"
          description="As the lists name it, or one part of the name (“Garden” of “Lawn & Garden”). Empty: every category without a rate of its own."
          maxLength={200}
          data-autofocus={start.category === undefined || undefined}
          value={category}
          onChange={(event) => {
            setCategory(event.currentTarget.value);
          }}
        />
        <NumberInput
          label="Rate"
          suffix=" %"
          min={0}
          max={100}
          decimalScale={2}
          required
          withAsterisk={false}
          data-autofocus={start.category !== undefined || undefined}
          value={percent}
          onChange={setPercent}
        />
        <TextInput
          label="Since"
          description="Empty: from today on."
          type="date"
          value={since}
          onChange={(event) => {
            setSince(event.currentTarget.value);
          }}
        />
        <InlineError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Keep the rate
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
