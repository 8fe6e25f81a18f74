import { useState } from 'react';
import { Group } from '@mantine/core';
import { IconMovie, IconPhoto, IconSlideshow } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { studio } from '@/shared/api/studioCalls';
import type { Pin } from '@/shared/api/types';
import { plural } from '@/shared/format';
import { useReasonAgainst } from '@/shared/session';
import { toast, toastError } from '@/shared/toast';
import { InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { whyNotDrawn } from './whyNot';
import css from './review.module.css';

/** Pinterest takes up to five pictures; the first is the pin's own. */
const MOST_SLIDES = 5;

/** What the pin is, and what else can be made of it: each takes the approval back. */
const OWN_KINDS = {
  image: 'A picture of your own.',
  carousel: 'A carousel of your own pictures.',
  video: 'A video of your own, and the picture that is its cover.',
};

export function KindCard({ pin, onChanged }: { pin: Pin; onChanged: (pin: Pin) => void }) {
  const role = useReasonAgainst('editor');
  const against = whyNotDrawn(pin, role);
  // The version whose video was asked for: until another one comes, it is being filmed.
  const [filmed, setFilmed] = useState<number | null>(null);
  const isFilming = filmed === pin.version && pin.kind !== 'video';
  const convert = useMutation({
    mutationFn: (kind: 'image' | 'carousel') => studio.convert(pin.id, pin.version, kind),
    onSuccess: (made) => {
      onChanged(made);
      toast(made.kind === 'carousel' ? 'It is a carousel now.' : 'It is a single picture now.', {
        label: 'Undo',
        run: () => {
          studio.restore(made.id, made.version).then(onChanged, toastError);
        },
      });
    },
  });
  const film = useMutation({
    mutationFn: () => studio.film(pin.id, pin.version),
    onMutate: () => {
      setFilmed(pin.version);
    },
    onError: () => {
      setFilmed(null);
    },
  });
  const points = pin.points.filter((point) => point.trim()).length;
  const slides = Math.min(points + 1, MOST_SLIDES);
  const props = { variant: 'default', size: 'compact-sm', loading: convert.isPending } as const;
  return (
    <div className={css.kind}>
      <p className={css.quiet}>{kindWords(pin)}</p>
      <Group gap="xs">
        {pin.kind !== 'image' && (
          <ReasonButton
            {...props}
            reason={against}
            leftSection={<IconPhoto size={16} aria-hidden />}
            onClick={() => {
              convert.mutate('image');
            }}
          >
            Make it a single picture
          </ReasonButton>
        )}
        {pin.kind !== 'carousel' && (
          <ReasonButton
            {...props}
            reason={
              against ??
              (points === 0 ? 'It has no points for further pictures: add some in the studio.' : null)
            }
            leftSection={<IconSlideshow size={16} aria-hidden />}
            onClick={() => {
              convert.mutate('carousel');
            }}
          >
            {points === 0 ? 'Make it a carousel' : `Make it a carousel of ${String(slides)}`}
          </ReasonButton>
        )}
        <ReasonButton
          {...props}
          loading={film.isPending}
          reason={against ?? (isFilming ? 'It is being filmed.' : null)}
          leftSection={<IconMovie size={16} aria-hidden />}
          onClick={() => {
            film.mutate();
          }}
        >
          {pin.kind === 'video' ? 'Film it anew' : 'Make it a video'}
        </ReasonButton>
      </Group>
      <p role="status" className={css.quiet}>
        {isFilming && 'The video is being made, which takes some ten seconds. It appears here by itself.'}
      </p>
      <InlineError error={convert.error ?? film.error} />
    </div>
  );
}

function kindWords(pin: Pin): string {
  if (pin.origin === 'added') return OWN_KINDS[pin.kind];
  if (pin.video)
    return `A video of ${pin.video.seconds.toFixed(0)} seconds without sound; the picture is its cover.`;
  if (pin.slides.length > 1)
    return `A carousel of ${plural(pin.slides.length, 'picture')}: the pin’s own, and one for each point.`;
  return 'A single picture.';
}
