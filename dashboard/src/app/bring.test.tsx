import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { PREVIEW, RUN } from '../../tests/mock/research';
import { server } from '@/shared/test/server';
import { openApp } from './openApp';

const CSV = new File(['asin;name\nB0C7X2KETL;Kettle\n'], 'finds.csv', { type: 'text/csv' });
const PAGE = new File(['<html></html>'], 'Best sellers.html', { type: 'text/html' });

async function drop(file: File) {
  const { user } = openApp('/bring');
  fireEvent.drop(await screen.findByRole('region', { name: 'Bring a file' }), {
    dataTransfer: { files: [file] },
  });
  return user;
}

const uploaded = (told: { title: string; items: number; message: string }) =>
  http.post('*/api/v1/lists/upload', () =>
    HttpResponse.json({
      ...{
        kind: 'list',
        marketplace: 'amazon.co.uk',
        list_kind: 'movers',
        category: told.title,
        warnings: [],
      },
      ...told,
    }),
  );
const many = Array.from({ length: 12 }, (_, n) => ({ ...PREVIEW.rows[0], line: n + 2 }));

test('a small file says its bytes, and the first rows are whole until all are asked for', async () => {
  server.use(
    http.post('*/api/v1/imports/preview', () => HttpResponse.json({ ...PREVIEW, rows: many, problems: [] })),
  );
  const user = await drop(CSV);
  expect(await screen.findByText(`${String(CSV.size)} bytes`)).toBeVisible();
  const sheet = await screen.findByRole('table');
  expect(within(sheet).getAllByRole('row')).toHaveLength(1 + 5);
  await user.click(screen.getByRole('button', { name: 'Show the first 12 rows' }));
  expect(within(sheet).getAllByRole('row')).toHaveLength(1 + 12);
  await user.click(screen.getByRole('button', { name: 'Show the first 5 rows' }));
  expect(within(sheet).getAllByRole('row')).toHaveLength(1 + 5);
});

test('a file that cannot be read says why, and nothing says that it is still being read', async () => {
  server.use(
    http.post('*/api/v1/imports/preview', () =>
      HttpResponse.json(
        { status: 422, code: 'scraping.is_a_picture', detail: 'This is a picture, not a table.' },
        { status: 422 },
      ),
    ),
  );
  await drop(CSV);
  expect(await screen.findByRole('alert')).toHaveTextContent('This is a picture, not a table.');
  await waitFor(() => {
    expect(screen.getByRole('button', { name: 'Take in' })).toHaveAccessibleDescription(
      'Nothing can be taken in: see above why.',
    );
  });
});

test('a row that is taken in part is called so beside the sheet as well', async () => {
  const rows = [{ ...PREVIEW.rows[0], outcome: 'ok', message: 'Row 2: its price cannot be read' }];
  server.use(
    http.post('*/api/v1/imports/preview', () => HttpResponse.json({ ...PREVIEW, rows, problems: rows })),
  );
  await drop(CSV);
  const sheet = await screen.findByRole('table');
  expect(within(sheet).getByText('In part')).toBeVisible();
  expect(within(sheet).queryByText('Fine')).toBeNull();
});

test('after a table is taken in it says how many become opportunities, with a link to them', async () => {
  server.use(
    http.post('*/api/v1/imports/preview', () => HttpResponse.json(PREVIEW)),
    http.post('*/api/v1/imports', () =>
      HttpResponse.json({ run: { ...RUN, opportunities: 38, untitled: 3 }, is_new: true }, { status: 201 }),
    ),
  );
  const user = await drop(CSV);
  await user.click(await screen.findByRole('button', { name: 'Take in 41 products' }));
  expect(await screen.findByText(/38 products of it/)).toHaveTextContent(
    '38 products of it become opportunities. 3 products have no title yet, so they are no opportunities: ' +
      'bring a file with a title column, or the saved pages of the products.',
  );
  const link = screen.getByRole('link', { name: 'become opportunities' });
  expect(link).toHaveAttribute('href', expect.stringContaining('/opportunities?kind=brought'));
});

test('the report of an import says it as well, and the focus is on what can be chosen', async () => {
  const { user } = openApp('/bring');
  await user.click(await screen.findByRole('button', { name: 'Report of autumn-finds.csv' }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText(/38 products of it/)).toBeVisible();
  await waitFor(() => {
    expect(dialog).toContainElement(document.activeElement as HTMLElement);
    expect(document.activeElement).not.toHaveClass('mantine-Modal-close');
  });
});

test('the focus of a saved page is on its project, and then on what follows: never on the ✕', async () => {
  server.use(uploaded({ title: 'Kitchen', items: 50, message: '50 products were taken in.' }));
  const user = await drop(PAGE);
  const dialog = await screen.findByRole('dialog');
  await waitFor(() => {
    expect(within(dialog).getByRole('combobox', { name: 'Project' })).toHaveFocus();
  });
  await user.click(within(dialog).getByRole('button', { name: 'Read the page' }));
  await waitFor(() => {
    expect(within(dialog).getByRole('link', { name: 'See its opportunities' })).toHaveFocus();
  });
});

test('an empty list is a warning in words, and leads nowhere', async () => {
  const message = 'The list “Toys & Games” is empty: the page shows no product, so nothing was taken in.';
  server.use(uploaded({ title: 'Toys & Games', items: 0, message }));
  const user = await drop(PAGE);
  const dialog = await screen.findByRole('dialog');
  await user.click(await within(dialog).findByRole('button', { name: 'Read the page' }));
  expect(await within(dialog).findByText(message)).toBeVisible();
  expect(within(dialog).queryByRole('link', { name: 'See its opportunities' })).toBeNull();
  const close = within(dialog).getByText('Close').closest('button');
  await waitFor(() => {
    expect(close).toHaveFocus();
  });
});

test('a page under the name of a table is read as a page at a click', async () => {
  server.use(
    http.post('*/api/v1/imports/preview', () =>
      HttpResponse.json(
        { status: 422, code: 'scraping.is_a_page', detail: 'This is a web page, not a table.' },
        { status: 422 },
      ),
    ),
  );
  const user = await drop(CSV);
  await user.click(await screen.findByRole('button', { name: 'Read it as a page' }));
  expect(await screen.findByRole('dialog', { name: 'Upload a saved page' })).toBeVisible();
});
