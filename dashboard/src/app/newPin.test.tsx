import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import { backend, server } from '@/shared/test/server';
import { openApp } from './openApp';

vi.stubGlobal(
  'URL',
  Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }),
);

const drop = (name: string, type: string) => {
  fireEvent.drop(screen.getByRole('region', { name: 'Picture' }), {
    dataTransfer: { files: [new File(['x'], name, { type })] },
  });
};

/** Chooses in the list that belongs to this field: other fields of the page have lists too. */
const choose = async (form: HTMLElement, label: string, option: string | undefined) => {
  const field = within(form).getByRole('combobox', { name: label });
  await userEvent.click(field);
  await waitFor(() => {
    expect(field).toHaveAttribute('aria-expanded', 'true');
  });
  const list = document.getElementById(field.getAttribute('aria-controls') ?? '');
  await userEvent.click(await within(list as HTMLElement).findByText(option ?? ''));
};

test('a pin of a person is made from a picture, a link and a board, and its page is shown', async () => {
  const { user } = openApp('/pins');
  await user.click(await screen.findByRole('link', { name: 'New pin' }));
  const form = await screen.findByRole('form', { name: 'New pin' });
  drop('shelf.png', 'image/png');
  expect(await within(form).findByAltText('shelf.png')).toBeVisible();
  await user.type(within(form).getByLabelText(/^Title/), 'A shelf by the window');
  await user.type(within(form).getByLabelText(/^Link/), 'https://example.org/shelf');
  const [account] = backend.accounts;
  await choose(form, 'Account', account?.name);
  await choose(form, 'Board', backend.boards[account?.id ?? '']?.[0]?.name);
  await user.click(within(form).getByRole('checkbox', { name: /^AI made or changed/ }));
  await user.click(within(form).getByRole('button', { name: 'Add the pin' }));
  // jsdom loses a form's content on its way to the stand-in: what was sent is looked at in a browser.
  await waitFor(() => {
    expect(backend.calls).toContain('POST /pins');
  });
});

test('a WebP is taken, and it is said that it goes out as a JPEG', async () => {
  openApp('/pins/new');
  await screen.findByRole('form', { name: 'New pin' });
  drop('shelf.webp', 'image/webp');
  expect(await screen.findByAltText('shelf.webp')).toBeVisible();
  expect(screen.getByText(/it goes out as a JPEG/)).toBeVisible();
  drop('shelf.png', 'image/png');
  expect(await screen.findByAltText('shelf.png')).toBeVisible();
  expect(screen.queryByText(/it goes out as a JPEG/)).toBeNull();
});

test('a picture of the library is chosen, and what the library knows of it is said', async () => {
  const { user } = openApp('/pins/new');
  await user.click(await screen.findByRole('button', { name: 'Choose from the library' }));
  await user.click(await screen.findByRole('button', { name: 'Kettle on a stove' }));
  await waitFor(() => {
    expect(screen.queryByRole('dialog')).toBeNull();
  });
  expect(screen.getByAltText('Kettle on a stove')).toHaveAttribute('src', backend.media[2]?.url);
  expect(screen.getByText('AI made or changed it: the pin will say so.')).toBeVisible();
  // A file takes its place, and the other way round.
  drop('shelf.png', 'image/png');
  expect(await screen.findByAltText('shelf.png')).toBeVisible();
  expect(screen.queryByAltText('Kettle on a stove')).toBeNull();
});

test('what is missing is said at its field, and a picture of another kind is not taken', async () => {
  const { user } = openApp('/pins/new');
  const form = await screen.findByRole('form', { name: 'New pin' });
  drop('shelf.gif', 'image/gif');
  expect(await screen.findByRole('alert')).toHaveTextContent('“shelf.gif” is no JPEG, PNG, WebP or AVIF');
  fireEvent.change(within(form).getByLabelText(/^Title/), { target: { value: 'x'.repeat(103) } });
  await user.click(within(form).getByRole('button', { name: 'Add the pin' }));
  expect(within(form).getByText('3 characters too many.')).toBeVisible();
  expect(within(form).getByText('Give the full web address of the page this pin leads to.')).toBeVisible();
  expect(within(form).getByText('Choose the account that pins it.')).toBeVisible();
  expect(screen.getByRole('alert')).toHaveTextContent('Choose the picture first.');
  expect(within(form).getByLabelText(/^Title/)).toHaveFocus();
  expect(backend.calls).toEqual([]);
});

test('what the server refuses stands at the field it names', async () => {
  server.use(
    http.post('*/api/v1/pins', () =>
      HttpResponse.json(
        {
          status: 422,
          code: 'pins.photo_unreadable',
          detail: 'This picture cannot be read.',
          field: 'image',
        },
        { status: 422 },
      ),
    ),
  );
  const { user } = openApp('/pins/new');
  const form = await screen.findByRole('form', { name: 'New pin' });
  drop('shelf.png', 'image/png');
  fireEvent.change(within(form).getByLabelText(/^Title/), { target: { value: 'A shelf' } });
  fireEvent.change(within(form).getByLabelText(/^Link/), { target: { value: 'https://example.org' } });
  const [account] = backend.accounts;
  await choose(form, 'Account', account?.name);
  await choose(form, 'Board', backend.boards[account?.id ?? '']?.[0]?.name);
  await user.click(within(form).getByRole('button', { name: 'Add the pin' }));
  expect(
    await within(screen.getByRole('region', { name: 'Picture' })).findByText('This picture cannot be read.'),
  ).toBeVisible();
});

test('a viewer sees why no pin can be added', async () => {
  backend.role = 'viewer';
  openApp('/pins/new');
  expect(await screen.findByRole('button', { name: 'Add the pin' })).toHaveAccessibleDescription(
    /Your role is viewer/,
  );
});
