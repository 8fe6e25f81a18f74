import type { Pin } from './api/types';

/** Null for what we drew; why a pin that a person brought is not drawn otherwise. */
export const ownFiles = (pin: Pin): string | null =>
  pin.origin === 'added'
    ? 'Its files are your own and go out as they are. For others add another pin.'
    : null;
