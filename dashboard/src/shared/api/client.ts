import createClient, { type Middleware } from 'openapi-fetch';
import { ApiError, networkError } from './error';
import type { paths } from './schema.gen';

let csrfToken: string | null = null;

/** Kept in memory only: it comes with every SessionInfo and dies with the page. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

const csrf: Middleware = {
  onRequest({ request }) {
    if (csrfToken && !SAFE_METHODS.has(request.method)) request.headers.set('X-CSRF-Token', csrfToken);
    return request;
  },
};

export const client = createClient<paths>({
  baseUrl: globalThis.location.origin,
  credentials: 'same-origin',
  // Resolved at call time, so that a test's interceptor is seen.
  fetch: (request) => globalThis.fetch(request),
});
client.use(csrf);

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The body of a good answer, or one ApiError: for a problem document, for anything else, for no answer. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (cause) {
    throw networkError(cause);
  }
  if (!answer.response.ok) throw ApiError.from(answer.response.status, answer.error);
  return answer.data as T;
}
