import { Button, Group, Modal, Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useForm } from '@mantine/form';
import { IconPalette, IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import { useChosenProject, useProjects } from '@/shared/project';
import { useReasonAgainst } from '@/shared/session';
import { toast } from '@/shared/toast';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorState, InlineError } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { ProjectForm } from './ProjectForm';
import { RulesCard } from './RulesCard';
import { BudgetCard } from './BudgetCard';
import { MARKETPLACES } from '@/shared/marketplaces';
import css from './projects.module.css';

const route = getRouteApi('/shell/projects');

export function ProjectsPage() {
  const { data, error, isPending, refetch } = useProjects();
  const { projectId } = useChosenProject();
  const { project: named } = route.useSearch();
  const [picked, setPicked] = useState<string | null>(named ?? null);
  const [adding, add] = useDisclosure(false);
  const against = useReasonAgainst('admin');
  const project = data?.items.find(({ id }) => id === (picked ?? projectId)) ?? data?.items[0];
  return (
    <>
      <PageHeader
        title="Projects"
        action={
          <ReasonButton reason={against} onClick={add.open} leftSection={<IconPlus size={18} aria-hidden />}>
            Add a project
          </ReasonButton>
        }
      >
        One brand or niche each: where its pins lead, how its pictures look, which account they go to.
      </PageHeader>
      {isPending ? (
        <Skeleton h={520} radius="lg" aria-busy="true" aria-label="Loading the projects" />
      ) : !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !project ? (
        <EmptyState
          icon={IconPalette}
          title="No project yet"
          action={
            <ReasonButton reason={against} onClick={add.open}>
              Add the first project
            </ReasonButton>
          }
        >
          A project holds what all its pins share: the affiliate tag, the links, the colours.
        </EmptyState>
      ) : (
        <div className={css.layout}>
          {data.items.length > 1 && (
            <nav aria-label="Projects" className={css.tabs}>
              {data.items.map(({ id, name, marketplace, brand }) => (
                <button
                  key={id}
                  type="button"
                  className={css.tab}
                  aria-current={id === project.id ? 'true' : undefined}
                  onClick={() => {
                    setPicked(id);
                  }}
                >
                  <span className={css.dot} style={{ background: brand.accent }} aria-hidden />
                  <span>
                    {name}
                    <span className="pf-label">{marketplace}</span>
                  </span>
                </button>
              ))}
            </nav>
          )}
          <div className={css.settings}>
            <ProjectForm key={`${project.id} ${String(project.version)}`} project={project} />
            <BudgetCard />
            <RulesCard key={project.id} project={project} />
          </div>
        </div>
      )}
      <Modal opened={adding} onClose={add.close} title="Add a project">
        <AddProjectForm
          onDone={(id) => {
            if (id) setPicked(id);
            add.close();
          }}
        />
      </Modal>
    </>
  );
}

function AddProjectForm({ onDone }: { onDone: (id?: string) => void }) {
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { name: '', marketplace: 'amazon.com', affiliate_tag: '' },
    validate: {
      name: (value) => (value.trim() ? null : 'Give the project a name.'),
      affiliate_tag: (value) =>
        /^[a-z0-9-]+$/i.test(value.trim()) ? null : 'The tag looks like yourname-20.',
    },
  });
  const save = useMutation({
    mutationFn: (values: typeof form.values) =>
      api.addProject({ ...values, time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
    onSuccess: async (project) => {
      await queries.invalidateQueries({ queryKey: keys.projects });
      toast(`${project.name} was added.`);
      onDone(project.id);
    },
  });
  return (
    <form
      aria-label="Add a project"
      noValidate
      onSubmit={form.onSubmit((values) => {
        save.mutate(values);
      })}
    >
      <Stack gap="md">
        <TextInput label="Name" data-autofocus {...form.getInputProps('name')} />
        <Select label="Marketplace" data={MARKETPLACES} searchable {...form.getInputProps('marketplace')} />
        <TextInput
          label="Affiliate tag"
          description="Your tracking id in Amazon’s programme"
          {...form.getInputProps('affiliate_tag')}
        />
        <InlineError error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button
            variant="default"
            onClick={() => {
              onDone();
            }}
          >
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Add
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
