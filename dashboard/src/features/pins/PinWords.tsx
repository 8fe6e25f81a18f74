import type { Pin } from '@/shared/api/types';
import css from './review.module.css';

export function PinWords({ pin }: { pin: Pin }) {
  return (
    <div className={css.words}>
      <h2 className={css.pinTitle}>{pin.title}</h2>
      <p className={css.description}>{pin.description}</p>
      <p className={css.alt}>
        <span className="pf-label">Alt text</span>
        {pin.alt_text}
      </p>
    </div>
  );
}
