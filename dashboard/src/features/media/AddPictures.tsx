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
import { lacksAuthor, OWN, PICTURE_FILES, ProvenanceFields, said } from '@/shared/ui/Provenance';
import { useFileDrop } from '@/shared/ui/useFileDrop';
import { HaveAlready } from './HaveAlready';
import { MarkedByFile } from './MarkedByFile';
import { UploadResults } from './UploadResults';
import { useUploads } from './useUploads';
import css from './media.module.css';

/** Takes pictures, dropped, chosen or by address, with whose they are. */
export function AddPictures() {
  const queries = useQueryClient();
  const role = useReasonAgainst('editor');
  const [provenance, setProvenance] = useState(OWN);
  const [url, setUrl] = useState('');
  const missing = lacksAuthor(provenance) ? 'Say who made it first.' : null;
  const against = role ?? missing;
  const refresh = () => queries.invalidateQueries({ queryKey: keys.media() });
  const fetched = useMutation({
    mutationFn: (address: string) => api.fetch({ ...said(provenance), url: address }),
    onSuccess: ({ is_new: isNew }) => {
      setUrl('');
      toast(isNew ? 'Added: 1.' : 'The library has this very file already.');
    },
    onSettled: refresh,
  });
  const { results, added, isPending, take: upload } = useUploads(() => said(provenance), refresh);
  const answers = [...added, ...(fetched.data ? [fetched.data] : [])];
  const take = (files: File[]) => {
    if (files.length > 0 && !against && !isPending) upload(files);
  };
  const drop = useFileDrop(take, against);
  return (
    <section
      className={css.add}
      aria-label="Add pictures"
      aria-busy={isPending || fetched.isPending || undefined}
      {...drop}
    >
      <div className={css.drop}>
        <IconPhotoPlus size={28} stroke={1.6} aria-hidden />
        <p className={css.dropTitle}>Drop pictures here</p>
        <p className={css.quiet}>{PICTURE_FILES.words} each, at least 200 px a side.</p>
        <FileButton accept={PICTURE_FILES.types} multiple onChange={take}>
          {(props) => (
            <ReasonButton {...props} reason={against} loading={isPending}>
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
            if (url.trim() && !against) fetched.mutate(url.trim());
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
            loading={fetched.isPending}
          >
            Fetch it
          </Button>
        </form>
        <InlineError error={fetched.error} />
        <HaveAlready added={answers} />
        <MarkedByFile added={answers} saidSo={provenance.ai} />
      </div>
      <UploadResults results={results} />
    </section>
  );
}
