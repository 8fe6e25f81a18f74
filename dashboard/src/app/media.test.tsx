import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { backend, server } from '@/shared/test/server';
import { openApp } from './openApp';

const pictures = () => screen.findByRole('list', { name: 'Pictures' });

test('each picture says whose it is and whether AI made it', async () => {
  openApp('/media');
  const list = await pictures();
  expect(within(list).getAllByRole('button')).toHaveLength(3);
  expect(within(list).getByRole('button', { name: /Drawer with dividers/ })).toHaveTextContent(
    'CC BY: names the author, Ada Example',
  );
  expect(within(list).getByRole('button', { name: /Kettle/ })).toHaveTextContent('Made with AI');
});

test('an empty library says what will stand here, and a search without a hit says so', async () => {
  backend.media = [];
  openApp('/media');
  expect(await screen.findByText('No picture yet')).toBeVisible();
  await userEvent.type(screen.getByRole('textbox', { name: 'Find a picture' }), 'elm');
  expect(await screen.findByText('No picture of that name')).toBeVisible();
});

test('a library that cannot be loaded is said with the request', async () => {
  server.use(
    http.get('*/api/v1/media', () =>
      HttpResponse.json(
        { status: 403, detail: 'You may not see the pictures.', code: 'x', request_id: 'req-5' },
        { status: 403 },
      ),
    ),
  );
  openApp('/media');
  expect(await screen.findByText(/You may not see the pictures. Request req-5/)).toBeVisible();
});

test('a dropped picture is added', async () => {
  openApp('/media');
  await pictures();
  fireEvent.drop(screen.getByRole('region', { name: 'Add pictures' }), {
    dataTransfer: { files: [new File(['x'], 'Dropped picture', { type: 'image/jpeg' })] },
  });
  // The stand-in's answer to a form is lost in jsdom, and when is chance: that the picture arrived counts. The
  // checks in a browser see the rest.
  await waitFor(() => {
    expect(backend.media.map(({ name }) => name)).toContain('Dropped picture');
  });
  expect(backend.calls).toContain('POST /media');
});

test('every file is tried, and what became of each is said by its name', async () => {
  let sent = 0;
  server.use(
    http.post('*/api/v1/media', () => {
      sent += 1;
      if (sent === 1)
        return HttpResponse.json(
          { status: 422, detail: 'It is smaller than 200 px.', code: 'x' },
          { status: 422 },
        );
      return HttpResponse.json({ media: backend.media[0], is_new: sent === 2, alike: [] }, { status: 201 });
    }),
  );
  openApp('/media');
  await pictures();
  fireEvent.drop(screen.getByRole('region', { name: 'Add pictures' }), {
    dataTransfer: {
      files: ['tiny.jpg', 'mug.jpg', 'again.jpg'].map(
        (name) => new File([name], name, { type: 'image/jpeg' }),
      ),
    },
  });
  expect(await screen.findByText(/Added: 1.*There already: 1.*Refused: 1/)).toBeVisible();
  const rows = within(screen.getByRole('list', { name: 'What became of each file' })).getAllByRole(
    'listitem',
  );
  expect(rows.map((row) => row.textContent)).toEqual([
    'tiny.jpg: Refused. It is smaller than 200 px.',
    'mug.jpg: Added',
    'again.jpg: The library has this very file already',
  ]);
  expect(screen.queryByRole('progressbar')).toBeNull();
});

