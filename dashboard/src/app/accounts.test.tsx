import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { backend } from '@/shared/test/server';
import { openApp } from './openApp';

const cardOf = async (name: string) =>
  (await screen.findByRole('heading', { level: 2, name })).closest('li') as HTMLElement;

test('an account shows the cap that holds today and what sets it', async () => {
  openApp('/accounts');
  const young = await cardOf('Desk & Daylight');
  expect(young).toHaveTextContent('1 of 3 pins today');
  expect(young).toHaveTextContent('Warm-up, week 1 of 4; later up to 10 pins a day');
  const old = await cardOf('Quiet Kitchen');
  expect(old).toHaveTextContent('3 of 10 pins today');
  expect(old).toHaveTextContent('The account’s daily cap: 10 pins');
});

test('an account whose token is refused offers to be connected again, with nothing but the token to fill in', async () => {
  const { user } = openApp('/accounts');
  const card = await cardOf('Nordic Nest Co.');
  expect(within(card).queryByRole('button', { name: /^Pause/ })).not.toBeInTheDocument();
  await user.click(within(card).getByRole('button', { name: 'Connect again: Nordic Nest Co.' }));
  const form = await screen.findByRole('form', { name: 'Connect Nordic Nest Co. again' });
  await user.type(within(form).getByLabelText('New access token of @nordicnest'), 'pina_new');
  await user.click(within(form).getByRole('button', { name: 'Connect' }));
  await waitFor(() => {
    expect(within(card).getByText('Connected')).toBeVisible();
  });
  expect(backend.calls).toEqual(['POST /accounts']);
});
