import { FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { useFileDrop } from '@/shared/ui/useFileDrop';
import css from './bring.module.css';

const KINDS = '.csv,.tsv,.txt,.xlsx,.json,.html,.htm,.mhtml,.mht,.gz';

interface Props {
  against: string | null;
  take: (file: File) => void;
}

/** Takes one file, dropped or chosen. */
export function DropZone({ against, take }: Props) {
  const drop = useFileDrop(([file]) => {
    if (file) take(file);
  }, against);
  return (
    <section className={css.drop} aria-label="Bring a file" {...drop}>
      <IconFileImport size={28} stroke={1.6} aria-hidden />
      <p className={css.dropTitle}>Drop a file here</p>
      <p className={css.quiet}>
        A table of products (CSV, XLSX or JSON) with their ASINs or addresses, or a list or product page you
        saved in your browser.
      </p>
      <FileButton
        accept={KINDS}
        onChange={(file) => {
          if (file) take(file);
        }}
      >
        {(props) => (
          <ReasonButton {...props} reason={against}>
            Choose a file
          </ReasonButton>
        )}
      </FileButton>
    </section>
  );
}
