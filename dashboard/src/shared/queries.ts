import { QueryClient } from '@tanstack/react-query';
import { asApiError } from './api/error';

/** A refusal stays a refusal: only an unreachable or failing server is asked again. */
function worthRetrying(failures: number, error: unknown): boolean {
  const { status } = asApiError(error);
  return failures < 2 && (status === 0 || status >= 500);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: worthRetrying, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}
