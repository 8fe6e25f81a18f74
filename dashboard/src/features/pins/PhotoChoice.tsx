import { useState } from 'react';
import { IconPhoto } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { studio } from '@/shared/api/studioCalls';
import type { Pin } from '@/shared/api/types';
import { useReasonAgainst } from '@/shared/session';
import { toast, toastError } from '@/shared/toast';
import { ChoosePicture } from '@/shared/ui/ChoosePicture';
import { InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { whyNotDrawn } from './whyNot';

/** Another photo for the pin, out of the library; it is drawn at once, and can be undone. */
export function PhotoChoice({ pin, onChanged }: { pin: Pin; onChanged: (pin: Pin) => void }) {
  const role = useReasonAgainst('editor');
  const [open, setOpen] = useState(false);
  const choose = useMutation({
    mutationFn: (mediaId: string | null) =>
      api.changePin(pin.id, { version: pin.version, media_id: mediaId }),
    onSuccess: (drawn) => {
      onChanged(drawn);
      toast('Drawn anew with that picture.', {
        label: 'Undo',
        run: () => {
          studio.restore(drawn.id, drawn.version).then(onChanged, toastError);
        },
      });
    },
  });
  const isVideo = pin.kind === 'video' ? 'Make it a single picture first: its video shows this one.' : null;
  return (
    <>
      <ReasonButton
        variant="default"
        size="compact-sm"
        reason={whyNotDrawn(pin, role) ?? isVideo}
        leftSection={<IconPhoto size={16} aria-hidden />}
        loading={choose.isPending}
        onClick={() => {
          setOpen(true);
        }}
      >
        Choose its photo from the library
      </ReasonButton>
      <InlineError error={choose.error} />
      {open && (
        <ChoosePicture
          title="The pin’s photo"
          chosen={pin.media_id}
          none="No picture of the library"
          onChoose={(picture) => {
            setOpen(false);
            choose.mutate(picture?.id ?? null);
          }}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
