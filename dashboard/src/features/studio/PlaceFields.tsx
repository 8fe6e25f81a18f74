import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { asApiError } from '@/shared/api/error';
import { keys } from '@/shared/api/keys';
import type { Draft } from './pinDraft';

interface Props {
  draft: Draft;
  onChange: (change: Partial<Draft>, tag: string | null) => void;
}

/** Where the pin leads and where it is to stand. */
export function PlaceFields({ draft, onChange }: Props) {
  const accounts = useQuery({ queryKey: keys.accounts, queryFn: api.accounts });
  const boards = useQuery({
    queryKey: keys.boards(draft.account_id ?? ''),
    queryFn: () => api.boards(draft.account_id ?? ''),
    enabled: draft.account_id !== null,
  });
  return (
    <>
      <TextInput
        label="Link"
        type="url"
        inputMode="url"
        description="The page it leads to; the marker is added"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={draft.link}
        onChange={(event) => {
          onChange({ link: event.currentTarget.value }, 'link');
        }}
      />
      <Select
        label="Account"
        data={(accounts.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.account_id}
        allowDeselect={false}
        onChange={(value) => {
          if (value) onChange({ account_id: value, board_id: null }, null);
        }}
      />
      <Select
        label="Board"
        data={(boards.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        disabled={!boards.data}
        error={boards.error ? asApiError(boards.error).message : undefined}
        value={draft.board_id}
        allowDeselect={false}
        onChange={(value) => {
          if (value) onChange({ board_id: value }, null);
        }}
      />
    </>
  );
}
