import { useState } from 'react';
import { Button, Group, Modal, Radio, Skeleton, Stack } from '@mantine/core';
import { useQuery, type QueryKey } from '@tanstack/react-query';
import type { HookPreview, HookWords } from '@/shared/api/types';
import { hookName } from '@/shared/hooks';
import { InlineError } from './Notice';
import css from './ui.module.css';

interface Props {
  title: string;
  /** What becomes of what there is. */
  says: string;
  /** The hook that the copy has now. */
  now?: string;
  queryKey: QueryKey;
  load: () => Promise<HookPreview>;
  action: string;
  isPending: boolean;
  onChoose: (hook: string) => void;
  onClose: () => void;
}

/** The angles that copy can be written from, each with how it would read. */
export function ChooseHook({
  title,
  says,
  now,
  queryKey,
  load,
  action,
  isPending,
  onChoose,
  onClose,
}: Props) {
  // Each look is a new one: the words follow the product, its notes and what people search for now.
  const { data, error } = useQuery({ queryKey, queryFn: load, gcTime: 0 });
  const [chosen, setChosen] = useState<string | null>(null);
  // Another writer than the project's present one may have known the hook it has now.
  const first = data?.items.find((words) => words.hook === now) ?? data?.items[0];
  const hook = chosen ?? first?.hook ?? null;
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <Stack gap="md">
        <p className={css.hookSays}>{says}</p>
        {data ? (
          <>
            <Radio.Group aria-label="Angle" value={hook} onChange={setChosen}>
              <div className={css.hooks}>
                {data.items.map((words) => (
                  <Radio.Card key={words.hook} value={words.hook} className={css.hook ?? ''}>
                    <Radio.Indicator />
                    <span className={css.hookWords}>
                      <span className={css.hookName}>
                        {hookName(words.hook)}
                        {words.hook === now && <span className="pf-label"> Now</span>}
                      </span>
                      <Words words={words} />
                    </span>
                  </Radio.Card>
                ))}
              </div>
            </Radio.Group>
            {!data.exact && (
              <p className="pf-label">
                The words are an example from this program’s own phrases. The project’s writer finds its own
                once you choose.
              </p>
            )}
          </>
        ) : error ? (
          <InlineError error={error} />
        ) : (
          <Skeleton h={360} radius="lg" aria-busy="true" aria-label="Loading the angles" />
        )}
        <Group justify="flex-end" gap="xs" className={css.hookActions ?? ''}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            disabled={!data || hook === null}
            loading={isPending}
            onClick={() => {
              if (hook !== null) onChoose(hook);
            }}
          >
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Words({ words: { headline, title, description } }: { words: HookWords }) {
  if (title === null) return <span className="pf-label">Its writer finds the words.</span>;
  return (
    <>
      <span>{title}</span>
      <span className={`pf-label ${css.hookText ?? ''}`}>{description}</span>
      <span className="pf-label">On the picture: {headline}</span>
    </>
  );
}
