import { useState } from 'react';
import { ActionIcon, Group, Select, Stack, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';
import { media as api } from '@/shared/api/mediaCalls';
import type { Media, ShownFor as Link } from '@/shared/api/types';
import { useProjects } from '@/shared/project';
import { useReasonAgainst } from '@/shared/session';
import { InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import css from './media.module.css';

const ASIN = /^[A-Z0-9]{10}$/;

/** The products whose new pins show a picture. */
export function ShownFor({ media }: { media: Media }) {
  const role = useReasonAgainst('editor');
  const queries = useQueryClient();
  const { data: projects } = useProjects();
  const shown = useQuery({ queryKey: keys.shownFor(media.id), queryFn: () => api.shownFor(media.id) });
  const [projectId, setProjectId] = useState<string | null>(null);
  const [asin, setAsin] = useState('');
  const chosen = projectId ?? projects?.items[0]?.id ?? null;
  const nameOf = (id: string) => projects?.items.find((one) => one.id === id)?.name ?? 'A project';
  const onSettled = () => queries.invalidateQueries({ queryKey: keys.shownFor(media.id) });
  const add = useMutation({
    mutationFn: (link: Link) => api.showFor(media.id, link),
    onSuccess: () => {
      setAsin('');
    },
    onSettled,
  });
  const remove = useMutation({ mutationFn: (link: Link) => api.stopShowing(media.id, link), onSettled });
  const wanted = asin.trim().toUpperCase();
  const why = role ?? (!chosen ? 'Add a project first.' : wanted && !ASIN.test(wanted) ? BAD : null);
  const submit = () => {
    if (!why && chosen) add.mutate({ project_id: chosen, asin: wanted || null });
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
              const words = `${link.asin ?? 'Every product without a picture of its own'}, ${nameOf(link.project_id)}`;
              return (
                <li key={`${link.project_id} ${link.asin ?? ''}`}>
                  {words}
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
        <Group gap="xs" align="flex-end">
          <Select
            label="Project"
            data={(projects?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={chosen}
            allowDeselect={false}
            onChange={setProjectId}
          />
          <TextInput
            label="ASIN"
            placeholder="all others"
            maxLength={10}
            value={asin}
            error={wanted.length === 10 && !ASIN.test(wanted) ? BAD : undefined}
            onChange={(event) => {
              setAsin(event.currentTarget.value);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              submit();
            }}
          />
          <ReasonButton variant="default" reason={why} loading={add.isPending} onClick={submit}>
            Show it
          </ReasonButton>
        </Group>
        <InlineError error={shown.error ?? add.error ?? remove.error} />
      </Stack>
    </section>
  );
}

const BAD = 'An ASIN has ten letters and digits.';
