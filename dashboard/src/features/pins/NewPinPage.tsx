import { useEffect, useState } from 'react';
import { Button, Checkbox, FileButton, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { IconPhoto, IconPhotoPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { accounts as accountCalls } from '@/shared/api/accountCalls';
import { api } from '@/shared/api/calls';
import { asApiError } from '@/shared/api/error';
import { keys } from '@/shared/api/keys';
import { ownPins } from '@/shared/api/ownPinCalls';
import type { Media } from '@/shared/api/types';
import { focusFirst, showAtField } from '@/shared/fieldErrors';
import { formatBytes, plural } from '@/shared/format';
import { useChosenProject, useProjects } from '@/shared/project';
import { useReasonAgainst } from '@/shared/session';
import { toast } from '@/shared/toast';
import { ChoosePicture } from '@/shared/ui/ChoosePicture';
import { InlineError } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { PICTURE_FILES } from '@/shared/ui/Provenance';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { useFileDrop } from '@/shared/ui/useFileDrop';
import { useUnsaved } from '@/shared/ui/useUnsaved';
import css from './pins.module.css';

/** What goes out as it is; the server turns other pictures into a JPEG. */
const AS_IT_IS = ['image/jpeg', 'image/png'];
/** Pinterest's limits in characters; a description longer than 500 is cut short where people see it. */
const LIMITS = { title: 100, description: 500, alt_text: 500 };

/** What the server calls the picture's field. */
const PICTURE = 'image';
const NO_PICTURE = 'Choose the picture first.';

interface Values {
  title: string;
  description: string;
  alt_text: string;
  link: string;
  project_id: string;
  account_id: string;
  board_id: string;
  section_id: string;
  ai_modified: boolean;
  ai_person: boolean;
}

const EMPTY: Values = {
  title: '',
  description: '',
  alt_text: '',
  link: '',
  project_id: '',
  account_id: '',
  board_id: '',
  section_id: '',
  ai_modified: false,
  ai_person: false,
};

/** A file or a picture of the library, and the address under which this page shows it. */
interface Chosen {
  picture: File | Media;
  url: string;
}

const isFile = (picture: File | Media) => picture instanceof File;

/** A pin by hand: a picture and a link that a person brings. It waits for review like every pin. */
export function NewPinPage() {
  const role = useReasonAgainst('editor');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { projectId } = useChosenProject();
  const projects = useProjects().data?.items ?? [];
  const [picture, setPicture] = useState<Chosen | null>(null);
  const [choosing, setChoosing] = useState(false);
  const [pictureFault, setPictureFault] = useState<string | null>(null);
  /** What the server says that belongs to no field. */
  const [otherFault, setOtherFault] = useState<Error | null>(null);
  const form = useForm<Values>({
    initialValues: EMPTY,
    validate: {
      title: (value) => (value.trim() ? within(LIMITS.title)(value) : 'Give the pin a title.'),
      description: within(LIMITS.description),
      alt_text: within(LIMITS.alt_text),
      link: (value) =>
        /^https?:\/\/[^\s/]/i.test(value.trim())
          ? null
          : 'Give the full web address of the page this pin leads to.',
      account_id: (value) => (value ? null : 'Choose the account that pins it.'),
      board_id: (value) => (value ? null : 'Choose the board it is to stand on.'),
    },
  });
  const { values } = form;
  const project = values.project_id || projectId || projects[0]?.id || null;
  const add = useMutation({
    mutationFn: ({ picture: chosen }: Chosen) =>
      ownPins.add({
        ...values,
        picture: isFile(chosen) ? chosen : chosen.id,
        project_id: project,
        section_id: values.section_id || null,
        ai_disclosures: [
          ...(values.ai_modified ? (['AI_MODIFIED'] as const) : []),
          ...(values.ai_person ? (['SYNTHETIC_PERFORMER'] as const) : []),
        ],
      }),
    onSuccess: (pin) => {
      form.resetDirty();
      setPicture(null);
      queries.setQueryData(keys.pin(pin.id), pin);
      void queries.invalidateQueries({ queryKey: keys.pins() });
      toast(
        pin.blocked
          ? 'Added. A rule blocks it: see what it says.'
          : 'Added. It waits in Review for a decision.',
      );
      void navigate({ to: '/pins/$id', params: { id: pin.id }, ignoreBlocker: true });
    },
    onError: (error) => {
      const { data, message } = asApiError(error);
      if (data.field === PICTURE) lacksPicture(message);
      else setOtherFault(showAtField(form, error, Object.keys(values)) ? null : error);
    },
    onMutate: () => {
      setOtherFault(null);
    },
  });
  const lacksPicture = (why: string) => {
    setPictureFault(why);
    // It stands above a long form, out of sight of its button on a phone.
    focusFirst(form, [PICTURE]);
  };
  const leave = () => void navigate({ to: '/pins', search: {}, ignoreBlocker: true });
  const unsaved = useUnsaved(form.isDirty() || picture !== null);
  const url = picture?.url;
  useEffect(
    () => () => {
      if (url?.startsWith('blob:')) URL.revokeObjectURL(url);
    },
    [url],
  );
  const take = (files: (File | null)[]) => {
    const [file] = files;
    if (!file) return;
    const fault = PICTURE_FILES.types.split(',').includes(file.type)
      ? null
      : `“${file.name}” is no JPEG, PNG, WebP or AVIF. Save it as one of them.`;
    setPictureFault(fault);
    if (!fault) setPicture({ picture: file, url: URL.createObjectURL(file) });
  };
  const submit = form.onSubmit(
    () => {
      if (role) return;
      if (!picture) lacksPicture(NO_PICTURE);
      else add.mutate(picture);
    },
    (errors) => {
      if (!picture) setPictureFault(NO_PICTURE);
      focusFirst(form, Object.keys(errors));
    },
  );
  const left = (name: keyof typeof LIMITS) =>
    `${String(values[name].length)} of ${String(LIMITS[name])} characters`;
  return (
    <>
      {unsaved.question}
      <PageHeader title="New pin">
        Your own picture and link. The rules check it, and it waits in Review like every pin.
      </PageHeader>
      <form aria-label="New pin" noValidate className={css.detail} onSubmit={submit}>
        <PictureField
          picture={picture}
          fault={pictureFault}
          against={role}
          take={take}
          onLibrary={() => {
            setChoosing(true);
          }}
          onUnreadable={({ picture: { name } }) => {
            setPicture(null);
            setPictureFault(`“${name}” cannot be read as a picture. Choose another.`);
          }}
        />
        <Stack gap="sm" className={`pf-card ${css.fields ?? ''}`}>
          <TextInput label="Title" required description={left('title')} {...form.getInputProps('title')} />
          <TextInput
            label="Link"
            required
            type="url"
            inputMode="url"
            placeholder="https://"
            description="Goes out exactly as you give it"
            {...form.getInputProps('link')}
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
            description={`What the picture shows, for those who cannot see it. ${left('alt_text')}`}
            autosize
            minRows={2}
            {...form.getInputProps('alt_text')}
          />
          {projects.length > 1 && (
            <Select
              label="Project"
              data={projects.map(({ id, name }) => ({ value: id, label: name }))}
              allowDeselect={false}
              {...form.getInputProps('project_id')}
              value={project}
            />
          )}
          <PlaceOf form={form} />
          <Checkbox
            label="AI made or changed the picture: the pin will say so"
            {...form.getInputProps('ai_modified', { type: 'checkbox' })}
          />
          <Checkbox
            label="It shows a person whom AI made: the pin will say so"
            {...form.getInputProps('ai_person', { type: 'checkbox' })}
          />
          <InlineError error={otherFault} />
          <Group justify="flex-end" gap="xs">
            <Button
              variant="default"
              onClick={() => {
                unsaved.leave(leave);
              }}
            >
              Cancel
            </Button>
            <ReasonButton type="submit" reason={role} loading={add.isPending}>
              Add the pin
            </ReasonButton>
          </Group>
        </Stack>
      </form>
      {choosing && (
        <ChoosePicture
          title="The pin’s picture"
          chosen={picture && !isFile(picture.picture) ? picture.picture.id : null}
          onChoose={(media) => {
            setChoosing(false);
            setPictureFault(null);
            if (media) setPicture({ picture: media, url: media.url });
          }}
          onClose={() => {
            setChoosing(false);
          }}
        />
      )}
    </>
  );
}

interface PictureProps {
  picture: Chosen | null;
  fault: string | null;
  against: string | null;
  take: (files: (File | null)[]) => void;
  onLibrary: () => void;
  /** What was chosen is a picture by its name alone. */
  onUnreadable: (picture: Chosen) => void;
}

function PictureField({ picture, fault, against, take, onLibrary, onUnreadable }: PictureProps) {
  const drop = useFileDrop(take, against);
  const note = picture && becomes(picture.picture);
  return (
    <section data-path={PICTURE} tabIndex={-1} className={css.ownPicture} aria-label="Picture" {...drop}>
      {picture ? (
        <>
          <img
            src={picture.url}
            alt={picture.picture.name}
            onError={() => {
              onUnreadable(picture);
            }}
          />
          <Text size="sm">
            {picture.picture.name}, {formatBytes(sizeOf(picture.picture))}
          </Text>
          {note && <p className={css.quiet}>{note}</p>}
        </>
      ) : (
        <>
          <IconPhotoPlus size={28} stroke={1.6} aria-hidden />
          <p>Drop the picture here</p>
          <p className={css.quiet}>JPEG, PNG, WebP or AVIF, at most 20 MB. Upright, 2 to 3, is seen best.</p>
        </>
      )}
      <FileButton
        accept={PICTURE_FILES.types}
        onChange={(file) => {
          take([file]);
        }}
      >
        {(props) => (
          <ReasonButton {...props} variant={picture ? 'default' : 'filled'} reason={against}>
            {picture ? 'Choose another file' : 'Choose a file'}
          </ReasonButton>
        )}
      </FileButton>
      <ReasonButton
        variant="default"
        reason={against}
        leftSection={<IconPhoto size={18} aria-hidden />}
        onClick={onLibrary}
      >
        Choose from the library
      </ReasonButton>
      {fault && <InlineError error={new Error(fault)} />}
    </section>
  );
}

const sizeOf = (picture: File | Media) => (isFile(picture) ? picture.size : picture.bytes);

/** What will be other than the person sees it: said before, not found out after. */
function becomes(picture: File | Media): string {
  const kind = isFile(picture) ? picture.type : picture.media_type;
  return [
    !AS_IT_IS.includes(kind) && 'Pinterest takes JPEG and PNG only, so it goes out as a JPEG.',
    !isFile(picture) && picture.made_with_ai && 'AI made or changed it: the pin will say so.',
  ]
    .filter(Boolean)
    .join(' ');
}

/** The account, its board, and the board's section if it has any. */
function PlaceOf({ form }: { form: UseFormReturnType<Values> }) {
  const { account_id: account, board_id: board, section_id: section } = form.values;
  const accounts = useQuery({ queryKey: keys.accounts, queryFn: api.accounts });
  const boards = useQuery({
    queryKey: keys.boards(account),
    queryFn: () => api.boards(account),
    enabled: account !== '',
  });
  const sections = useQuery({
    queryKey: keys.sections(account, board),
    queryFn: () => accountCalls.sections(account, board),
    enabled: board !== '',
  });
  const named = (items: readonly { id: string; name: string }[] | undefined) =>
    (items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Select
        label="Account"
        required
        data={named(accounts.data?.items)}
        allowDeselect={false}
        {...form.getInputProps('account_id')}
        value={account || null}
        error={form.errors.account_id ?? (accounts.error ? asApiError(accounts.error).message : undefined)}
        onChange={(value) => {
          form.setFieldValue('account_id', value ?? '');
          form.setFieldValue('board_id', '');
          form.setFieldValue('section_id', '');
        }}
      />
      <Select
        label="Board"
        required
        searchable
        data={named(boards.data?.items)}
        disabled={account === ''}
        description={account === '' ? 'Choose the account first' : undefined}
        allowDeselect={false}
        {...form.getInputProps('board_id')}
        value={board || null}
        error={form.errors.board_id ?? (boards.error ? asApiError(boards.error).message : undefined)}
        onChange={(value) => {
          form.setFieldValue('board_id', value ?? '');
          form.setFieldValue('section_id', '');
        }}
      />
      {(sections.data?.items.length ?? 0) > 0 && (
        <Select
          label="Section"
          data={named(sections.data?.items)}
          placeholder="None"
          clearable
          {...form.getInputProps('section_id')}
          value={section || null}
          onChange={(value) => {
            form.setFieldValue('section_id', value ?? '');
          }}
        />
      )}
    </>
  );
}

const within = (limit: number) => (value: string) =>
  value.length > limit ? `${plural(value.length - limit, 'character')} too many.` : null;
