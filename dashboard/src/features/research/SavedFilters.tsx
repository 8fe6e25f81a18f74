import { useState } from 'react';
import { ActionIcon, Button, Group, Menu, Modal, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmark, IconDeviceFloppy, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { asApiError } from '@/shared/api/error';
import { keys } from '@/shared/api/keys';
import { research as api } from '@/shared/api/researchCalls';
import type { OpportunityFilter } from '@/shared/api/types';
import { useChosenProject } from '@/shared/project';
import { toast, toastError } from '@/shared/toast';
import { InlineError } from '@/shared/ui/Notice';
import { fromConditions, toConditions, type Filters } from './filters';
import css from './opportunities.module.css';

interface Props {
  filters: Filters;
  projectId: string | null;
  apply: (filters: Filters) => void;
}

/** Conditions under a name, for the member alone: apply, keep, delete with Undo. */
export function SavedFilters({ filters, projectId, apply }: Props) {
  const { data, error } = useQuery({ queryKey: keys.filters, queryFn: api.filters, staleTime: 60_000 });
  const { choose } = useChosenProject();
  const [saving, save] = useDisclosure(false);
  const saved = data?.items ?? [];
  const use = (filter: OpportunityFilter) => {
    choose(filter.conditions.project_id ?? null);
    apply(fromConditions(filter.conditions));
  };
  return (
    <>
      <Menu position="bottom-start" width={280}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={18} aria-hidden />}>
            Saved filters
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {error && <Menu.Label>{asApiError(error).message}</Menu.Label>}
          {data && saved.length === 0 && <Menu.Label>None yet. Filter, then keep it here.</Menu.Label>}
          {saved.map((filter) => (
            <Menu.Item
              key={filter.id}
              onClick={() => {
                use(filter);
              }}
            >
              {filter.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={save.open}>
            {saved.length > 0 ? 'Save or delete…' : 'Save this filter…'}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={saving} onClose={save.close} title="Saved filters">
        <SaveForm saved={saved} onDone={save.close} conditions={toConditions(filters, projectId)} />
      </Modal>
    </>
  );
}

interface FormProps {
  saved: OpportunityFilter[];
  conditions: OpportunityFilter['conditions'];
  onDone: () => void;
}

function SaveForm({ saved, conditions, onDone }: FormProps) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const refetch = () => queries.invalidateQueries({ queryKey: keys.filters });
  const keep = useMutation({
    mutationFn: () => api.saveFilter({ name: name.trim(), conditions }),
    onSuccess: async ({ name: kept }) => {
      await refetch();
      toast(`“${kept}” is kept under Saved filters.`);
      onDone();
    },
  });
  const remove = useMutation({
    mutationFn: (filter: OpportunityFilter) => api.deleteFilter(filter.id),
    onSuccess: async (_, { name: gone, conditions: had }) => {
      await refetch();
      toast(`“${gone}” is deleted.`, {
        label: 'Undo',
        run: () => {
          api.saveFilter({ name: gone, conditions: had }).then(refetch, toastError);
        },
      });
    },
    onError: toastError,
  });
  return (
    <Stack gap="md">
      {saved.length > 0 && (
        <ul className={css.saved} aria-label="Your saved filters">
          {saved.map((filter) => (
            <li key={filter.id}>
              {filter.name}
              <ActionIcon
                variant="subtle"
                color="neutral"
                size={36}
                aria-label={`Delete the filter ${filter.name}`}
                loading={remove.isPending && remove.variables.id === filter.id}
                onClick={() => {
                  remove.mutate(filter);
                }}
              >
                <IconTrash size={18} stroke={1.7} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <form
        aria-label="Save this filter"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) keep.mutate();
        }}
      >
        <Stack gap="md">
          <TextInput
            label="Name for what is filtered now"
            description="The chosen project is kept with it. Only you see your filters."
            maxLength={80}
            required
            withAsterisk={false}
            data-autofocus
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
            }}
          />
          <InlineError error={keep.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onDone}>
              Close
            </Button>
            <Button type="submit" loading={keep.isPending}>
              Save this filter
            </Button>
          </Group>
        </Stack>
      </form>
    </Stack>
  );
}
