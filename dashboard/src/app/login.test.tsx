import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { EMAIL, PASSWORD } from '../../tests/mock/backend';
import { backend } from '@/shared/test/server';
import { openApp } from './openApp';

test('a visitor without a session is sent to the login and back to the page they wanted', async () => {
  backend.signedIn = false;
  const { user, router } = openApp('/opportunities');
  await user.type(await screen.findByLabelText('E-mail'), EMAIL);
  await user.type(screen.getByLabelText('Password'), PASSWORD);
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Opportunities' })).toBeVisible();
  expect(router.state.location.pathname).toBe('/opportunities');
});

test('a wrong password is said inside the form, and the form stays filled', async () => {
  backend.signedIn = false;
  const { user } = openApp('/login');
  await user.type(await screen.findByLabelText('E-mail'), EMAIL);
  await user.type(screen.getByLabelText('Password'), 'wrong');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('E-mail and password do not belong together.');
  expect(screen.getByLabelText('E-mail')).toHaveValue(EMAIL);
});

test('a login never leads to a foreign address', async () => {
  backend.signedIn = false;
  const { user, router } = openApp('/login?to=//evil.example/');
  await user.type(await screen.findByLabelText('E-mail'), EMAIL);
  await user.type(screen.getByLabelText('Password'), PASSWORD);
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await waitFor(() => {
    expect(router.state.location.pathname).toBe('/');
  });
});

test('signing out ends the session and shows the login', async () => {
  const { user } = openApp('/');
  const [button] = await screen.findAllByRole('button', { name: 'Sign out' });
  if (!button) throw new Error('no sign-out button');
  await user.click(button);
  expect(await screen.findByRole('form', { name: 'Sign in' })).toBeVisible();
  expect(backend.signedIn).toBe(false);
});
