import type { AddedMedia } from '@/shared/api/types';
import { Notice } from '@/shared/ui/Notice';
import css from './media.module.css';

/** Tells which pictures just added the library has already, saved in another way. */
export function HaveAlready({ added }: { added: AddedMedia[] }) {
  const known = added.filter(({ alike }) => alike.length > 0);
  if (known.length === 0) return null;
  return (
    <Notice tone="info" title="You have this picture already">
      <ul className={css.links}>
        {known.map(({ media, alike }) => (
          <li key={media.id}>
            “{media.name}” shows the same as {alike.map(({ name }) => `“${name}”`).join(', ')}.
          </li>
        ))}
      </ul>
    </Notice>
  );
}
