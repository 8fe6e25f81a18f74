import { useEffect, useRef } from 'react';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Pin } from '@/shared/api/types';
import { Picture } from '@/shared/ui/Picture';
import css from './review.module.css';

interface Props {
  queue: Pin[];
  currentId: string;
  onSelect: (id: string) => void;
}

export function Filmstrip({ queue, currentId, onSelect }: Props) {
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [currentId]);
  return (
    <nav className={css.strip} aria-label="Pins waiting for review">
      <ol>
        {queue.map((pin) => (
          <li key={pin.id}>
            <button
              ref={pin.id === currentId ? current : undefined}
              type="button"
              className={css.frame}
              aria-current={pin.id === currentId ? 'true' : undefined}
              aria-label={pin.blocked ? `${pin.title}, a rule blocks it` : pin.title}
              onClick={() => {
                onSelect(pin.id);
              }}
            >
              <Picture src={pin.picture.url} alt="" eager />
              {pin.blocked && (
                <span className={css.flag}>
                  <IconAlertTriangle size={12} stroke={2.4} aria-hidden />
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
