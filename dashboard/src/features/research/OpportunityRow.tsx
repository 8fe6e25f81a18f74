import { ActionIcon, Anchor, Checkbox, Collapse, Tooltip } from '@mantine/core';
import {
  IconAdjustmentsHorizontal,
  IconChevronDown,
  IconEyeOff,
  IconEye,
  IconTrendingDown,
  IconTrendingUp,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { research as api } from '@/shared/api/researchCalls';
import { keys } from '@/shared/api/keys';
import type { Opportunity } from '@/shared/api/types';
import { DOT, formatMoney, formatNumber, listKindName } from '@/shared/format';
import { useReasonAgainst, useSession } from '@/shared/session';
import { toast, toastError } from '@/shared/toast';
import { Picture } from '@/shared/ui/Picture';
import { ChooseHook } from '@/shared/ui/ChooseHook';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Ago } from '@/shared/ui/Time';
import { LinkButton } from '@/shared/ui/LinkButton';
import { RankHistory } from './RankHistory';
import { ScoreBar } from './Score';
import { WhyScore } from './WhyScore';
import css from './opportunities.module.css';

interface Props {
  item: Opportunity;
  chosen: boolean;
  choose: (on: boolean) => void;
}

export function OpportunityRow({ item, chosen, choose }: Props) {
  const [open, setOpen] = useState(false);
  const details = useId();
  const { product } = item;
  return (
    <li className={css.item}>
      <div className={css.row} data-chosen={(chosen && item.state === 'open') || undefined}>
        {item.state === 'open' ? (
          <Checkbox
            className={css.pick}
            aria-label={`Choose ${product.title}`}
            checked={chosen}
            onChange={(event) => {
              choose(event.currentTarget.checked);
            }}
          />
        ) : (
          <span className={css.pick} />
        )}
        <span className={css.image}>
          <Picture src={product.image_url} alt="" />
        </span>
        <div className={css.what}>
          <h2 className={css.title}>{product.title}</h2>
          <p className={css.pieces}>
            <span>{product.marketplace}</span> <span>{listWords(item.list)}</span>{' '}
            {product.price !== null && product.price !== undefined && product.currency && (
              <strong className={css.price}>{formatMoney(product.price, product.currency)}</strong>
            )}
          </p>
        </div>
        <RankChange rank={item.rank ?? null} before={item.previous_rank ?? null} />
        <ScoreBar score={item.score} parts={item.parts} />
        <Actions item={item} />
        <ActionIcon
          variant="subtle"
          color="neutral"
          size={36}
          className={css.toggle}
          aria-expanded={open}
          aria-controls={details}
          aria-label={`Reasons for ${product.title}`}
          onClick={() => {
            setOpen((before) => !before);
          }}
        >
          <IconChevronDown size={18} aria-hidden style={{ transform: open ? 'rotate(180deg)' : undefined }} />
        </ActionIcon>
      </div>
      <Collapse expanded={open} id={details}>
        {open && <Details item={item} />}
      </Collapse>
    </li>
  );
}

/** A list without a category has no dangling comma. */
const listWords = ({ list_kind: kind, category }: Opportunity['list']) =>
  [listKindName(kind), category].filter(Boolean).join(', ');

function Details({ item }: { item: Opportunity }) {
  const { time_zone: zone } = useSession();
  const { product } = item;
  return (
    <div className={css.details}>
      <WhyScore item={item} />
      <div>
        <RankHistory
          marketplace={product.marketplace}
          asin={product.asin}
          title={product.title}
          listId={item.list.id ?? null}
        />
        <p className={css.meta}>
          Seen <Ago at={item.observed_at} zone={zone} />
          {product.price_observed_at && (
            <>
              , price <Ago at={product.price_observed_at} zone={zone} />
            </>
          )}
          {product.rating &&
            `${DOT}${String(product.rating)} of 5 from ${formatNumber(product.review_count ?? 0)} reviews`}
          {DOT}
          <Anchor href={product.product_url} target="_blank" rel="noreferrer" inherit underline="always">
            {product.asin} on {product.marketplace}
          </Anchor>
        </p>
      </div>
    </div>
  );
}

