import { formatMoment, zoneName } from '@/shared/format';
import { asApiError } from '@/shared/api/error';
import { Notice } from '@/shared/ui/Notice';

/** Why a pin did not go out when a person asked for it, and from when on it may. */
export function NotPublished({ error, zone }: { error: unknown; zone: string }) {
  const { message, status, data } = asApiError(error);
  const { next_allowed_at: next } = data;
  return (
    <Notice tone={status === 429 ? 'warning' : 'danger'} role="alert">
      <p>{message}</p>
      {typeof next === 'string' && (
        <p>
          You can publish it by hand from {formatMoment(next, zone)} ({zoneName(zone)}).
        </p>
      )}
    </Notice>
  );
}
