import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { backend, server } from '@/shared/test/server';
import { openApp } from './openApp';

test('a schedule is edited: when, by whose clock, and what becomes of a missed time', async () => {
  const { user } = openApp('/schedules');
  await user.click(await screen.findByRole('button', { name: 'Change: Draft pins for the best' }));
  const form = await screen.findByRole('form', { name: 'Change the schedule' });
  fireEvent.change(within(form).getByLabelText('Runs'), { target: { value: 'daily at 07:15' } });
  await user.click(within(form).getByRole('combobox', { name: 'If its time was missed' }));
  await user.click(await screen.findByRole('option', { name: 'Leave it out' }));
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(() => {
    expect(backend.schedules[2]).toMatchObject({ trigger: 'daily at 07:15', misfire: 'skip' });
  });
});

test('what is typed shows its next times, or the server’s words at the field, before it is saved', async () => {
  const { user } = openApp('/schedules');
  await user.click(await screen.findByRole('button', { name: 'Change: Draft pins for the best' }));
  const form = await screen.findByRole('form', { name: 'Change the schedule' });
  const runs = within(form).getByLabelText('Runs');
  // Its own, before anything is typed.
  expect(await within(form).findAllByText(/06:30$/)).toHaveLength(5);
  fireEvent.change(runs, { target: { value: '0 9 * * 1-5' } });
  expect(await within(form).findByText(/^Read as: cron: minute 0, hour 9/)).toBeVisible();
  expect(within(form).getAllByRole('listitem')).toHaveLength(5);
  fireEvent.change(runs, { target: { value: 'sometimes' } });
  expect(await within(form).findByText(/^Write when it runs as/)).toBeVisible();
  expect(runs).toBeInvalid();
  expect(within(form).queryByRole('listitem')).toBeNull();
  // Nothing was saved.
  expect(backend.schedules[2]?.trigger).toBe('daily at 06:30');
});

test('a saved change holds only what differs', async () => {
  const { user } = openApp('/schedules');
  await user.click(await screen.findByRole('button', { name: 'Change: Draft pins for the best' }));
  const form = await screen.findByRole('form', { name: 'Change the schedule' });
  await user.click(within(form).getByRole('combobox', { name: 'If its time was missed' }));
  await user.click(await screen.findByRole('option', { name: 'Leave it out' }));
  let sent: unknown;
  server.use(
    http.patch('*/api/v1/schedules/*', async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json(backend.schedules[2]);
    }),
  );
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(() => {
    expect(sent).toEqual({ misfire: 'skip', version: 1 });
  });
});

test('the history says what ran, what failed and what was left out', async () => {
  const { user } = openApp('/schedules');
  await user.click(await screen.findByRole('button', { name: 'History: Draft pins for the best' }));
  const rows = within(await screen.findByRole('region', { name: 'Runs' })).getAllByRole('row');
  expect(rows.map((row) => row.textContent)).toEqual([
    'DueOutcomeNote',
    expect.stringContaining('Not ended yetStarted by hand'),
    expect.stringMatching(/DoneStarted by hand.*3 drafts asked for. 17 more left out: 37 pins in review/),
    expect.stringContaining('FailedPinterest could not be reached.'),
    expect.stringContaining('Left outLeft out: no scheduler ran when it was due.'),
  ]);
});

test('who may only look sees why a change cannot be saved', async () => {
  backend.role = 'viewer';
  const { user } = openApp('/schedules');
  await user.click(await screen.findByRole('button', { name: 'Change: Draft pins for the best' }));
  expect(await screen.findByRole('button', { name: 'Save' })).toHaveAccessibleDescription(
    /Your role is viewer/,
  );
});
