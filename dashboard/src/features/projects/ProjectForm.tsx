import type { ReactNode } from 'react';
import {
  Checkbox,
  ColorInput,
  Group,
  Input,
  Radio,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { Project, ProjectChange } from '@/shared/api/types';
import { useReasonAgainst } from '@/shared/session';
import { focusFirst, showAtField } from '@/shared/fieldErrors';
import { toast } from '@/shared/toast';
import { InlineError, Notice } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { Moment } from '@/shared/ui/Time';
import { useUnsaved } from '@/shared/ui/useUnsaved';
import { BrandPreview } from './BrandPreview';
import { FontFields } from './FontFields';
import { LogoField } from './LogoField';
import { contrast } from './contrast';
import { zonesFor } from './zones';
import css from './projects.module.css';

const LINK_WORDS =
  'I confirm that this Pinterest profile is registered with my Amazon Associates account, so that pins may link to Amazon directly.';
const PICTURE_WORDS =
  'I confirm that I have the right to use the marketplace’s product pictures on Pinterest, resized but not altered.';

function valuesOf(project: Project) {
  return {
    name: project.name,
    affiliate_tag: project.affiliate_tag,
    time_zone: project.time_zone,
    link_mode: project.link_mode,
    link_confirmed: project.link_mode_confirmed_at !== null,
    site_url_pattern: project.site_url_pattern ?? '',
    picture_policy: project.picture_policy,
    picture_confirmed: project.picture_policy_confirmed_at !== null,
    writer: project.writer ?? '',
    default_account_id: project.default_account_id ?? '',
    default_board_id: project.default_board_id ?? '',
    brand_name: project.brand.name,
    ink: project.brand.ink,
    paper: project.brand.paper,
    accent: project.brand.accent,
    site: project.brand.site ?? '',
    heading_font: project.brand.heading_font ?? '',
    text_font: project.brand.text_font ?? '',
    corners: project.brand.corners ?? 'template',
    two_person_approval: project.two_person_approval,
    logo_media_id: project.logo_media_id,
    evergreen: project.evergreen_after_days === null ? '' : String(project.evergreen_after_days),
    resend_unknown: project.resend_unknown ?? '',
  };
}
type Values = ReturnType<typeof valuesOf>;

function changeOf(project: Project, values: Values): ProjectChange {
  return {
    version: project.version,
    name: values.name.trim(),
    affiliate_tag: values.affiliate_tag.trim(),
    time_zone: values.time_zone,
    link_mode: values.link_mode,
    ...(values.link_mode === 'direct' && { link_mode_confirmed: values.link_confirmed }),
    site_url_pattern: values.site_url_pattern.trim() || null,
    picture_policy: values.picture_policy,
    ...(values.picture_policy === 'marketplace_photo' && {
      picture_policy_confirmed: values.picture_confirmed,
    }),
    writer: values.writer || null,
    default_account_id: values.default_account_id || null,
    default_board_id: values.default_board_id || null,
    two_person_approval: values.two_person_approval,
    logo_media_id: values.logo_media_id,
    evergreen_after_days: values.evergreen === '' ? null : Number(values.evergreen),
    resend_unknown: values.resend_unknown === '' ? null : (values.resend_unknown as 'after_window' | 'never'),
    brand: {
      ...project.brand,
      name: values.brand_name.trim(),
      ink: values.ink,
      paper: values.paper,
      accent: values.accent,
      site: values.site.trim() || null,
      heading_font: values.heading_font || null,
      text_font: values.text_font || null,
      corners: values.corners,
    },
  };
}

const color = (value: string) => (/^#[0-9a-f]{6}$/i.test(value) ? null : 'A colour like #0F6B4F.');

/** As the server has it: text needs 4.5:1; colours that were kept before stay. */
function tooFaint(ink: string, paper: string, { brand }: Project): string | null {
  const ratio = contrast(ink, paper);
  if (ratio === null || ratio >= 4.5 || (ink === brand.ink && paper === brand.paper)) return null;
  // Cut, not rounded: 4.49 is not enough and must not be told as 4.5.
  return `On this paper ${(Math.floor(ratio * 10) / 10).toFixed(1)}:1, hardly to be read. Text needs 4.5:1.`;
}

const CORNERS = [
  { value: 'template', label: 'As designed' },
  { value: 'sharp', label: 'Sharp' },
  { value: 'round', label: 'Round' },
];

const WRITERS = [
  { value: '', label: 'As the installation says' },
  { value: 'template', label: 'This program’s own phrases, free' },
  { value: 'language_model', label: 'A language model, within the budget' },
];

/** The built-in writers, and the one of a plug-in that the project has. */
function writersFor({ writer }: Project) {
  if (!writer || WRITERS.some(({ value }) => value === writer)) return WRITERS;
  return [...WRITERS, { value: writer, label: writer }];
}

export function ProjectForm({ project }: { project: Project }) {
  const queries = useQueryClient();
  const against = useReasonAgainst('admin');
  const form = useForm<Values>({
    initialValues: valuesOf(project),
    validate: {
      name: (value) => (value.trim() ? null : 'Give the project a name.'),
      affiliate_tag: (value) => (value.trim() ? null : 'Enter the affiliate tag.'),
      site_url_pattern: (value) =>
        !value || (/^https:\/\//.test(value) && value.includes('{asin}'))
          ? null
          : 'It starts with https:// and holds {asin}.',
      link_confirmed: (value, { link_mode: mode }) =>
        mode === 'direct' && !value ? 'Confirm this to link directly.' : null,
      picture_confirmed: (value, { picture_policy: policy }) =>
        policy === 'marketplace_photo' && !value ? 'Confirm this to use these pictures.' : null,
      ink: (ink, { paper }) => color(ink) ?? tooFaint(ink, paper, project),
      paper: color,
      accent: color,
    },
  });
  const { values } = form;
  const accounts = useQuery({ queryKey: keys.accounts, queryFn: api.accounts });
  const boards = useQuery({
    queryKey: keys.boards(values.default_account_id),
    queryFn: () => api.boards(values.default_account_id),
    enabled: values.default_account_id !== '',
  });
  const save = useMutation({
    mutationFn: (change: ProjectChange) => api.changeProject(project.id, change),
    onSuccess: async () => {
      form.resetDirty();
      await queries.invalidateQueries({ queryKey: keys.projects });
      toast('Saved. It holds for pins drafted from now on.');
    },
    onError: (error) => {
      showAtField(form, error, Object.keys(values));
    },
  });
  const plugins = useQuery({ queryKey: keys.plugins, queryFn: api.plugins });
  const writerOff = plugins.data?.items.find(
    ({ kind, name }) => kind === 'writer' && name === values.writer,
  )?.reason;
  const unsaved = useUnsaved(form.isDirty());

  return (
    <form
      aria-label={`Settings of ${project.name}`}
      noValidate
      className={css.form}
      onSubmit={form.onSubmit(
        (next) => {
          save.mutate(changeOf(project, next));
        },
        (faults) => {
          focusFirst(form, Object.keys(faults));
        },
      )}
    >
      {unsaved.question}
      <Section title="Basics">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <TextInput label="Name" {...form.getInputProps('name')} />
          <TextInput
            label="Marketplace"
            value={project.marketplace}
            readOnly
            description="It stays; add a project for another one"
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
          <TextInput label="Affiliate tag" {...form.getInputProps('affiliate_tag')} />
          <Select
            label="Time zone"
            data={zonesFor(project.time_zone)}
            searchable
            limit={50}
            {...form.getInputProps('time_zone')}
          />
          <Select
            label="Account for new pins"
            data={(accounts.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            clearable
            clearButtonProps={{ 'aria-label': 'Clear the account' }}
            {...form.getInputProps('default_account_id')}
            onChange={(value) => {
              form.setValues({ default_account_id: value ?? '', default_board_id: '' });
            }}
          />
          <Select
            label="Board for new pins"
            data={(boards.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            disabled={!boards.data}
            {...form.getInputProps('default_board_id')}
          />
        </SimpleGrid>
      </Section>

      <Section title="Where pins lead">
        <Radio.Group aria-label="Where pins lead" {...form.getInputProps('link_mode')}>
          <Stack gap="sm">
            <Radio
              value="own_site"
              label="To a page of my own site"
              description="Each page shows your commentary and the full Amazon link. The safe choice for both programmes."
            />
            <Radio
              value="direct"
              label="To Amazon directly"
              description="Only where Amazon has accepted this Pinterest profile."
            />
          </Stack>
        </Radio.Group>
        {values.link_mode === 'own_site' ? (
          <TextInput
            label="Address of a product’s page"
            description="{asin} stands for the product"
            placeholder="https://your-site.example/finds/{asin}"
            {...form.getInputProps('site_url_pattern')}
          />
        ) : (
          <Confirmation
            words={LINK_WORDS}
            confirmedAt={project.link_mode_confirmed_at ?? null}
            zone={project.time_zone}
            field={form.getInputProps('link_confirmed', { type: 'checkbox' })}
          />
        )}
      </Section>

      <Section title="Pictures">
        <Radio.Group aria-label="Pictures" {...form.getInputProps('picture_policy')}>
          <Stack gap="sm">
            <Radio value="own" label="Own artwork" description="Drawn, uploaded or licensed pictures." />
            <Radio
              value="marketplace_photo"
              label="The marketplace’s product pictures"
              description="Amazon allows them only where its programme says so."
            />
          </Stack>
        </Radio.Group>
        {values.picture_policy === 'marketplace_photo' && (
          <Confirmation
            words={PICTURE_WORDS}
            confirmedAt={project.picture_policy_confirmed_at ?? null}
            zone={project.time_zone}
            field={form.getInputProps('picture_confirmed', { type: 'checkbox' })}
          />
        )}
      </Section>

      <Section title="Approval">
        <Switch
          label="Two people must approve each pin"
          description="The first yes waits for another editor’s or admin’s. What one person approved before and has not gone out yet comes back for the second yes."
          {...form.getInputProps('two_person_approval', { type: 'checkbox' })}
        />
      </Section>
      <Section title="Evergreens">
        <TextInput
          label="Pin a product again after so many days"
          type="number"
          min={14}
          max={730}
          placeholder="Never"
          description="14 to 730. A fresh draft, with another picture and other words, comes to review; empty is never."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('evergreen')}
        />
      </Section>
      <Section title="When Pinterest does not answer">
        <Select
          label="A pin that did not turn up"
          data={[
            { value: '', label: 'As the installation says' },
            { value: 'after_window', label: 'Send it again once it surely did not arrive' },
            { value: 'never', label: 'Ask a person first' },
          ]}
          allowDeselect={false}
          {...form.getInputProps('resend_unknown')}
        />
      </Section>
      <Section title="Texts">
        <Select
          label="Who writes them"
          data={writersFor(project)}
          description="Another writer steps in, and says so, when this one cannot"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('writer')}
        />
        {writerOff && (
          <Notice tone="info" role="status">
            <p>
              This writer is off in this installation: {writerOff} Until then the program’s own phrases stand
              in, and each draft says so. <Link to="/plugins">Plug-ins</Link> tells what is set.
            </p>
          </Notice>
        )}
      </Section>

      <Section title="Brand">
        <div className={css.brand}>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <TextInput label="Name on pictures" {...form.getInputProps('brand_name')} />
            <TextInput label="Site on pictures" placeholder="none" {...form.getInputProps('site')} />
            <ColorInput
              label="Ink"
              format="hex"
              eyeDropperButtonProps={{ 'aria-label': 'Pick the ink from the screen' }}
              {...form.getInputProps('ink')}
              // At once, not only at saving: it depends on the paper as well.
              error={form.errors.ink ?? tooFaint(values.ink, values.paper, project)}
            />
            <ColorInput
              label="Paper"
              format="hex"
              eyeDropperButtonProps={{ 'aria-label': 'Pick the paper from the screen' }}
              {...form.getInputProps('paper')}
            />
            <ColorInput
              label="Accent"
              format="hex"
              eyeDropperButtonProps={{ 'aria-label': 'Pick the accent from the screen' }}
              {...form.getInputProps('accent')}
            />
            <Input.Wrapper label="Corners of plates and pictures" labelElement="div">
              <SegmentedControl
                aria-label="Corners of plates and pictures"
                fullWidth
                data={CORNERS}
                value={values.corners}
                onChange={(corners) => {
                  form.setFieldValue('corners', corners as Values['corners']);
                }}
              />
            </Input.Wrapper>
            <FontFields heading={values.heading_font} text={values.text_font} onChange={form.setFieldValue} />
            <LogoField
              mediaId={values.logo_media_id}
              onChange={(mediaId) => {
                form.setFieldValue('logo_media_id', mediaId);
              }}
            />
          </SimpleGrid>
          <BrandPreview
            name={values.brand_name}
            site={values.site}
            ink={values.ink}
            paper={values.paper}
            accent={values.accent}
            headingFont={values.heading_font}
            textFont={values.text_font}
            corners={values.corners}
          />
        </div>
      </Section>

      <div className={css.save}>
        <InlineError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <ReasonButton
            variant="default"
            reason={form.isDirty() ? null : 'Nothing was changed.'}
            onClick={() => {
              form.reset();
            }}
          >
            Reset
          </ReasonButton>
          <ReasonButton
            type="submit"
            loading={save.isPending}
            reason={against ?? (form.isDirty() ? null : 'Nothing was changed.')}
          >
            Save
          </ReasonButton>
        </Group>
      </div>
    </form>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={`pf-card ${css.section ?? ''}`}>
      <h2 className={css.title}>{title}</h2>
      <Stack gap="md">{children}</Stack>
    </section>
  );
}

interface ConfirmationProps {
  words: string;
  confirmedAt: string | null;
  zone: string;
  field: object;
}

/** The exact words that are put on record, with when they were confirmed. */
function Confirmation({ words, confirmedAt, zone, field }: ConfirmationProps) {
  return (
    <div className={css.confirm}>
      <Checkbox
        label={words}
        description={
          confirmedAt ? (
            <>
              Confirmed on <Moment at={confirmedAt} zone={zone} />
            </>
          ) : (
            'Your name and the time are recorded.'
          )
        }
        {...field}
      />
    </div>
  );
}
