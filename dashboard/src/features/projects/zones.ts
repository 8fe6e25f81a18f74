/** The zones to choose from. Browsers leave out UTC and the names that a machine may go by. */
export function zonesFor(current: string): string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), current])].sort();
}
