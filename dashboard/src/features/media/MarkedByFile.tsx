import type { AddedMedia } from '@/shared/api/types';
import { Notice } from '@/shared/ui/Notice';
import css from './media.module.css';

/** Tells which pictures just added are marked as made with AI because their files say so. */
export function MarkedByFile({ added, saidSo }: { added: AddedMedia[]; saidSo: boolean }) {
  const marked = saidSo ? [] : added.filter(({ media, is_new: isNew }) => isNew && media.made_with_ai);
  if (marked.length === 0) return null;
  return (
    <Notice tone="info" title="Made with AI, say their files">
      <ul className={css.links}>
        {marked.map(({ media }) => (
          <li key={media.id}>
            Pins that show “{media.name}” will disclose it. If it is wrong, change the picture.
          </li>
        ))}
      </ul>
    </Notice>
  );
}
