import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { id } from '../../tests/mock/data';
import { backend, server } from '@/shared/test/server';
import { openApp } from './openApp';

const pin = (n: number) => backend.pin(id(5, n));
const shows = (n: number) => screen.findByRole('heading', { level: 2, name: pin(n).title });
const editor = () => screen.findByRole('form', { name: 'Edit the pin' });

async function typeInEditor() {
  const { user } = openApp(`/pins/${id(5, 0)}`);
  await user.click(await screen.findByRole('button', { name: 'Edit' }));
  const title = within(await editor()).getByLabelText('Title');
  await user.type(title, ' and more');
  return { user, title };
}

test('an edit that is not saved is not lost to another page without a question', async () => {
  const { user, title } = await typeInEditor();
  const words = (title as HTMLInputElement).value;
  await user.click(screen.getByRole('link', { name: 'Review this pin' }));
  const question = await screen.findByRole('dialog', { name: 'Leave without saving?' });
  await user.click(within(question).getByRole('button', { name: 'Keep editing' }));
  expect(within(await editor()).getByLabelText('Title')).toHaveValue(words);
});

test('whoever discards the edit gets where they wanted to go', async () => {
  const { user } = await typeInEditor();
  await user.click(screen.getByRole('link', { name: 'Review this pin' }));
  const question = await screen.findByRole('dialog', { name: 'Leave without saving?' });
  await user.click(within(question).getByRole('button', { name: 'Discard the changes' }));
  await shows(0);
  expect(screen.queryByRole('form', { name: 'Edit the pin' })).toBeNull();
  expect(backend.calls).toEqual([]);
});

test('Escape asks too, once something was changed', async () => {
  const { user } = await typeInEditor();
  await user.keyboard('{Escape}');
  const question = await screen.findByRole('dialog', { name: 'Leave without saving?' });
  // It fades in.
  await waitFor(() => {
    expect(question).toBeVisible();
  });
});

test('without a change Escape closes the editor at once', async () => {
  const { user } = openApp(`/pins/${id(5, 0)}`);
  await user.click(await screen.findByRole('button', { name: 'Edit' }));
  await editor();
  await user.keyboard('{Escape}');
  await shows(0);
});

test('what the server refuses stands at its field, which gets the focus', async () => {
  server.use(
    http.patch('*/api/v1/projects/:id', () =>
      HttpResponse.json(
        {
          type: 'about:blank',
          title: 'Unprocessable Content',
          status: 422,
          detail: '“bad tag!!” is no affiliate tag.',
          code: 'projects.bad_tag',
          field: 'affiliate_tag',
        },
        { status: 422, headers: { 'content-type': 'application/problem+json' } },
      ),
    ),
  );
  const { user } = openApp('/projects');
  const tag = await screen.findByLabelText('Affiliate tag');
  await user.clear(tag);
  await user.type(tag, 'bad tag!!');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => {
    expect(tag).toHaveAccessibleDescription('“bad tag!!” is no affiliate tag.');
  });
  expect(tag).toHaveFocus();
});

test('the pins that a rule keeps back can be looked at alone', async () => {
  const { user } = openApp('/review?blocked=1');
  await shows(1);
  expect(pin(1).blocked).toBe(true);
  await user.click(screen.getByRole('radio', { name: /^All \d+$/ }));
  await shows(0);
});
