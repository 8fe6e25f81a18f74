import { useState } from 'react';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { media as api } from '@/shared/api/mediaCalls';
import { keys } from '@/shared/api/keys';
import type { Media } from '@/shared/api/types';
import { formatBytes } from '@/shared/format';
import { useReasonAgainst } from '@/shared/session';
import { toast } from '@/shared/toast';
import { FocusPicker, type Point } from '@/shared/ui/FocusPicker';
import { InlineError } from '@/shared/ui/Notice';
import { lacksAuthor, ProvenanceFields, provenanceOf, said } from '@/shared/ui/Provenance';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { ShownFor } from './ShownFor';

/** What is said of a picture, and which point of it must be seen. */
export function EditPicture({ media, onClose }: { media: Media; onClose: () => void }) {
  const queries = useQueryClient();
  const role = useReasonAgainst('editor');
  const [name, setName] = useState(media.name);
  const [provenance, setProvenance] = useState(provenanceOf(media));
  const [moved, setMoved] = useState<Point | null>(null);
  const [removing, setRemoving] = useState(false);
  const done = (words: string) => async () => {
    toast(words);
    onClose();
    await queries.invalidateQueries({ queryKey: keys.media() });
  };
  const save = useMutation({
    mutationFn: () =>
      api.change(media.id, {
        name,
        ...said(provenance),
        ...(moved && { focus: moved }),
      }),
    onSuccess: done('Saved. Pins that show it stay as they are until they are drawn anew.'),
  });
  const remove = useMutation({
    mutationFn: () => api.remove(media.id),
    onSuccess: done('Removed from the library.'),
  });
  const missing = lacksAuthor(provenance) ? 'This licence asks for the author.' : null;
  return (
    <Modal opened onClose={onClose} title={media.name} size="lg">
      <Stack gap="md">
        <FocusPicker src={media.preview_url} point={moved ?? media.focus} onChange={setMoved} />
        <span className="pf-label">
          {media.focus_chosen || moved
            ? 'Every crop shows the marked point.'
            : 'The marked point is a proposal: click where every crop must look.'}{' '}
          {media.width} × {media.height} px, {formatBytes(media.bytes)}
          {media.cutout_url && ', can be cut out of its white ground'}
        </span>
        <TextInput
          label="Name"
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
        <ProvenanceFields value={provenance} onChange={setProvenance} />
        <ShownFor media={media} />
        <InlineError error={save.error ?? remove.error} />
        <Group justify="space-between">
          {removing ? (
            <Group gap="xs">
              <Button
                color="danger"
                loading={remove.isPending}
                onClick={() => {
                  remove.mutate();
                }}
              >
                Remove for good
              </Button>
              <Button
                variant="default"
                onClick={() => {
                  setRemoving(false);
                }}
              >
                Keep it
              </Button>
            </Group>
          ) : (
            <ReasonButton
              variant="default"
              reason={role}
              onClick={() => {
                setRemoving(true);
              }}
            >
              Remove
            </ReasonButton>
          )}
          <ReasonButton
            reason={role ?? missing}
            loading={save.isPending}
            onClick={() => {
              save.mutate();
            }}
          >
            Save
          </ReasonButton>
        </Group>
      </Stack>
    </Modal>
  );
}
