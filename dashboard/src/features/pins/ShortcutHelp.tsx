import { Kbd, Modal, Switch } from '@mantine/core';
import { SHORTCUTS } from './useShortcuts';
import css from './review.module.css';

const NAMES: Record<string, string> = { ArrowRight: '→', ArrowLeft: '←' };

const nameOf = (key: string) => key.replace(/[a-z]$/, (letter) => letter.toUpperCase());

interface Props {
  opened: boolean;
  onClose: () => void;
  enabled: boolean;
  setEnabled: (on: boolean) => void;
}

export function ShortcutHelp({ opened, onClose, enabled, setEnabled }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Keys for review"
      size="sm"
      // Gone at once: the next key is meant for the pin.
      transitionProps={{ exitDuration: 0 }}
    >
      <dl className={css.keys}>
        {Object.values(SHORTCUTS).map(({ keys, says }) => (
          <div key={says}>
            <dt>{says}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key}>{NAMES[key] ?? nameOf(key)}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Switch
        mt="md"
        label="Use single keys"
        checked={enabled}
        onChange={(event) => {
          setEnabled(event.currentTarget.checked);
        }}
      />
    </Modal>
  );
}
