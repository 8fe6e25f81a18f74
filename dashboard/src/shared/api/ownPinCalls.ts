/** The call that adds a pin by hand. Not in the first load. */
import { client, unwrap } from './client';

export interface OwnPin {
  /** A file, or the id of a picture of the library. */
  picture: File | string;
  account_id: string;
  board_id: string;
  section_id: string | null;
  project_id: string | null;
  title: string;
  link: string;
  description: string;
  alt_text: string;
  ai_disclosures: ('AI_MODIFIED' | 'SYNTHETIC_PERFORMER')[];
}

function asForm({ picture, ...words }: OwnPin) {
  const { account_id, board_id, title, link, description, alt_text, ai_disclosures } = words;
  const form = new FormData();
  if (typeof picture === 'string') form.set('media_id', picture);
  else form.append('image', picture);
  for (const [name, value] of Object.entries({ account_id, board_id, title, link, description, alt_text }))
    form.set(name, value);
  if (words.section_id) form.set('section_id', words.section_id);
  if (words.project_id) form.set('project_id', words.project_id);
  for (const mark of ai_disclosures) form.append('ai_disclosures', mark);
  const body = { account_id, board_id, title, link, description, alt_text, ai_disclosures, image: [] };
  return { body, bodySerializer: () => form };
}

export const ownPins = {
  add: (pin: OwnPin) => unwrap(client.POST('/api/v1/pins', asForm(pin))),
};
