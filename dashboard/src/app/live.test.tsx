import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { id } from '../../tests/mock/data';
import { backend, FakeEventSource, server } from '@/shared/test/server';
import { openApp } from './openApp';

test('a pin that is published meanwhile is shown as published without a reload', async () => {
  openApp(`/pins/${id(5, 8)}`);
  expect(await screen.findByText(/^Goes out Tue/)).toBeVisible();
  const pin = backend.pin(id(5, 8));
  Object.assign(pin, { state: 'published', published_at: '2026-11-24T09:13:00Z' });
  FakeEventSource.send('pin.changed', pin.id);
  expect((await screen.findAllByText('Published')).length).toBeGreaterThan(0);
  expect(screen.queryByText(/^Goes out Tue/)).not.toBeInTheDocument();
});

test('an event refetches only what it is about', async () => {
  openApp('/opportunities');
  await screen.findByRole('list', { name: 'Opportunities' });
  const asked: string[] = [];
  server.use(
    http.get('*/api/v1/*', ({ request }) => {
      asked.push(new URL(request.url).pathname);
      return undefined;
    }),
  );
  FakeEventSource.send('opportunity.changed', id(4, 0));
  await waitFor(() => {
    expect(asked).toContain('/api/v1/opportunities');
  });
  expect(asked).not.toContain('/api/v1/projects');
});

test('a lost connection is said, quietly', async () => {
  openApp('/');
  await waitFor(() => {
    expect(screen.getAllByText('Live').length).toBeGreaterThan(0);
  });
  FakeEventSource.drop();
  expect((await screen.findAllByText('Reconnecting')).length).toBeGreaterThan(0);
});

test('hiding an opportunity offers Undo, which brings it back', async () => {
  const { user } = openApp('/opportunities');
  const list = await screen.findByRole('list', { name: 'Opportunities' });
  await user.click(within(list).getByRole('button', { name: /^Hide: Gooseneck/ }));
  await waitFor(() => {
    expect(within(list).queryByText(/^Gooseneck/)).not.toBeInTheDocument();
  });
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await within(list).findByText(/^Gooseneck/)).toBeVisible();
});

test('of several decisions the newest has the one toast, and its Undo', async () => {
  const { user } = openApp('/opportunities');
  const list = await screen.findByRole('list', { name: 'Opportunities' });
  for (const name of [/^Hide: Gooseneck/, /^Hide: Dimmable/]) {
    await user.click(within(list).getByRole('button', { name }));
    await waitFor(() => {
      expect(within(list).queryByRole('button', { name })).not.toBeInTheDocument();
    });
  }
  await waitFor(() => {
    expect(screen.getAllByRole('button', { name: 'Undo' })).toHaveLength(1);
  });
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await within(list).findByText(/^Dimmable/)).toBeVisible();
  expect(within(list).queryByText(/^Gooseneck/)).not.toBeInTheDocument();
});

test('a page that cannot be loaded says so with the request, and loads again', async () => {
  server.use(
    http.get(
      '*/api/v1/accounts',
      () =>
        HttpResponse.json(
          { status: 403, detail: 'You may not see the accounts.', code: 'x', request_id: 'req-9' },
          { status: 403 },
        ),
      { once: true },
    ),
  );
  const { user } = openApp('/accounts');
  expect(await screen.findByText(/You may not see the accounts. Request req-9/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Load again' }));
  expect(await screen.findByRole('heading', { level: 2, name: 'Nordic Nest Co.' })).toBeVisible();
});

test('the first live fetch asks for the decision, and fetches only after it', async () => {
  const { user } = openApp('/lists');
  const [fetchNow] = await screen.findAllByRole('button', { name: /^Fetch now/ });
  if (!fetchNow) throw new Error('no list');
  await screen.findByText('Live fetching waits for your decision');
  await user.click(fetchNow);
  const dialog = await screen.findByRole('dialog');
  const terms = within(dialog).getByText(/data mining, robots/);
  // The dialog fades in.
  await waitFor(() => {
    expect(terms).toBeVisible();
  });
  expect(backend.calls).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'I have read this: fetch' }));
  await waitFor(() => {
    expect(backend.calls).toEqual(['POST /fetch-decision', `POST /lists/${id(3, 1)}/scrape`]);
  });
});
