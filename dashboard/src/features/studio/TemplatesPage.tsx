import { useState } from 'react';
import { Button, Group, Menu, Modal, SegmentedControl, Skeleton, Stack, TextInput } from '@mantine/core';
import { IconCopyPlus, IconDots, IconPencil, IconPlus, IconTemplate, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { api } from '@/shared/api/calls';
import { keys } from '@/shared/api/keys';
import { studio, templatePicture } from '@/shared/api/studioCalls';
import type { Template } from '@/shared/api/types';
import { plural } from '@/shared/format';
import { useChosenProject } from '@/shared/project';
import { useReasonAgainst } from '@/shared/session';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorState, InlineError } from '@/shared/ui/Notice';
import { LinkButton } from '@/shared/ui/LinkButton';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Picture } from '@/shared/ui/Picture';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { DeleteTemplate } from './DeleteTemplate';
import { nameFrom, readDesign, writeDesign } from './design';
import css from './studio.module.css';

const FAMILIES: Record<string, string> = {
  hero: 'Product heroes',
  collage: 'Collages',
  list: 'Lists',
  comparison: 'Comparisons',
  quote: 'Tips and quotes',
  gift: 'Gift guides',
};
const KINDS = [
  { value: 'all', label: 'All' },
  { value: 'own', label: 'Your own' },
  { value: 'photo', label: 'With photo' },
  { value: 'art', label: 'Without photo' },
];
const route = getRouteApi('/shell/studio');

/** Every template, one's own first, each as the picture it makes. */
export function TemplatesPage() {
  const { show = 'all' } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, isPending, refetch } = useQuery({ queryKey: keys.templates, queryFn: api.templates });
  const [copying, setCopying] = useState<Template | null>(null);
  const [removing, setRemoving] = useState<Template | null>(null);
  const templates = data?.items ?? [];
  const chosen = templates.filter((one) => fits(one, show));
  return (
    <>
      <PageHeader
        title="Studio"
        action={
          <LinkButton to="/pins/new" variant="default" leftSection={<IconPlus size={18} aria-hidden />}>
            New pin
          </LinkButton>
        }
      >
        Designs that pins are drawn with. Take one, make it your own, and use it for any pin.
      </PageHeader>
      {isPending ? (
        <TilesSkeleton />
      ) : !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <>
          <div className={css.filters}>
            <SegmentedControl
              aria-label="Show"
              data={KINDS}
              value={KINDS.some(({ value }) => value === show) ? show : 'all'}
              onChange={(value) => {
                void navigate({ search: { show: value === 'all' ? undefined : value }, replace: true });
              }}
            />
            <nav aria-label="Families" className={css.families}>
              {Object.entries(FAMILIES)
                .filter(([family]) => templates.some((one) => one.family === family))
                .map(([family, label]) => (
                  <Link
                    key={family}
                    to="/studio"
                    search={{ show: show === family ? undefined : family }}
                    className={css.family}
                    aria-current={show === family ? 'true' : undefined}
                  >
                    {label}
                  </Link>
                ))}
            </nav>
          </div>
          {chosen.length === 0 ? (
            <NothingHere
              show={show}
              onCopy={
                templates[0] &&
                (() => {
                  setCopying(templates[0] ?? null);
                })
              }
            />
          ) : (
            groups(chosen).map(([title, items]) => (
              <section key={title} className={css.group}>
                <h2 className={css.groupTitle}>{title}</h2>
                <ul className={css.tiles}>
                  {items.map((one) => (
                    <Tile
                      key={one.id}
                      template={one}
                      onCopy={() => {
                        setCopying(one);
                      }}
                      onRemove={() => {
                        setRemoving(one);
                      }}
                    />
                  ))}
                </ul>
              </section>
            ))
          )}
        </>
      )}
      {copying && (
        <MakeOwn
          from={copying}
          taken={new Set(templates.map(({ id }) => id))}
          onClose={() => {
            setCopying(null);
          }}
        />
      )}
      {removing && (
        <DeleteTemplate
          template={removing}
          onClose={() => {
            setRemoving(null);
          }}
        />
      )}
    </>
  );
}

function fits(template: Template, show: string): boolean {
  if (show === 'own') return template.own;
  if (show === 'photo') return template.photos > 0;
  if (show === 'art') return template.photos === 0;
  return !(show in FAMILIES) || template.family === show;
}

/** One's own first, then the installed ones by family. */
function groups(templates: Template[]): [string, Template[]][] {
  const own = templates.filter((one) => one.own);
  const families = Object.entries(FAMILIES).map(([family, label]): [string, Template[]] => [
    label,
    templates.filter((one) => !one.own && one.family === family),
  ]);
  const others = templates.filter((one) => !one.own && !(one.family in FAMILIES));
  const all: [string, Template[]][] = [['Your own', own], ...families, ['More', others]];
  return all.filter(([, items]) => items.length > 0);
}

