import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { setCsrfToken } from '../api/client';
import { backend, FakeEventSource, server } from './server';

// A busy machine renders slowly; the limit is there for what never comes.
configure({ asyncUtilTimeout: 15_000 });

// What jsdom lacks and Mantine or the router ask for.
vi.stubGlobal('EventSource', FakeEventSource);
vi.stubGlobal('scrollTo', () => undefined);
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {
      return undefined;
    }
    unobserve() {
      return undefined;
    }
    disconnect() {
      return undefined;
    }
  },
);
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
}));
Element.prototype.scrollIntoView = () => undefined;
// jsdom lays nothing out: without a place in a window, whatever floats takes its target for scrolled away and hides.
Element.prototype.getBoundingClientRect = () => DOMRect.fromRect({ x: 0, y: 0, width: 120, height: 24 });
Object.defineProperty(document.documentElement, 'clientWidth', { value: 1024 });
Object.defineProperty(document.documentElement, 'clientHeight', { value: 768 });
Object.defineProperty(document, 'fonts', {
  value: { addEventListener: () => undefined, removeEventListener: () => undefined },
});

beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
});
afterEach(() => {
  cleanup();
  server.resetHandlers();
  backend.reset({ signedIn: true });
  FakeEventSource.closeAll();
  localStorage.clear();
  setCsrfToken(null);
});
afterAll(() => {
  server.close();
});
