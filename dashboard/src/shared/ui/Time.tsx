import { Tooltip } from '@mantine/core';
import { formatMoment, formatRelative, zoneName } from '../format';
import { useServerNow } from '../clock';

/** A moment in a named zone: `Tue 24 Nov, 18:40 (Berlin time)`. */
export function Moment({ at, zone, bare }: { at: string; zone: string; bare?: boolean }) {
  return (
    <time dateTime={at} title={zone}>
      {formatMoment(at, zone)}
      {!bare && ` (${zoneName(zone)})`}
    </time>
  );
}

/** `2 h ago`, the exact moment on hover or focus. */
export function Ago({ at, zone }: { at: string; zone: string }) {
  const now = useServerNow();
  return (
    <Tooltip label={`${formatMoment(at, zone)} (${zoneName(zone)})`}>
      <time dateTime={at}>{formatRelative(at, now)}</time>
    </Tooltip>
  );
}
