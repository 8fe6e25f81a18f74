import { useState } from 'react';
import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';
import { media } from '@/shared/api/mediaCalls';
import { ChoosePicture } from '@/shared/ui/ChoosePicture';
import { Picture } from '@/shared/ui/Picture';
import css from './projects.module.css';

interface Props {
  mediaId: string | null;
  onChange: (mediaId: string | null) => void;
}

/** The brand's logo: a picture of the library. */
export function LogoField({ mediaId, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const { data } = useQuery({
    queryKey: keys.picture(mediaId ?? ''),
    queryFn: () => media.one(mediaId ?? ''),
    enabled: mediaId !== null,
  });
  const logo = mediaId === null ? null : data;
  return (
    <div className={css.logo} role="group" aria-label="Logo">
      <span className={css.logoLabel}>Logo</span>
      {mediaId !== null && (
        <span className={css.logoPicture}>
          <Picture
            src={logo?.cutout_url ?? logo?.preview_url}
            alt={logo ? `Logo: ${logo.name}` : 'Logo'}
            eager
          />
        </span>
      )}
      <span className="pf-label">
        {mediaId === null
          ? 'None: pictures show the brand’s name or site. A transparent PNG, or a logo on white, works best.'
          : 'New pins show it, and pins that are drawn anew.'}
      </span>
      <Group gap="xs">
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            setOpen(true);
          }}
        >
          {mediaId === null ? 'Choose a logo' : 'Choose another'}
        </Button>
        {mediaId !== null && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              onChange(null);
            }}
          >
            Without logo
          </Button>
        )}
      </Group>
      {open && (
        <ChoosePicture
          title="The brand’s logo"
          chosen={mediaId}
          onChoose={(picture) => {
            onChange(picture?.id ?? null);
            setOpen(false);
          }}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}
