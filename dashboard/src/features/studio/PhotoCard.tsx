import { useState } from 'react';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { IconFocusCentered, IconPhoto } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import { media as library } from '@/shared/api/mediaCalls';
import type { Media, Pin } from '@/shared/api/types';
import { ChoosePicture } from '@/shared/ui/ChoosePicture';
import { FocusPicker, type Point } from '@/shared/ui/FocusPicker';
import { InlineError } from '@/shared/ui/Notice';
import { Picture } from '@/shared/ui/Picture';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import css from './studio.module.css';

const SOURCES: Record<string, string> = {
  artwork: 'Artwork drawn for it.',
  marketplace_photo: 'The marketplace’s photo.',
  library: 'A picture of the library.',
};

interface Props {
  pin: Pin;
  /** The library picture of the draft, which may not be saved yet. */
  mediaId: string | null;
  isDirty: boolean;
  against: string | null;
  onChoose: (mediaId: string | null) => void;
  onSaved: (pin: Pin) => void;
}

/** Which photo the pin shows, and which point of it must be seen. */
export function PhotoCard({ pin, mediaId, isDirty, against, onChoose, onSaved }: Props) {
  const [open, setOpen] = useState<'library' | 'focus' | null>(null);
  const close = () => {
    setOpen(null);
  };
  const { data: picture } = useQuery({
    queryKey: keys.picture(mediaId ?? ''),
    queryFn: () => library.one(mediaId ?? ''),
    enabled: mediaId !== null,
  });
  const shown = mediaId === null ? null : picture;
  return (
    <section className={`pf-card ${css.card ?? ''}`} aria-labelledby="photo">
      <h2 id="photo" className={css.groupTitle}>
        Photo
      </h2>
      <Stack gap="sm">
        {shown ? (
          <div className={css.photo}>
            <span className={css.photoThumb}>
              <Picture src={shown.preview_url} alt="" eager />
            </span>
            <span>
              <strong>{shown.name}</strong>
              <br />
              <span className="pf-label">
                {shown.focus_chosen
                  ? 'A point is chosen that is always seen.'
                  : 'Cropped where its detail is.'}
                {shown.made_with_ai && ' Made with AI: the pin says so.'}
              </span>
            </span>
          </div>
        ) : (
          <p className={css.quiet}>
            {pin.media_id === null
              ? SOURCES[pin.picture_source]
              : 'No picture of the library: artwork, or the marketplace’s photo where it may be used.'}
          </p>
        )}
        <Group gap="xs">
          <ReasonButton
            variant="default"
            size="compact-sm"
            reason={against}
            leftSection={<IconPhoto size={16} aria-hidden />}
            onClick={() => {
              setOpen('library');
            }}
          >
            Choose from the library
          </ReasonButton>
          {shown && (
            <ReasonButton
              variant="default"
              size="compact-sm"
              reason={against ?? (isDirty ? 'Save or undo your changes first.' : null)}
              leftSection={<IconFocusCentered size={16} aria-hidden />}
              onClick={() => {
                setOpen('focus');
              }}
            >
              What must be seen
            </ReasonButton>
          )}
        </Group>
      </Stack>
      {open === 'library' && (
        <ChoosePicture
          title="The pin’s photo"
          chosen={mediaId}
          none="No picture of the library"
          onChoose={(chosen) => {
            onChoose(chosen?.id ?? null);
            close();
          }}
          onClose={close}
        />
      )}
      {open === 'focus' && shown && (
        <FocusDialog pin={pin} picture={shown} onClose={close} onSaved={onSaved} />
      )}
    </section>
  );
}

interface FocusProps {
  pin: Pin;
  picture: Media;
  onClose: () => void;
  onSaved: (pin: Pin) => void;
}

function FocusDialog({ pin, picture, onClose, onSaved }: FocusProps) {
  const [point, setPoint] = useState<Point>(picture.focus);
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: async () => {
      await library.change(picture.id, { focus: point });
      return api.changePin(pin.id, { version: pin.version, media_id: picture.id });
    },
    onSuccess: (drawn) => {
      onSaved(drawn);
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.media() }),
  });
  return (
    <Modal opened onClose={onClose} title="What must be seen" size="lg">
      <Stack gap="md">
        <FocusPicker src={picture.preview_url} point={point} onChange={setPoint} />
        <p className={css.quiet}>
          Click the point that no crop may lose, or move it with the arrow keys. It is kept with the picture,
          for every pin that is drawn with it from now on.
        </p>
        <InlineError error={save.error} />
        <Group justify="flex-end">
          <Button
            loading={save.isPending}
            onClick={() => {
              save.mutate();
            }}
          >
            Keep it and draw anew
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
