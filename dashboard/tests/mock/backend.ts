/** Replaced below. */
export class MockBackend {
  handle(_request: Request): Promise<Response> {
    return Promise.resolve(new Response(null, { status: 401 }));
  }
}
