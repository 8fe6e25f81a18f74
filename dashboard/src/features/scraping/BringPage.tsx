import { useState } from 'react';
import { useReasonAgainst } from '@/shared/session';
import { PageHeader } from '@/shared/ui/PageHeader';
import { BookmarkletCard } from './BookmarkletCard';
import { DropZone } from './DropZone';
import { ImportFile } from './ImportFile';
import { ImportRuns } from './ImportRuns';
import { isPage } from './mapping';
import { UploadDialog } from './UploadDialog';
import css from './bring.module.css';

export function BringPage() {
  const against = useReasonAgainst('editor');
  /** Numbered, so that the same file again starts afresh. */
  const [brought, setBrought] = useState<{ file: File; n: number; page: boolean } | null>(null);
  const close = () => {
    setBrought(null);
  };
  const page = brought?.page ? brought.file : null;
  return (
    <>
      <PageHeader title="Bring products">
        Products you found yourself: from a file, a page you saved, or the page you are looking at. Nothing is
        fetched. What you look up with a key for the Creators API is scored too, for 24 hours, and is not
        listed here.
      </PageHeader>
      {brought && !page ? (
        <ImportFile
          key={brought.n}
          file={brought.file}
          close={close}
          asPage={() => {
            setBrought({ ...brought, page: true });
          }}
        />
      ) : (
        <DropZone
          against={against}
          take={(file) => {
            setBrought((before) => ({ file, n: (before?.n ?? 0) + 1, page: isPage(file.name) }));
          }}
        />
      )}
      <div className={css.columns}>
        <ImportRuns />
        <BookmarkletCard />
      </div>
      {page && <UploadDialog file={page} onClose={close} />}
    </>
  );
}
