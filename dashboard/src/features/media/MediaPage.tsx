import { useState } from 'react';
import { Button, Skeleton, TextInput } from '@mantine/core';
import { IconPhoto, IconSearch, IconSparkles } from '@tabler/icons-react';
import type { Media } from '@/shared/api/types';
import { licenceName } from '@/shared/licences';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorState } from '@/shared/ui/Notice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Picture } from '@/shared/ui/Picture';
import { Pill } from '@/shared/ui/StatePill';
import { useLibrary } from '@/shared/ui/useLibrary';
import { AddPictures } from './AddPictures';
import { EditPicture } from './EditPicture';
import css from './media.module.css';

export function MediaPage() {
  const [words, setWords] = useState('');
  const [open, setOpen] = useState<Media | null>(null);
  const {
    data: pictures,
    error,
    isPending,
    refetch,
    hasNextPage,
    fetchNextPage,
    isFetchingNextPage,
  } = useLibrary(words);
  return (
    <>
      <PageHeader title="Media">
        Your own pictures, with whose they are. Pins of a product show the picture that is set for it.
      </PageHeader>
      <AddPictures />
      <TextInput
        className={css.search}
        aria-label="Find a picture"
        placeholder="Name or author"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
        }}
      />
      {isPending ? (
        <div className={css.grid} aria-busy="true" aria-label="Loading the pictures">
          {[0, 1, 2, 3, 4, 5].map((n) => (
            <Skeleton key={n} h={220} radius="lg" />
          ))}
        </div>
      ) : !pictures ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : pictures.length === 0 ? (
        <EmptyState icon={IconPhoto} title={words ? 'No picture of that name' : 'No picture yet'}>
          {words
            ? 'Neither a name nor an author has these words.'
            : 'Drop your first pictures above: photos of your own, or ones whose licence allows advertising.'}
        </EmptyState>
      ) : (
        <ul className={css.grid} aria-label="Pictures">
          {pictures.map((picture) => (
            <li key={picture.id}>
              <button
                type="button"
                className={css.card}
                onClick={() => {
                  setOpen(picture);
                }}
              >
                <span className={css.thumb}>
                  <Picture src={picture.preview_url} alt="" />
                </span>
                <span className={css.name}>{picture.name}</span>
                <span className="pf-label">
                  {licenceName(picture.licence)}
                  {picture.author && `, ${picture.author}`}
                </span>
                {picture.made_with_ai && (
                  <Pill tone="info" icon={IconSparkles}>
                    Made with AI
                  </Pill>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button
          variant="default"
          className={css.more}
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Show more
        </Button>
      )}
      {open && (
        <EditPicture
          key={open.id}
          media={open}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </>
  );
}
