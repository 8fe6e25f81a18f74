import { Checkbox, Select, TextInput } from '@mantine/core';
import type { Media } from '@/shared/api/types';
import { LICENCES, namesAuthor, type Licence } from '@/shared/licences';

/** Whose a picture is, where it comes from, and whether AI made it; texts as they are typed. */
export interface Provenance {
  licence: Licence;
  author: string;
  source: string;
  ai: boolean;
}

/** The files that the library takes. */
export const PICTURE_FILES = {
  types: 'image/jpeg,image/png,image/webp,image/avif',
  words: 'JPEG, PNG, WebP or AVIF, at most 16 MB',
};

export const OWN: Provenance = { licence: 'own', author: '', source: '', ai: false };

export const provenanceOf = (media: Media): Provenance => ({
  licence: media.licence,
  author: media.author ?? '',
  source: media.source_url ?? '',
  ai: media.made_with_ai,
});

/** As the API takes it. */
export const said = ({ licence, author, source, ai }: Provenance) => ({
  licence,
  author: author.trim() || null,
  source_url: source.trim() || null,
  made_with_ai: ai,
});

export const lacksAuthor = ({ licence, author }: Provenance) => namesAuthor(licence) && !author.trim();

interface Props {
  value: Provenance;
  onChange: (value: Provenance) => void;
}

/** The fields of a picture's provenance. */
export function ProvenanceFields({ value, onChange }: Props) {
  return (
    <>
      <Select
        label="Licence"
        data={LICENCES}
        value={value.licence}
        allowDeselect={false}
        onChange={(licence) => {
          if (licence) onChange({ ...value, licence });
        }}
      />
      <TextInput
        label="Author"
        required={namesAuthor(value.licence)}
        value={value.author}
        onChange={(event) => {
          onChange({ ...value, author: event.currentTarget.value });
        }}
      />
      <TextInput
        label="Where it comes from"
        placeholder="https://"
        value={value.source}
        onChange={(event) => {
          onChange({ ...value, source: event.currentTarget.value });
        }}
      />
      <Checkbox
        label="AI made or changed it: pins will say so"
        checked={value.ai}
        onChange={(event) => {
          onChange({ ...value, ai: event.currentTarget.checked });
        }}
      />
    </>
  );
}
