export type ExportFormat = 'csv' | 'json' | 'xlsx';
export type Exported = 'opportunities' | 'lists' | 'history' | 'products';

/** The address of a file with everything that matches; the browser saves it as it comes. */
export function exportUrl(
  what: Exported,
  format: ExportFormat,
  query: Record<string, string | number | boolean | undefined> = {},
): string {
  const words = new URLSearchParams({ format });
  for (const [name, value] of Object.entries(query)) if (value !== undefined) words.set(name, String(value));
  return `/api/v1/${what}/export?${words.toString()}`;
}
