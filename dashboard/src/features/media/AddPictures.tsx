import { useState } from 'react';
import { Button, FileButton, TextInput } from '@mantine/core';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { media as api } from '@/shared/api/mediaCalls';
import { keys } from '@/shared/api/keys';
import { useReasonAgainst } from '@/shared/session';
import { toast } from '@/shared/toast';
import { InlineError } from '@/shared/ui/Notice';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { useFileDrop } from '@/shared/ui/useFileDrop';
import { lacksAuthor, OWN, ProvenanceFields, said } from './Provenance';
import { HaveAlready } from './HaveAlready';
import css from './media.module.css';

const KINDS = 'image/jpeg,image/png,image/webp,image/avif';

/** Takes pictures, dropped, chosen or by address, with whose they are. */
export function AddPictures() {
  const queries = useQueryClient();
  const role = useReasonAgainst('editor');
  const [provenance, setProvenance] = useState(OWN);
  const [url, setUrl] = useState('');
  const missing = lacksAuthor(provenance) ? 'Say who made it first.' : null;
  const against = role ?? missing;
  const add = useMutation({
    mutationFn: async (files: File[] | string) => {
      const whose = said(provenance);
      if (typeof files === 'string') return [await api.fetch({ ...whose, url: files })];
      const added = [];
      for (const file of files) added.push(await api.upload({ ...whose, file }));
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
  const drop = useFileDrop(take, against);
  return (
    <section className={css.add} aria-label="Add pictures" aria-busy={add.isPending || undefined} {...drop}>
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
        <ProvenanceFields value={provenance} onChange={setProvenance} />
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
        <HaveAlready added={add.data ?? []} />
      </div>
    </section>
  );
}
