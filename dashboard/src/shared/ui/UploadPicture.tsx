import { useRef, useState } from 'react';
import { FileButton, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';
import { media } from '@/shared/api/mediaCalls';
import type { AddedMedia, Media } from '@/shared/api/types';
import { useReasonAgainst } from '@/shared/session';
import { toast } from '@/shared/toast';
import { InlineError } from './Notice';
import { lacksAuthor, OWN, PICTURE_FILES, ProvenanceFields, said } from './Provenance';
import { ReasonButton } from './ReasonButton';
import { useFileDrop } from './useFileDrop';
import css from './ui.module.css';

/** Puts one picture into the library, with whose it is, and hands it on. */
export function UploadPicture({ onAdded }: { onAdded: (picture: Media) => void }) {
  const queries = useQueryClient();
  const [provenance, setProvenance] = useState(OWN);
  const against = useReasonAgainst('editor') ?? (lacksAuthor(provenance) ? 'Say who made it first.' : null);
  const reset = useRef<() => void>(null);
  const upload = useMutation({
    mutationFn: (file: File) => media.upload({ ...said(provenance), file }),
    onSuccess: (added) => {
      toast(wordsOf(added));
      onAdded(added.media);
    },
    onSettled: () => {
      // The same file, mended, may be chosen once more.
      reset.current?.();
      return queries.invalidateQueries({ queryKey: keys.media() });
    },
  });
  const take = (file: File | null | undefined) => {
    if (file && !against && !upload.isPending) upload.mutate(file);
  };
  const drop = useFileDrop((files) => {
    take(files[0]);
  }, against);
  return (
    <section className={css.uploadPicture} aria-label="Upload a picture" {...drop}>
      <ProvenanceFields value={provenance} onChange={setProvenance} />
      <Group justify="space-between" className={css.uploadWide}>
        <span className="pf-label">Drop it here, or choose it. {PICTURE_FILES.words}.</span>
        <FileButton resetRef={reset} accept={PICTURE_FILES.types} onChange={take}>
          {(props) => (
            <ReasonButton {...props} reason={against} loading={upload.isPending}>
              Choose the file
            </ReasonButton>
          )}
        </FileButton>
      </Group>
      <div className={css.uploadWide}>
        <InlineError error={upload.error} />
      </div>
    </section>
  );
}

function wordsOf({ media: { name }, is_new: isNew, alike }: AddedMedia): string {
  if (!isNew) return `The library had this very file already: “${name}”.`;
  const [other] = alike;
  return other
    ? `“${name}” is in the library; it shows the same as “${other.name}”.`
    : `“${name}” is in the library.`;
}
