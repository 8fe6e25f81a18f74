import { useState } from 'react';
import { Button, Group, Modal, Skeleton, Stack, TextInput } from '@mantine/core';
import { IconSearch, IconUpload } from '@tabler/icons-react';
import type { Media } from '@/shared/api/types';
import { InlineError } from './Notice';
import { Picture } from './Picture';
import { UploadPicture } from './UploadPicture';
import { useLibrary } from './useLibrary';
import css from './ui.module.css';

interface Props {
  title: string;
  /** The picture that is chosen now. */
  chosen: string | null;
  /** What choosing no picture is called; left out where one must be chosen. */
  none?: string;
  onChoose: (picture: Media | null) => void;
  onClose: () => void;
}

/** The library, to choose a picture from, or to put one into that is chosen at once. */
export function ChoosePicture({ title, chosen, none, onChoose, onClose }: Props) {
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState<boolean | null>(null);
  const {
    data: pictures,
    error,
    isPending,
    hasNextPage,
    fetchNextPage,
    isFetchingNextPage,
  } = useLibrary(words);
  // Where there is nothing to choose from, uploading is what is left.
  const adding = asked ?? (pictures?.length === 0 && !words);
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <Stack gap="md">
        <div className={css.librarySearch}>
          <TextInput
            aria-label="Find a picture"
            placeholder="Name or author"
            leftSection={<IconSearch size={16} aria-hidden />}
            value={words}
            data-autofocus
            onChange={(event) => {
              setWords(event.currentTarget.value);
            }}
          />
          <Button
            variant="default"
            leftSection={<IconUpload size={16} aria-hidden />}
            aria-expanded={adding}
            onClick={() => {
              setAsked(!adding);
            }}
          >
            Upload a picture
          </Button>
        </div>
        {adding && <UploadPicture onAdded={onChoose} />}
        {isPending ? (
          <Skeleton h={220} radius="lg" aria-busy="true" aria-label="Loading the pictures" />
        ) : !pictures ? (
          <InlineError error={error} />
        ) : pictures.length === 0 ? (
          <p>{words ? 'No picture of that name.' : 'The library has no picture yet. Upload the first.'}</p>
        ) : (
          <ul className={css.library} aria-label="Pictures to choose from">
            {pictures.map((picture) => (
              <li key={picture.id}>
                <button
                  type="button"
                  className={css.libraryPicture}
                  aria-pressed={picture.id === chosen}
                  onClick={() => {
                    onChoose(picture);
                  }}
                >
                  <span className={css.libraryThumb}>
                    <Picture src={picture.preview_url} alt="" />
                  </span>
                  {picture.name}
                </button>
              </li>
            ))}
          </ul>
        )}
        <Group justify="space-between">
          {none ? (
            <Button
              variant="default"
              disabled={chosen === null}
              onClick={() => {
                onChoose(null);
              }}
            >
              {none}
            </Button>
          ) : (
            <span />
          )}
          {hasNextPage && (
            <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              Show more
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
