/** What the server's problem document says (RFC 9457), with the data a caller branches on. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    code: string,
    message: string,
    requestId: string | null = null,
    data: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.requestId = requestId;
    this.data = data;
  }

  static from(status: number, body: unknown): ApiError {
    const problem = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
    const { code, detail, title, request_id: requestId } = problem;
    const text = [detail, title].find((value) => typeof value === 'string' && value !== '');
    return new ApiError(
      status,
      typeof code === 'string' ? code : `http.${String(status)}`,
      typeof text === 'string'
        ? text
        : `The server answered with status ${String(status)} and gave no reason.`,
      typeof requestId === 'string' ? requestId : null,
      problem,
    );
  }
}

export function networkError(cause: unknown): ApiError {
  if (cause instanceof ApiError) return cause;
  return new ApiError(0, 'network', 'The server cannot be reached. Nothing was changed; try again.');
}

/** Everything a page may catch, as the one error type. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError(0, 'client', error instanceof Error ? error.message : String(error));
}
