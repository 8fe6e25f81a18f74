import { http } from 'msw';
import { setupServer } from 'msw/node';
import { MockBackend } from '../../../tests/mock/backend';

/** The one server of a test file, signed in as an admin; `reset` brings the first state back. */
export const backend = new MockBackend();
backend.signedIn = true;

export const server = setupServer(http.all('*/api/v1/*', ({ request }) => backend.handle(request)));

/** An EventSource whose events the test sends. */
export class FakeEventSource extends EventTarget {
  static readonly CLOSED = 2;
  static readonly open = new Set<FakeEventSource>();
  readyState = 0;

  constructor() {
    super();
    FakeEventSource.open.add(this);
    queueMicrotask(() => {
      this.readyState = 1;
      this.dispatchEvent(new Event('open'));
    });
  }

  close(): void {
    this.readyState = FakeEventSource.CLOSED;
    FakeEventSource.open.delete(this);
  }

  static send(kind: string, objectId: string): void {
    const data = JSON.stringify({ kind, object_id: objectId, at: '2026-11-24T09:12:00Z' });
    for (const source of FakeEventSource.open) source.dispatchEvent(new MessageEvent('change', { data }));
  }

  static drop(): void {
    for (const source of FakeEventSource.open) {
      source.readyState = 0;
      source.dispatchEvent(new Event('error'));
    }
  }

  static closeAll(): void {
    for (const source of FakeEventSource.open) source.close();
  }
}