test('a picture is fetched from its address, and a refusal stands where it was asked for', async () => {
  openApp('/media');
  await pictures();
  const url = screen.getByLabelText('Or the address of a picture');
  await userEvent.type(url, 'https://example.org/shelf.jpg');
  await userEvent.click(screen.getByRole('button', { name: 'Fetch it' }));
  expect(await screen.findByText('https://example.org/shelf.jpg')).toBeVisible();
  server.use(
    http.post('*/api/v1/media/from-url', () =>
      HttpResponse.json(
        { status: 403, detail: 'It is not on the public internet.', code: 'x', request_id: null },
        { status: 403 },
      ),
    ),
  );
  await userEvent.type(url, 'http://127.0.0.1/a.jpg');
  await userEvent.click(screen.getByRole('button', { name: 'Fetch it' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('It is not on the public internet.');
});

test('the point that must be seen moves by the arrow keys and is saved', async () => {
  openApp('/media');
  await userEvent.click(within(await pictures()).getByRole('button', { name: /Oak shelf/ }));
  const picker = await screen.findByRole('button', { name: /Point that must be seen: 40 % from the left/ });
  picker.focus();
  await userEvent.keyboard('{ArrowRight}{ArrowUp}');
  expect(picker).toHaveAccessibleName(/42 % from the left, 53 % from the top/);
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => {
    expect(backend.media[0]?.focus_chosen).toBe(true);
  });
  expect(backend.media[0]?.focus).toEqual({ x: 0.42, y: 0.53 });
});

test('a picture is shown for a product, for all others, and no longer', async () => {
  openApp('/media');
  await userEvent.click(within(await pictures()).getByRole('button', { name: /Oak shelf/ }));
  const product = await screen.findByRole('combobox', { name: 'Product' });
  await userEvent.type(product, 'pour-over kettle');
  expect(
    await screen.findByRole('option', { name: /^Gooseneck pour-over kettle.*B0C7X2KETL$/ }),
  ).toBeVisible();
  await userEvent.type(product, '{Enter}');
  await userEvent.click(screen.getByRole('button', { name: 'Show it' }));
  const list = await screen.findByRole('list', { name: 'What it is shown for' });
  expect(list).toHaveTextContent(/^Gooseneck pour-over kettle.*, Quiet Kitchen B0C7X2KETL$/);
  // One that no list has goes by its ASIN.
  await userEvent.type(product, 'b0nowhere1');
  await userEvent.click(await screen.findByRole('option', { name: 'B0NOWHERE1' }));
  await userEvent.click(screen.getByRole('button', { name: 'Show it' }));
  expect(await within(list).findByText('B0NOWHERE1, Quiet Kitchen')).toBeVisible();
  await userEvent.type(product, 'teapot');
  expect(await screen.findByText('No product of that name. Its ASIN will do, too.')).toBeVisible();
  await userEvent.clear(product);
  const dialog = screen.getByRole('dialog');
  await userEvent.click(within(dialog).getByRole('combobox', { name: 'Project' }));
  await userEvent.click(await screen.findByText('Desk & Daylight', { selector: 'span' }));
  await userEvent.click(screen.getByRole('button', { name: 'Show it' }));
  expect(
    await within(list).findByText('Every product without a picture of its own, Desk & Daylight'),
  ).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: /^No longer for Gooseneck/ }));
  await waitFor(() => {
    expect(list).not.toHaveTextContent('B0C7X2KETL');
  });
});

test('a brand takes its logo from the library, and gives it back', async () => {
  openApp('/projects');
  await userEvent.click(await screen.findByRole('button', { name: 'Choose a logo' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Oak shelf, morning light' }));
  expect(await screen.findByAltText('Logo: Oak shelf, morning light')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => {
    expect(backend.projects[0]?.logo_media_id).toBe(backend.media[0]?.id);
  });
  await userEvent.click(screen.getByRole('button', { name: 'Without logo' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => {
    expect(backend.projects[0]?.logo_media_id).toBeNull();
  });
});

test('a picture is removed after a second thought, and one in use says why it stays', async () => {
  openApp('/media');
  await userEvent.click(within(await pictures()).getByRole('button', { name: /Kettle/ }));
  await userEvent.click(await screen.findByRole('button', { name: 'Remove' }));
  await userEvent.click(screen.getByRole('button', { name: 'Remove for good' }));
  await waitFor(() => {
    expect(backend.media).toHaveLength(2);
  });
  await userEvent.click(within(await pictures()).getByRole('button', { name: /Oak shelf/ }));
  await userEvent.click(await screen.findByRole('button', { name: 'Remove' }));
  await userEvent.click(screen.getByRole('button', { name: 'Remove for good' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Pins that may still go out show this picture');
});

test('a viewer looks, and the buttons say why they cannot be used', async () => {
  backend.role = 'viewer';
  openApp('/media');
  await pictures();
  expect(screen.getByRole('button', { name: 'Choose pictures' })).toHaveAccessibleDescription(
    /Your role is viewer/,
  );
});

test('a picture whose file says that AI made it is told as marked, unless it was said before', async () => {
  openApp('/media');
  await pictures();
  const url = screen.getByLabelText('Or the address of a picture');
  await userEvent.type(url, 'https://example.org/generated.jpg');
  await userEvent.click(screen.getByRole('button', { name: 'Fetch it' }));
  expect(await screen.findByText('Made with AI, say their files')).toBeVisible();
  expect(
    screen.getByText(/Pins that show “https:\/\/example.org\/generated.jpg” will disclose it/),
  ).toBeVisible();
  await userEvent.click(screen.getByRole('checkbox', { name: /AI/ }));
  expect(screen.queryByText('Made with AI, say their files')).not.toBeInTheDocument();
});

test('a picture that the library has in another file is named beside the upload', async () => {
  openApp('/media');
  await pictures();
  const url = screen.getByLabelText('Or the address of a picture');
  for (let times = 0; times < 2; times++) {
    await userEvent.type(url, 'https://example.org/shelf.jpg');
    await userEvent.click(screen.getByRole('button', { name: 'Fetch it' }));
    await waitFor(() => {
      expect(url).toHaveValue('');
    });
  }
  expect(await screen.findByText('You have this picture already')).toBeVisible();
  expect(screen.getByText(/shows the same as “https:\/\/example.org\/shelf.jpg”/)).toBeVisible();
});
