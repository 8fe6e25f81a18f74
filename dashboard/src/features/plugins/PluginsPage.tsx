import type { ReactNode } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconPlugX, IconPuzzle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import type { Plugin } from '@/shared/api/types';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorState } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Pill } from '@/shared/ui/StatePill';
import css from './plugins.module.css';

interface Kind {
  title: string;
  does: string;
  /** The setting that names the one in use; without it, all that work are used. */
  setting?: string;
}

const KINDS: Record<Plugin['kind'], Kind> = {
  source: { title: 'Sources', does: 'Read a marketplace’s lists. All that work are used.' },
  lookup: {
    title: 'Look-ups',
    does: 'Ask for products with a key of your own. One is used, once a key is connected.',
    setting: 'PINFLOW_LOOKUP',
  },
  trends: {
    title: 'Trends',
    does: 'Tell what people search for, through an account of yours. One is used.',
    setting: 'PINFLOW_TRENDS',
  },
  reader: {
    title: 'What you bring',
    does: 'Read files and saved pages that you bring. Told apart by what stands in them; all that work are used.',
  },
  writer: {
    title: 'Writers',
    does: 'Write a pin’s title, text and headline. One is used.',
    setting: 'PINFLOW_WRITER',
  },
  template: {
    title: 'Templates',
    does: 'Packages of designs for pictures. All that can be read are used; your own stand in the studio.',
  },
  renderer: { title: 'Renderers', does: 'Draw a pin’s picture. One is used.', setting: 'PINFLOW_RENDERER' },
  channel: { title: 'Channels', does: 'Publish approved pins. One is used.', setting: 'PINFLOW_CHANNEL' },
  notifier: {
    title: 'Notifiers',
    does: 'Tell members outside the app, as each of them chose. All that work are used.',
  },
};
const ORDER: Plugin['kind'][] = [
  'source',
  'lookup',
  'trends',
  'reader',
  'writer',
  'template',
  'renderer',
  'channel',
  'notifier',
];

export function PluginsPage() {
  const { data, error, isPending, refetch } = useQuery({ queryKey: keys.plugins, queryFn: api.plugins });
  return (
    <>
      <PageHeader title="Plug-ins">
        The parts your team works with, their settings, and why one is off. Settings are read at the start.
      </PageHeader>
      {isPending ? (
        <div className={css.kinds} aria-busy="true" aria-label="Loading the plug-ins">
          {ORDER.map((kind) => (
            <Skeleton key={kind} h={148} radius="lg" />
          ))}
        </div>
      ) : !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data.items.length === 0 ? (
        <EmptyState
          icon={IconPuzzle}
          title="No plug-in was found"
          action={<Button onClick={() => void refetch()}>Look again</Button>}
        >
          Sources, look-ups, trends, writers, templates, renderers and channels stand here: the built-in ones
          and those of installed packages. Start the installation again if none appears.
        </EmptyState>
      ) : (
        <div className={css.kinds}>
          {ORDER.map((kind) => (
            <KindCard key={kind} kind={kind} items={data.items.filter((item) => item.kind === kind)} />
          ))}
        </div>
      )}
    </>
  );
}

function KindCard({ kind, items }: { kind: Plugin['kind']; items: Plugin[] }) {
  const { title, does, setting } = KINDS[kind];
  const settings = items.find((item) => item.settings.length > 0)?.settings;
  return (
    <section className="pf-card" aria-labelledby={`kind-${kind}`}>
      <div className={css.head}>
        <h2 id={`kind-${kind}`} className={css.title}>
          {title}
        </h2>
        <p className={css.does}>{does}</p>
        {settings && (
          <ul className={css.settings} aria-label={`Settings of ${title.toLowerCase()}`}>
            {settings.map(({ name, value }) => (
              <li key={name}>
                <code>
                  {name}={value}
                </code>
              </li>
            ))}
          </ul>
        )}
      </div>
      <ul className={css.list} aria-labelledby={`kind-${kind}`}>
        {items.length === 0 && <li className={css.none}>None is installed.</li>}
        {items.map((item) => (
          <PluginRow key={item.name} item={item} setting={setting} />
        ))}
      </ul>
    </section>
  );
}

function PluginRow({ item, setting }: { item: Plugin; setting?: string }) {
  return (
    <li className={css.row}>
      <div>
        <h3 className={css.name}>{item.name}</h3>
        <span className="pf-label">
          {item.origin === 'built-in' ? 'Built in' : `From the package ${item.origin}`}
        </span>
      </div>
      <State item={item} setting={setting} />
    </li>
  );
}

function State({ item, setting }: { item: Plugin; setting?: string }) {
  if (item.reason !== null) {
    return (
      <Standing says={item.reason}>
        <Pill tone="warning" icon={IconPlugX}>
          Off
        </Pill>
      </Standing>
    );
  }
  if (item.used) {
    return (
      <Standing>
        <Pill tone="good" icon={IconCircleCheck}>
          Used
        </Pill>
      </Standing>
    );
  }
  return (
    <Standing
      says={
        setting && (
          <>
            To use it, set{' '}
            <code>
              {setting}={item.name}
            </code>{' '}
            and start again.
          </>
        )
      }
    >
      <Pill tone="neutral" icon={IconCircleDashed}>
        Ready, not chosen
      </Pill>
    </Standing>
  );
}

function Standing({ says, children }: { says?: ReactNode; children: ReactNode }) {
  return (
    <div className={css.standing}>
      {children}
      {says && <p className={css.says}>{says}</p>}
    </div>
  );
}