export function RankChange({ rank, before }: { rank: number | null; before: number | null }) {
  if (rank === null) {
    return (
      <div className={css.rank} data-way="new">
        <span className={css.rankWords}>no rank</span>
      </div>
    );
  }
  const moved = before === null ? null : before - rank;
  const words =
    moved === null
      ? 'new'
      : moved === 0
        ? 'steady'
        : `${moved > 0 ? 'up' : 'down'} ${String(Math.abs(moved))}`;
  return (
    <div className={css.rank} data-way={moved === null ? 'new' : Math.sign(moved)}>
      <span className={css.rankNumber}>#{rank}</span>
      <span className={css.rankWords}>
        {moved !== null && moved > 0 && <IconTrendingUp size={14} aria-hidden />}
        {moved !== null && moved < 0 && <IconTrendingDown size={14} aria-hidden />}
        {words}
      </span>
    </div>
  );
}

function Actions({ item }: { item: Opportunity }) {
  const [choosing, setChoosing] = useState(false);
  const queries = useQueryClient();
  const against = useReasonAgainst('editor');
  const refetch = () => queries.invalidateQueries({ queryKey: keys.opportunities() });
  const unhide = useMutation({
    mutationFn: () => api.unhide(item.id),
    onSuccess: refetch,
    onError: toastError,
  });
  const hide = useMutation({
    mutationFn: () => api.hide(item.id),
    onSuccess: async () => {
      toast('Hidden. It will not be proposed again.', {
        label: 'Undo',
        run: () => {
          // Not the mutation above: this row is gone by then.
          api.unhide(item.id).then(refetch, toastError);
        },
      });
      await refetch();
    },
    onError: toastError,
  });
  const draft = useMutation({
    mutationFn: (hook?: string) => api.draft(item.id, hook),
    onSuccess: async () => {
      toast('The draft is being written and drawn. It will appear in Review.');
      await refetch();
    },
    onError: toastError,
  });
  if (item.state === 'drafted') {
    return (
      <div className={css.actions}>
        {item.pin_id && (
          <LinkButton
            to="/pins/$id"
            params={{ id: item.pin_id }}
            variant="default"
            aria-label={`See the pin of ${item.product.title}`}
          >
            See the pin
          </LinkButton>
        )}
      </div>
    );
  }
  const hidden = item.state === 'hidden';
  const label = hidden ? 'Propose again' : 'Hide';
  return (
    <div className={css.actions}>
      {item.state === 'open' && (
        <ReasonButton
          variant="light"
          reason={against}
          loading={draft.isPending}
          aria-label={`Make draft: ${item.product.title}`}
          onClick={() => {
            draft.mutate(undefined);
          }}
        >
          Make draft
        </ReasonButton>
      )}
      {item.state === 'open' && (
        <Tooltip label={against ?? 'Choose its angle'}>
          <ActionIcon
            variant="subtle"
            color="neutral"
            size={36}
            aria-label={`Choose the angle of a draft: ${item.product.title}`}
            aria-disabled={against ? true : undefined}
            onClick={() => {
              if (!against) setChoosing(true);
            }}
          >
            <IconAdjustmentsHorizontal size={18} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      {choosing && (
        <ChooseHook
          title="The angle of the draft"
          says="What its texts make of the product. You can choose another later, too."
          queryKey={keys.hooks('opportunity', item.id, 1)}
          load={() => api.draftHooks(item.id)}
          action="Make draft"
          isPending={draft.isPending}
          onChoose={(hook) => {
            draft.mutate(hook, {
              onSettled: () => {
                setChoosing(false);
              },
            });
          }}
          onClose={() => {
            setChoosing(false);
          }}
        />
      )}
      <Tooltip label={against ?? label}>
        <ActionIcon
          variant="subtle"
          color="neutral"
          size={36}
          aria-label={`${label}: ${item.product.title}`}
          aria-disabled={against ? true : undefined}
          loading={hide.isPending || unhide.isPending}
          onClick={() => {
            if (against) return;
            if (hidden) unhide.mutate();
            else hide.mutate();
          }}
        >
          {hidden ? (
            <IconEye size={18} stroke={1.7} aria-hidden />
          ) : (
            <IconEyeOff size={18} stroke={1.7} aria-hidden />
          )}
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
