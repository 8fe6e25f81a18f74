import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { backend } from '@/shared/test/server';
import { openApp } from './openApp';

const rule = (id: string) => backend.rules.find((one) => one.id === id);
const card = () => screen.findByRole('region', { name: 'Rules' });

test('a rule is switched off with a reason, which stands beside it, and on again', async () => {
  const { user } = openApp('/projects');
  const rules = await card();
  await user.click(await within(rules).findByRole('button', { name: 'Switch off: claims.superlative' }));
  const form = await screen.findByRole('form', { name: 'Switch this rule off' });
  await user.click(within(form).getByRole('button', { name: 'Switch off' }));
  expect(within(form).getByText('Say in a sentence why this project does without it.')).toBeVisible();
  expect(rule('claims.superlative')?.switched_off).toBeNull();

  await user.type(within(form).getByLabelText('Why'), 'We quote a test, with its name.');
  await user.click(within(form).getByRole('button', { name: 'Switch off' }));
  expect(await within(rules).findByText(/by Nora Winter .*“We quote a test, with its name\.”/)).toBeVisible();
  await user.click(within(rules).getByRole('button', { name: 'Switch on: claims.superlative' }));
  await waitFor(() => {
    expect(rule('claims.superlative')?.switched_off).toBeNull();
  });
});

test('rules that always hold are shown on request, and their switch says why it cannot be used', async () => {
  const { user } = openApp('/projects');
  const rules = await card();
  expect(await within(rules).findByText('No promise of an effect on health.')).toBeVisible();
  expect(within(rules).queryByText(/No price/)).not.toBeInTheDocument();
  await user.click(within(rules).getByRole('button', { name: 'Show the 2 that always hold' }));
  const off = within(rules).getByRole('button', { name: 'Switch off: facts.price' });
  expect(off).toHaveAttribute('aria-disabled', 'true');
  expect(off).toHaveAccessibleDescription(/It holds always/);
});

test('somebody who is no admin reads the rules and cannot switch them', async () => {
  backend.role = 'editor';
  openApp('/projects');
  const off = await within(await card()).findByRole('button', { name: 'Switch off: claims.medical' });
  expect(off).toHaveAttribute('aria-disabled', 'true');
});
