/** Which column of a file holds what, as a person changes it before the file is brought. */

export const FIELD_NAMES: Record<string, string> = {
  asin: 'ASIN',
  url: 'Address',
  title: 'Title',
  price: 'Price',
  currency: 'Currency',
  category: 'Category',
  rank: 'Rank',
  note: 'Note',
};
export const FIELDS = Object.keys(FIELD_NAMES);

/** Field to column. */
export type Mapping = Readonly<Record<string, string>>;

export const fieldOf = (mapping: Mapping, column: string): string | null =>
  Object.keys(mapping).find((field) => mapping[field] === column) ?? null;

/** The column holds this field and no other; the column that held it before holds nothing. */
export function assign(mapping: Mapping, column: string, field: string | null): Mapping {
  const rest = Object.entries(mapping).filter(([name, held]) => held !== column && name !== field);
  return Object.fromEntries(field === null ? rest : [...rest, [field, column]]);
}

/** The whole choice as the server takes it: what is not chosen is taken away from its guess. */
export const asked = (mapping: Mapping): Record<string, string | null> =>
  Object.fromEntries(FIELDS.map((field) => [field, mapping[field] ?? null]));

/** Why a file cannot be read with this mapping, or null. */
export const mappingProblem = (mapping: Mapping): string | null =>
  mapping.asin === undefined && mapping.url === undefined
    ? 'Say which column holds the ASINs or the products’ addresses.'
    : null;

/** A page saved from a browser, rather than a table. */
export const isPage = (name: string) => /\.(html?|mht(ml)?)(\.gz)?$/i.test(name);
