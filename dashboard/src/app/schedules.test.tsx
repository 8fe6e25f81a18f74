import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { backend } from '@/shared/test/server';
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

test('the history says what ran, what failed and what was left out', async () => {
  const { user } = openApp('/schedules');
  await user.click(await screen.findByRole('button', { name: 'History: Draft pins for the best' }));
  const rows = within(await screen.findByRole('region', { name: 'Runs' })).getAllByRole('row');
  expect(rows.map((row) => row.textContent)).toEqual([
    'DueOutcomeNote',
    expect.stringContaining('Not ended yetStarted by hand'),
    expect.stringContaining('Done'),
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
