import { useState } from 'react';
import { ActionIcon, Group, Select, Stack } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';
import { media as api } from '@/shared/api/mediaCalls';
import type { Media, ShownFor as Link } from '@/shared/api/types';
import { useProjects } from '@/shared/project';
import { useReasonAgainst } from '@/shared/session';
import { InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { ProductField } from './ProductField';
import css from './media.module.css';

/** The products whose new pins show a picture. */
export function ShownFor({ media }: { media: Media }) {
  const role = useReasonAgainst('editor');
  const queries = useQueryClient();
  const { data: projects } = useProjects();
  const shown = useQuery({ queryKey: keys.shownFor(media.id), queryFn: () => api.shownFor(media.id) });
  const [projectId, setProjectId] = useState<string | null>(null);
  const [asin, setAsin] = useState<string | null>(null);
  const project = projects?.items.find(({ id }) => id === projectId) ?? projects?.items[0] ?? null;
  const nameOf = (id: string) => projects?.items.find((one) => one.id === id)?.name ?? 'A project';
  const onSettled = () => queries.invalidateQueries({ queryKey: keys.shownFor(media.id) });
  const add = useMutation({
    mutationFn: (link: Link) => api.showFor(media.id, link),
    onSuccess: () => {
      setAsin(null);
    },
    onSettled,
  });
  const remove = useMutation({ mutationFn: (link: Link) => api.stopShowing(media.id, link), onSettled });
  const why = role ?? (project ? null : 'Add a project first.');
  const submit = () => {
    if (!why && project) add.mutate({ project_id: project.id, asin });
  };
  return (
    <section aria-labelledby="shown-for">
      <Stack gap="xs">
        <h3 id="shown-for" className={css.subtitle}>
          Show it for a product
        </h3>
        <p className={css.quiet}>
          New pins of the product show it first; its other pictures fill a template’s further places. Pins
          that there are stay as they are.
        </p>
        {(shown.data?.items.length ?? 0) > 0 && (
          <ul className={css.links} aria-label="What it is shown for">
            {shown.data?.items.map((link) => {
              const what = link.title ?? link.asin ?? 'Every product without a picture of its own';
              const words = `${what}, ${nameOf(link.project_id)}`;
              return (
                <li key={`${link.project_id} ${link.asin ?? ''}`}>
                  <span>
                    {words}
                    {link.title && <span className="pf-label"> {link.asin}</span>}
                  </span>
                  <ActionIcon
                    variant="subtle"
                    color="neutral"
                    aria-label={`No longer for ${words}`}
                    disabled={role !== null || remove.isPending}
                    onClick={() => {
                      remove.mutate(link);
                    }}
                  >
                    <IconX size={16} aria-hidden />
                  </ActionIcon>
                </li>
              );
            })}
          </ul>
        )}
        <Group gap="xs" align="flex-start">
          <Select
            label="Project"
            data={(projects?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={project?.id ?? null}
            allowDeselect={false}
            onChange={(id) => {
              setProjectId(id);
              setAsin(null);
            }}
          />
          <ProductField
            key={project?.marketplace}
            marketplace={project?.marketplace ?? null}
            asin={asin}
            onChoose={setAsin}
          />
          <ReasonButton
            className={css.beside}
            variant="default"
            reason={why}
            loading={add.isPending}
            onClick={submit}
          >
            Show it
          </ReasonButton>
        </Group>
        <InlineError error={shown.error ?? add.error ?? remove.error} />
      </Stack>
    </section>
  );
}
