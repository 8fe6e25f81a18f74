import { useState } from 'react';
import { Button, Checkbox, FileButton, Select, TextInput } from '@mantine/core';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { media as api } from '@/shared/api/mediaCalls';
import { keys } from '@/shared/api/keys';
import { useReasonAgainst } from '@/shared/session';
import { toast } from '@/shared/toast';
import { InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { LICENCES, namesAuthor, type Licence } from './licences';
import css from './media.module.css';

const KINDS = 'image/jpeg,image/png,image/webp,image/avif';

/** Takes pictures, dropped, chosen or by address, with whose they are. */
export function AddPictures() {
  const queries = useQueryClient();
  const role = useReasonAgainst('editor');
  const [over, setOver] = useState(false);
  const [licence, setLicence] = useState<Licence>('own');
  const [author, setAuthor] = useState('');
  const [source, setSource] = useState('');
  const [ai, setAi] = useState(false);
  const [url, setUrl] = useState('');
  const missing = namesAuthor(licence) && !author.trim() ? 'Say who made it first.' : null;
  const against = role ?? missing;
  const add = useMutation({
    mutationFn: async (files: File[] | string) => {
      const said = { licence, author: author.trim(), source_url: source.trim(), made_with_ai: ai };
      if (typeof files === 'string') {
        const { author: by, source_url, ...rest } = said;
        return [await api.fetch({ ...rest, url: files, author: by || null, source_url: source_url || null })];
      }
      const added = [];
      for (const file of files) added.push(await api.upload({ ...said, file }));
      return added;
    },
    onSuccess: (added) => {
      setUrl('');
      const fresh = added.filter(({ is_new }) => is_new).length;
      toast(fresh > 0 ? `Added: ${String(fresh)}.` : 'The library has this very file already.');
    },
    // What was taken before one was refused is there.
    onSettled: () => queries.invalidateQueries({ queryKey: keys.media() }),
  });
  const take = (files: File[]) => {
    if (files.length > 0 && !against) add.mutate(files);
  };
  return (
    <section
      className={css.add}
      aria-label="Add pictures"
      aria-busy={add.isPending || undefined}
      data-over={(over && !against) || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take([...event.dataTransfer.files]);
      }}
    >
      <div className={css.drop}>
        <IconPhotoPlus size={28} stroke={1.6} aria-hidden />
        <p className={css.dropTitle}>Drop pictures here</p>
        <p className={css.quiet}>JPEG, PNG, WebP or AVIF, at most 16 MB each, at least 200 px a side.</p>
        <FileButton accept={KINDS} multiple onChange={take}>
          {(props) => (
            <ReasonButton {...props} reason={against} loading={add.isPending}>
              Choose pictures
            </ReasonButton>
          )}
        </FileButton>
      </div>
      <div className={css.said}>
        <Select
          label="Licence"
          data={LICENCES}
          value={licence}
          allowDeselect={false}
          onChange={(value) => {
            if (value) setLicence(value as Licence);
          }}
        />
        <TextInput
          label="Author"
          required={namesAuthor(licence)}
          value={author}
          onChange={(event) => {
            setAuthor(event.currentTarget.value);
          }}
        />
        <TextInput
          label="Where it comes from"
          placeholder="https://"
          value={source}
          onChange={(event) => {
            setSource(event.currentTarget.value);
          }}
        />
        <Checkbox
          label="AI made or changed it: pins will say so"
          checked={ai}
          onChange={(event) => {
            setAi(event.currentTarget.checked);
          }}
        />
        <form
          className={css.byUrl}
          onSubmit={(event) => {
            event.preventDefault();
            if (url.trim() && !against) add.mutate(url.trim());
          }}
        >
          <TextInput
            label="Or the address of a picture"
            placeholder="https://example.org/shelf.jpg"
            type="url"
            value={url}
            onChange={(event) => {
              setUrl(event.currentTarget.value);
            }}
          />
          <Button
            type="submit"
            variant="default"
            disabled={!url.trim() || against !== null}
            loading={add.isPending}
          >
            Fetch it
          </Button>
        </form>
        <InlineError error={add.error} />
      </div>
    </section>
  );
}
