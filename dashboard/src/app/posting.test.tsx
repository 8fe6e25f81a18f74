import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { id } from '../../tests/mock/data';
import { backend, server } from '@/shared/test/server';
import { openApp } from './openApp';

const inState = (state: string) => {
  const pin = backend.pins.find((one) => one.state === state);
  if (!pin) throw new Error(`no pin is ${state}`);
  return pin;
};

test('the attempts of a pin tell in order what happened, and what comes next', async () => {
  const pin = inState('needs_attention');
  openApp(`/pins/${pin.id}`);
  const steps = await screen.findByRole('list', { name: 'What happened to attempt 1' });
  expect(
    within(steps)
      .getAllByRole('listitem')
      .map((step) => step.textContent),
  ).toEqual([
    expect.stringContaining('Written down'),
    expect.stringContaining('Sent to Pinterest'),
    expect.stringContaining('Pinterest did not say whether it worked.'),
    expect.stringContaining('Read the whole board: not there so far.'),
    expect.stringContaining('Read the whole board: not there so far.'),
    expect.stringContaining('Until then it may still turn up'),
  ]);
});

test('a person says that a pin stands, by its number on Pinterest, or sends it again', async () => {
  const pin = inState('needs_attention');
  const { user } = openApp(`/pins/${pin.id}`);
  await user.click(await screen.findByRole('button', { name: 'Look on Pinterest' }));
  expect(await screen.findByText('It was looked for and is not there so far.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Say what became of it' }));
  const dialog = await screen.findByRole('dialog', { name: 'What became of this pin?' });
  const stands = within(dialog).getByRole('button', { name: 'It stands' });
  await user.type(within(dialog).getByRole('textbox'), 'no number');
  expect(stands).toBeDisabled();
  await user.clear(within(dialog).getByRole('textbox'));
  await user.type(within(dialog).getByRole('textbox'), '1022106077912345678');
  await user.click(stands);
  await waitFor(() => {
    expect(backend.pin(pin.id)).toMatchObject({
      state: 'published',
      pinterest_pin_id: '1022106077912345678',
    });
  });
});

test('an approved pin is published at once and can then be deleted, after a question', async () => {
  const pin = inState('scheduled');
  const { user } = openApp(`/pins/${pin.id}`);
  await user.click(await screen.findByRole('button', { name: 'Publish now' }));
  expect(await screen.findByText('It stands on Pinterest as 90071.')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Delete on Pinterest' }));
  const dialog = await screen.findByRole('dialog', { name: 'Delete this pin on Pinterest?' });
  expect(backend.pin(pin.id).state).toBe('published');
  await user.click(within(dialog).getByRole('button', { name: 'Delete it' }));
  expect(await screen.findByText('Deleted on Pinterest')).toBeVisible();
  expect(backend.pin(pin.id).state).toBe('deleted');
});

test('a refusal of the governor is said on the page, with the next allowed time in the zone of the account', async () => {
  const pin = inState('scheduled');
  const account = backend.accounts.find(({ id: one }) => one === pin.account?.id);
  Object.assign(account ?? {}, { time_zone: 'America/New_York' });
  server.use(
    http.post('*/api/v1/pins/:id/publish-now', () =>
      HttpResponse.json(
        {
          status: 429,
          code: 'posting.not_allowed_yet',
          detail: 'Not now: another pin stands 12 min away.',
          next_allowed_at: '2026-11-24T15:30:00Z',
        },
        { status: 429 },
      ),
    ),
  );
  const { user } = openApp(`/pins/${pin.id}`);
  const button = await screen.findByRole('button', { name: 'Publish now' });
  await user.click(button);
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Not now: another pin stands 12 min away.');
  expect(alert).toHaveTextContent('from Tue 24 Nov, 10:30 (New York time)');
  server.resetHandlers();
  await user.click(screen.getByRole('button', { name: 'Publish now' }));
  await waitFor(() => {
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

test('what cannot be done with a pin in review is not offered', async () => {
  openApp(`/pins/${id(5, 0)}`);
  await screen.findByRole('heading', { level: 1 });
  for (const name of ['Publish now', 'Say what became of it', 'Delete on Pinterest'])
    expect(screen.queryByRole('button', { name })).toBeNull();
});

test('a published pin shows its figures by day, what they are as of, and a table behind them', async () => {
  const pin = inState('published');
  const { user } = openApp(`/pins/${pin.id}`);
  expect(await screen.findByRole('heading', { name: 'Figures' })).toBeVisible();
  expect(await screen.findByText(/^Final up to/)).toHaveTextContent(/settles it within two/);
  await user.click(screen.getByText('12 days as a table'));
  const table = within(screen.getByRole('region', { name: 'Figures by day' })).getByRole('table');
  const rows = within(table).getAllByRole('row');
  expect(rows).toHaveLength(13);
  expect(rows[1]).toHaveTextContent('may grow');
  expect(rows[12]).not.toHaveTextContent('may grow');
});

test('a pin without figures says why, and one that is not published has no such card', async () => {
  backend.untold = 'Pinterest asks for a permission this account has not given.';
  openApp(`/pins/${inState('published').id}`);
  expect(await screen.findByText(/asks for a permission/)).toBeVisible();
  expect(screen.queryByText(/as a table$/)).toBeNull();
});
