import { useEffect, useRef } from 'react';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { Pin } from '@/shared/api/types';
import { Picture } from '@/shared/ui/Picture';
import css from './review.module.css';

interface Props {
  queue: Pin[];
  currentId: string;
  onSelect: (id: string) => void;
  isChosen: (id: string) => boolean;
  /** A click with Shift or Ctrl: chooses a range or one more, and shows nothing else. */
  onChoose: (id: string, range: boolean) => void;
}

function labelOf(pin: Pin, chosen: boolean): string {
  return `${pin.title}${pin.blocked ? ', a rule blocks it' : ''}${chosen ? ', chosen' : ''}`;
}

export function Filmstrip({ queue, currentId, onSelect, isChosen, onChoose }: Props) {
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
              aria-label={labelOf(pin, isChosen(pin.id))}
              onClick={(event) => {
                if (event.shiftKey || event.ctrlKey || event.metaKey) onChoose(pin.id, event.shiftKey);
                else onSelect(pin.id);
              }}
            >
              <Picture src={pin.picture.url} alt="" eager />
              {isChosen(pin.id) && (
                <span className={css.chosen}>
                  <IconCheck size={12} stroke={3} aria-hidden />
                </span>
              )}
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
