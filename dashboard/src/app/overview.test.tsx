import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { backend, server } from '@/shared/test/server';
import { openApp } from './openApp';

const needing = (needs: { code: string; text: string; count: number }[]) =>
  http.get('*/api/v1/overview', () =>
    HttpResponse.json({
      ...backend.overview(),
      needs_you: needs.map((need) => ({ ...need, href: '/accounts' })),
    }),
  );

test('while an account is paused the overview does not say that the line runs, and shows it', async () => {
  server.use(needing([{ code: 'accounts.paused', text: 'accounts are paused: their pins wait', count: 2 }]));
  openApp('/');
  expect(await screen.findByText(/2 accounts publish nothing now/)).toBeVisible();
  expect(screen.queryByText(/the line runs/)).toBeNull();
  expect(screen.getByRole('link', { name: /accounts are paused/ })).toHaveAttribute('href', '/accounts');
});

test('with other needs the line runs, and it is said that something needs the user', async () => {
  server.use(needing([{ code: 'lists.refused', text: 'list was refused by its site', count: 1 }]));
  openApp('/');
  expect(await screen.findByText(/the line runs/)).toBeVisible();
});
