import { Button, Group, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { asApiError } from '@/shared/api/error';
import { keys } from '@/shared/api/keys';
import type { Pin, PinChange } from '@/shared/api/types';
import { showAtField } from '@/shared/fieldErrors';
import { plural } from '@/shared/format';
import { InlineError, Notice } from '@/shared/ui/Notice';
import { useUnsaved } from '@/shared/ui/useUnsaved';

/** Pinterest's limits (API v5): title, description and alt text in characters. */
const LIMITS = { title: 100, description: 800, alt_text: 500 };

type Values = Record<
  | 'title'
  | 'description'
  | 'alt_text'
  | 'link'
  | 'account_id'
  | 'board_id'
  | 'template'
  | 'headline'
  | 'kicker',
  string
>;

interface Props {
  pin: Pin;
  onSaved: (pin: Pin) => void;
  onCancel: () => void;
}

export function PinEditor({ pin, onSaved, onCancel }: Props) {
  const form = useForm<Values>({
    initialValues: {
      title: pin.title,
      description: pin.description,
      alt_text: pin.alt_text,
      link: pin.link ?? '',
      account_id: pin.account?.id ?? '',
      board_id: pin.board?.id ?? '',
      template: pin.template,
      headline: pin.headline ?? '',
      kicker: pin.kicker ?? '',
    },
    validate: {
      title: within(LIMITS.title),
      description: within(LIMITS.description),
      alt_text: within(LIMITS.alt_text),
    },
  });
  const { values } = form;
  const accounts = useQuery({ queryKey: keys.accounts, queryFn: api.accounts });
  const templates = useQuery({ queryKey: keys.templates, queryFn: api.templates, staleTime: Infinity });
  const boards = useQuery({
    queryKey: keys.boards(values.account_id),
    queryFn: () => api.boards(values.account_id),
    enabled: values.account_id !== '',
  });
  const save = useMutation({
    mutationFn: (change: PinChange) => api.changePin(pin.id, change),
    onSuccess: (saved) => {
      form.resetDirty();
      onSaved(saved);
    },
    onError: (error) => {
      showAtField(form, error, Object.keys(values));
    },
  });
  const unsaved = useUnsaved(form.isDirty(), onCancel);
  const cancel = () => {
    unsaved.leave(onCancel);
  };
  const submit = form.onSubmit((next) => {
    save.mutate({ version: pin.version, ...changedFields(form.getInitialValues(), next) });
  });
  const left = (name: keyof typeof LIMITS) =>
    `${String(values[name].length)} of ${String(LIMITS[name])} characters`;
  const voids = pin.state === 'approved' || pin.state === 'scheduled';

  return (
    <form
      aria-label="Edit the pin"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
      }}
    >
      {unsaved.question}
      <Stack gap="sm">
        {voids && <Notice tone="warning">An edit takes back the approval: the pin returns to review.</Notice>}
        <TextInput
          label="Title"
          description={left('title')}
          data-autofocus
          autoFocus
          {...form.getInputProps('title')}
        />
        <Textarea
          label="Description"
          description={left('description')}
          autosize
          minRows={3}
          {...form.getInputProps('description')}
        />
        <Textarea
          label="Alt text"
          description={left('alt_text')}
          autosize
          minRows={2}
          {...form.getInputProps('alt_text')}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput label="Headline on the picture" {...form.getInputProps('headline')} />
          <TextInput label="Small line on the picture" {...form.getInputProps('kicker')} />
          <Select
            label="Template"
            data={(templates.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('template')}
          />
          <TextInput label="Link" type="url" inputMode="url" {...form.getInputProps('link')} />
          <Select
            label="Account"
            data={(accounts.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('account_id')}
            onChange={(value) => {
              form.setValues({ account_id: value ?? '', board_id: '' });
            }}
          />
          <Select
            label="Board"
            data={(boards.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            disabled={!boards.data}
            error={boards.error ? asApiError(boards.error).message : undefined}
            {...form.getInputProps('board_id')}
          />
        </SimpleGrid>
        <InlineError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={cancel}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            Save and check again
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const within = (limit: number) => (value: string) =>
  value.length > limit ? `${plural(value.length - limit, 'character')} too many.` : null;

/** Only what the user touched is sent, so that nothing else is re-rendered or overwritten. */
function changedFields(before: Values, after: Values): Omit<PinChange, 'version'> {
  const names = (Object.keys(after) as (keyof Values)[]).filter((name) => after[name] !== before[name]);
  return Object.fromEntries(
    names.map((name) => [name, name === 'link' && after.link === '' ? null : after[name]]),
  );
}
