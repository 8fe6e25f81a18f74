import type { Media } from '@/shared/api/types';

export type Licence = Media['licence'];

export const LICENCES: { value: Licence; label: string }[] = [
  { value: 'own', label: 'My own picture' },
  { value: 'bought', label: 'Bought licence' },
  { value: 'permission', label: 'Used with permission' },
  { value: 'public_domain', label: 'Public domain' },
  { value: 'cc0', label: 'CC0' },
  { value: 'cc_by', label: 'CC BY: names the author' },
  { value: 'cc_by_sa', label: 'CC BY-SA: names the author' },
];

export const licenceName = (licence: Licence): string =>
  LICENCES.find(({ value }) => value === licence)?.label ?? licence;

/** These ask for the author's name. */
export const namesAuthor = (licence: Licence): boolean => licence === 'cc_by' || licence === 'cc_by_sa';
