import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api } from './api/calls';
import { setCsrfToken } from './api/client';
import { keys } from './api/keys';
import type { Role, SessionInfo } from './api/types';

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: async (): Promise<SessionInfo> => {
    const session = await api.session();
    setCsrfToken(session.csrf_token);
    return session;
  },
  staleTime: Infinity,
  gcTime: Infinity,
  retry: false,
});

/** The signed-in user. Only below the shell, which has made sure that there is one. */
export function useSession(): SessionInfo {
  return useSuspenseQuery(sessionQuery).data;
}

const RANK: Record<Role, number> = { viewer: 0, editor: 1, admin: 2 };

/** Null when the user may, else the reason in words for the disabled button. */
export function useReasonAgainst(needed: Role): string | null {
  const { role } = useSession();
  if (RANK[role] >= RANK[needed]) return null;
  return `Your role is ${role}. This needs ${needed === 'admin' ? 'an admin' : 'an editor or admin'}.`;
}
