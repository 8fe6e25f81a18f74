import { useState } from 'react';
import { IconWriting } from '@tabler/icons-react';
import { keys } from '@/shared/api/keys';
import { studio } from '@/shared/api/studioCalls';
import type { Pin } from '@/shared/api/types';
import { hookName } from '@/shared/hooks';
import { ChooseHook } from '@/shared/ui/ChooseHook';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import css from './studio.module.css';

interface Props {
  pin: Pin;
  against: string | null;
  isPending: boolean;
  onChoose: (hook: string) => Promise<unknown>;
}

/** The angle that the copy takes, and another one on demand: the look stays. */
export function HookCard({ pin, against, isPending, onChoose }: Props) {
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  const gone = pin.opportunity_id === null ? 'What this pin was made of is gone.' : null;
  return (
    <section className={`pf-card ${css.card ?? ''}`} aria-labelledby="angle">
      <div className={css.angle}>
        <div>
          <h2 id="angle" className={css.fieldsTitle}>
            Angle
          </h2>
          <p className={css.quiet}>{pin.hook ? hookName(pin.hook) : 'Written by hand'}</p>
        </div>
        <ReasonButton
          variant="default"
          reason={against ?? gone}
          leftSection={<IconWriting size={18} aria-hidden />}
          loading={isPending}
          onClick={() => {
            setOpen(true);
          }}
        >
          Choose another
        </ReasonButton>
      </div>
      {open && (
        <ChooseHook
          title="The angle of the texts"
          says="All texts are written anew; template, colours and photo stay. Undo brings back what is there now, your own words too."
          now={pin.hook}
          queryKey={keys.hooks('pin', pin.id, pin.version)}
          load={() => studio.hooks(pin.id)}
          action="Write it anew"
          isPending={isPending}
          onChoose={(hook) => {
            // What went wrong stands on the page, where other edits say it.
            onChoose(hook).then(close, close);
          }}
          onClose={close}
        />
      )}
    </section>
  );
}