function NothingHere({ show, onCopy }: { show: string; onCopy: (() => void) | undefined }) {
  const against = useReasonAgainst('editor');
  return (
    <EmptyState
      icon={IconTemplate}
      title={show === 'own' ? 'No template of your own yet' : 'No template like this'}
      action={
        show === 'own' && onCopy ? (
          <ReasonButton reason={against} onClick={onCopy}>
            Make your own
          </ReasonButton>
        ) : undefined
      }
    >
      {show === 'own'
        ? 'Copy one that is close to what you want, then move its boxes and change its fonts and colours.'
        : 'Choose another family, or show all.'}
    </EmptyState>
  );
}

interface TileProps {
  template: Template;
  onCopy: () => void;
  onRemove: () => void;
}

function Tile({ template, onCopy, onRemove }: TileProps) {
  const { projectId } = useChosenProject();
  const against = useReasonAgainst('editor');
  const src = template.faulty ? null : templatePicture(template.id, 472, template.version, projectId);
  const facts = template.faulty
    ? 'A later rule does not allow it any more. Open it to mend it.'
    : template.photos === 0
      ? 'Drawn artwork'
      : template.photos === 1
        ? 'Photo or artwork'
        : plural(template.photos, 'photo');
  const picture = (
    <span className={css.tilePicture}>
      <Picture src={src} alt="" />
    </span>
  );
  return (
    <li className={css.tile}>
      {template.own ? (
        <Link to="/studio/templates/$name" params={{ name: template.id }} className={css.tileLink}>
          {picture}
          <span className={css.tileTitle}>{template.name}</span>
        </Link>
      ) : (
        <div className={css.tileLink}>
          {picture}
          <h3 className={css.tileTitle}>{template.name}</h3>
        </div>
      )}
      <div className={css.tileFoot}>
        <span className="pf-label">{facts}</span>
        {template.own ? (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button
                variant="subtle"
                color="neutral"
                size="compact-sm"
                aria-label={`More for ${template.name}`}
              >
                <IconDots size={18} aria-hidden />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconCopyPlus size={16} aria-hidden />}
                disabled={against !== null || template.faulty}
                onClick={onCopy}
              >
                Make a copy
              </Menu.Item>
              <Menu.Item
                leftSection={<IconTrash size={16} aria-hidden />}
                disabled={against !== null}
                onClick={onRemove}
              >
                Delete
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : (
          <ReasonButton
            variant="subtle"
            size="compact-sm"
            reason={against}
            leftSection={<IconPencil size={16} aria-hidden />}
            aria-label={`Make your own of ${template.name}`}
            onClick={onCopy}
          >
            Make your own
          </ReasonButton>
        )}
      </div>
    </li>
  );
}

interface MakeOwnProps {
  from: Template;
  taken: ReadonlySet<string>;
  onClose: () => void;
}

/** Asks for a name, copies the template under it, and opens the copy. */
function MakeOwn({ from, taken, onClose }: MakeOwnProps) {
  const [title, setTitle] = useState(`My ${from.name.charAt(0).toLowerCase()}${from.name.slice(1)}`);
  const { projectId } = useChosenProject();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const copy = useMutation({
    mutationFn: async () => {
      const files = await studio.template(from.id, projectId);
      const design = readDesign(files.design);
      if (!design) throw new Error(`“${from.name}” cannot be read.`);
      const name = nameFrom(title, taken);
      return studio.addTemplate({
        design: writeDesign({ ...design, name, title: title.trim() }),
        sample: files.sample,
      });
    },
    onSuccess: async (made) => {
      queries.setQueryData(keys.template(made.name), made);
      void queries.invalidateQueries({ queryKey: keys.templates });
      await navigate({ to: '/studio/templates/$name', params: { name: made.name } });
    },
  });
  return (
    <Modal opened onClose={onClose} title={`Make your own of “${from.name}”`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim()) copy.mutate();
        }}
      >
        <Stack gap="md">
          <TextInput
            label="Name"
            description="You can change it later"
            data-autofocus
            maxLength={80}
            value={title}
            error={title.trim() ? undefined : 'Give the template a name.'}
            onChange={(event) => {
              setTitle(event.currentTarget.value);
            }}
          />
          <InlineError error={copy.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={copy.isPending}>
              Copy and open
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function TilesSkeleton() {
  return (
    <div className={css.tiles} aria-busy="true" aria-label="Loading the templates">
      {Array.from({ length: 8 }, (_, n) => (
        <Skeleton key={n} radius="lg" style={{ aspectRatio: '2 / 3' }} />
      ))}
    </div>
  );
}
