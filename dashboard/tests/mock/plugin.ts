import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Plugin } from 'vite';
import { MockBackend } from './backend.ts';

/** Answers /api/v1 in `vite` and `vite preview` from one MockBackend in memory. */
export function mockServer(): Plugin {
  const backend = new MockBackend();
  const answer = async (request: IncomingMessage, response: ServerResponse, next: () => void) => {
    if (!request.url?.startsWith('/api/v1/')) {
      next();
      return;
    }
    const reply = await backend.handle(await toRequest(request));
    response.writeHead(reply.status, Object.fromEntries(reply.headers));
    if (!reply.body) {
      response.end();
      return;
    }
    const body = Readable.fromWeb(reply.body as Parameters<typeof Readable.fromWeb>[0]);
    response.on('close', () => body.destroy());
    body.on('error', () => response.destroy());
    body.pipe(response);
  };
  return {
    name: 'pinflow-mock-server',
    configureServer: (server) => void server.middlewares.use((...args) => void answer(...args)),
    configurePreviewServer: (server) => void server.middlewares.use((...args) => void answer(...args)),
  };
}

async function toRequest(request: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  const method = request.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' ? undefined : Buffer.concat(chunks);
  return new Request(`http://${request.headers.host ?? 'localhost'}${request.url ?? '/'}`, {
    method,
    headers,
    body,
  });
}
