import { useState } from 'react';
import { IconPhotoOff } from '@tabler/icons-react';
import css from './ui.module.css';

/** A picture that says so when there is none. `alt=""` where the words beside it already name it. */
export function Picture({
  src,
  alt,
  eager,
}: {
  src: string | null | undefined;
  alt: string;
  eager?: boolean;
}) {
  const [broken, setBroken] = useState<string | null>(null);
  if (!src || broken === src) {
    return (
      <span className={css.noPicture} role="img" aria-label={alt || 'No picture'}>
        <IconPhotoOff size={18} stroke={1.6} aria-hidden />
      </span>
    );
  }
  return (
    <img
      className={css.picture}
      src={src}
      alt={alt}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      onError={() => {
        setBroken(src);
      }}
    />
  );
}
