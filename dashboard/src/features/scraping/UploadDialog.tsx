import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { scraping as api } from '@/shared/api/scrapingCalls';
import { keys } from '@/shared/api/keys';
import { formatBytes } from '@/shared/format';
import { useChosenProject, useProjects } from '@/shared/project';
import { LinkButton } from '@/shared/ui/LinkButton';
import { InlineError, Notice } from '@/shared/ui/Notice';

/** A page the user saved in a browser: for which project it is read, then what was found in it. */
export function UploadDialog({ file, onClose }: { file: File; onClose: () => void }) {
  const queries = useQueryClient();
  const { data: projects } = useProjects();
  const { projectId } = useChosenProject();
  const [chosen, setChosen] = useState<string | null>(projectId);
  const project = chosen ?? projects?.items[0]?.id ?? null;
  const [today] = useState(() => day(Date.now()));
  const [savedOn, setSavedOn] = useState(() => day(Math.min(file.lastModified, Date.now())));
  const upload = useMutation({
    mutationFn: (id: string) => api.uploadPage(file, id, savedOn === today ? '' : savedOn),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.lists }),
        queries.invalidateQueries({ queryKey: keys.imports() }),
        queries.invalidateQueries({ queryKey: keys.opportunities() }),
      ]),
  });
  return (
    <Modal opened onClose={onClose} title="Upload a saved page">
      <Stack gap="md">
        <div>
          <strong>{file.name}</strong> <span className="pf-label">{formatBytes(file.size)}</span>
        </div>
        {upload.data ? (
          <Notice tone={upload.data.items > 0 ? 'good' : 'warning'} role="status">
            <p>{upload.data.message}</p>
            {upload.data.warnings?.map((warning) => (
              <p key={warning}>{warning}</p>
            ))}
          </Notice>
        ) : (
          <>
            <Select
              label="Project"
              data-autofocus
              data={(projects?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              value={project}
              onChange={setChosen}
            />
            <TextInput
              type="date"
              label="Saved on"
              description="The day the file was written is proposed: its ranks and prices count as of then."
              max={today}
              value={savedOn}
              onChange={(event) => {
                setSavedOn(event.currentTarget.value);
              }}
            />
          </>
        )}
        <InlineError error={upload.error} />
        <Group justify="flex-end" gap="xs">
          <Button ref={upload.data?.items === 0 ? focusOn : undefined} variant="default" onClick={onClose}>
            {upload.data ? 'Close' : 'Cancel'}
          </Button>
          {upload.data && upload.data.items > 0 && (
            <LinkButton ref={focusOn} to="/opportunities" onClick={onClose}>
              See its opportunities
            </LinkButton>
          )}
          {!upload.data && (
            <Button
              loading={upload.isPending}
              disabled={!project}
              onClick={() => {
                if (project) upload.mutate(project);
              }}
            >
              Read the page
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

/** Where the focus goes when what had it is gone: else it falls back to the dialog's ✕. */
const focusOn = (element: HTMLElement | null) => {
  element?.focus();
};

/** The day of a moment (UTC), such as 2026-11-20. */
const day = (moment: number) => new Date(moment).toISOString().slice(0, 10);
