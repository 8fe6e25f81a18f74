import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { backend, FakeEventSource } from '@/shared/test/server';
import { openApp } from './openApp';

const bell = (words: string) => screen.findAllByRole('link', { name: words });

test('the bell counts what is unread and rings when something is told', async () => {
  openApp('/schedules');
  expect(await bell('Notifications: 2 unread, 1 urgent')).not.toHaveLength(0);
  const [first] = backend.notifications;
  if (!first) throw new Error('the mock tells nothing');
  backend.notifications.unshift({ ...first, id: 'new', title: 'Another one' });
  FakeEventSource.send('notification.changed', 'new');
  expect(await bell('Notifications: 3 unread, 2 urgent')).not.toHaveLength(0);
});

test('one is marked as read and leaves the list of the unread', async () => {
  const { user } = openApp('/notifications');
  const list = await screen.findByRole('list', { name: 'Notifications' });
  expect(within(list).getAllByRole('heading', { level: 2 })).toHaveLength(2);
  await user.click(within(list).getByRole('button', { name: /^Mark as read: Does/ }));
  await waitFor(() => {
    expect(within(list).getAllByRole('heading', { level: 2 })).toHaveLength(1);
  });
  expect(await bell('Notifications: 1 unread, 1 urgent')).not.toHaveLength(0);
});

test('marking all marks what was seen and nothing newer', async () => {
  const { user } = openApp('/notifications');
  await screen.findByRole('list', { name: 'Notifications' });
  await user.click(screen.getByRole('button', { name: 'Mark all as read' }));
  expect(await screen.findByRole('heading', { name: 'Nothing needs you' })).toBeVisible();
  expect(backend.notifications.every((one) => one.read_at !== null || one.resolved_at !== null)).toBe(true);
  expect(await screen.findByRole('button', { name: 'Mark all as read' })).toHaveAccessibleDescription(
    'Nothing here is unread.',
  );
});

test('what was told leads to its page and is read by looking at it', async () => {
  const { user, router } = openApp('/notifications');
  await user.click(await screen.findByRole('link', { name: /must be connected again$/ }));
  await waitFor(() => {
    expect(router.state.location.pathname).toMatch(/^\/accounts\//);
  });
  expect(backend.notifications[0]?.read_at).not.toBeNull();
});

test('everything is shown with what became of it and of its messages', async () => {
  const { user, router } = openApp('/notifications');
  await screen.findByRole('list', { name: 'Notifications' });
  await user.click(screen.getByText('All', { exact: true }));
  const over = await screen.findByRole('listitem', { name: 'Pinterest stopped “Evergreen Home”' });
  expect(over).toHaveTextContent('Over');
  expect(over).toHaveTextContent(/E-mail to Ida Holm: not sent\..*550.*no such user/);
  expect(screen.getByText(/not sent yet\. The mail server.*Next try:/)).toBeVisible();
  expect(router.state.location.search).toEqual({ show: 'all' });
});

test('a kind alone is shown', async () => {
  openApp('/notifications?show=all&kind=site_refused');
  const list = await screen.findByRole('list', { name: 'Notifications' });
  expect(within(list).getAllByRole('heading', { level: 2 })).toHaveLength(1);
});

test('where nothing was ever told the page offers the settings', async () => {
  backend.notifications = [];
  openApp('/notifications?show=all');
  expect(await screen.findByRole('heading', { name: 'Nobody had to be told anything yet' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Choose what is sent to you' })).toBeVisible();
});

test('a member chooses what is mailed, and why something cannot be is said', async () => {
  const { user } = openApp('/notifications/settings');
  const undecided = await screen.findByRole('switch', { name: 'E-mail: A pin waits for your word' });
  expect(undecided).not.toBeChecked();
  await user.click(undecided);
  await waitFor(() => {
    expect(undecided).toBeChecked();
  });
  expect(backend.preferences.kinds[2]?.channels[0]?.wanted).toBe(true);
  expect(screen.getByRole('switch', { name: 'E-mail: Pinterest refused a pin' })).toBeDisabled();
  expect(screen.getByText('There can be one a pin: it is told in the app only.')).toBeVisible();
});

test('a test is sent to the member', async () => {
  const { user } = openApp('/notifications/settings');
  await user.click(await screen.findByRole('button', { name: 'Send a test' }));
  expect(await screen.findByText(/^It was taken, for nora@winterandco.example/)).toBeVisible();
});

test('where mail is off the page says what is missing', async () => {
  backend.mailIsOff();
  openApp('/notifications/settings');
  expect(await screen.findByText(/Your choices are kept until then/)).toHaveTextContent('PINFLOW_SMTP_HOST');
  expect(screen.getByRole('button', { name: 'Send a test' })).toHaveAttribute('aria-disabled', 'true');
});
