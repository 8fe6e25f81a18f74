import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { id } from '../../tests/mock/data';
import { backend, FakeEventSource, server } from '@/shared/test/server';
import { openApp } from './openApp';

const pin = (n: number) => backend.pin(id(5, n));
const open = async (n: number) => {
  const app = openApp(`/pins/${id(5, n)}`);
  await screen.findByRole('heading', { level: 1, name: pin(n).title });
  return app;
};

test('a pin becomes a carousel with a picture for each point, and one picture again', async () => {
  pin(0).points = ['Pours where you aim', 'Keeps its heat'];
  const { user } = await open(0);
  expect(screen.getByText('A single picture.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Make it a carousel of 3' }));
  const carousel = await screen.findByRole('region', { name: 'Pictures of the carousel' });
  await user.click(within(carousel).getByRole('button', { name: 'Picture 3 of 3' }));
  expect(within(carousel).getByRole('img', { name: 'Picture 3: Keeps its heat' })).toBeVisible();
  expect(pin(0).kind).toBe('carousel');
  await user.click(screen.getByRole('button', { name: 'Make it a single picture' }));
  await screen.findByText('A single picture.');
  expect(screen.queryByRole('region', { name: 'Pictures of the carousel' })).not.toBeInTheDocument();
  // The toast before it is still going away.
  await waitFor(() => {
    expect(screen.getAllByText('Undo')).toHaveLength(1);
  });
  await user.click(screen.getByText('Undo'));
  await waitFor(() => {
    expect(pin(0).kind).toBe('carousel');
  });
});

test('what a person brought is not drawn otherwise: the page says why, and its words are changed', async () => {
  Object.assign(pin(0), { origin: 'added', template: '', points: [] });
  const { user } = await open(0);
  expect(screen.getByText('A picture of your own.')).toBeVisible();
  const why = 'Its files are your own and go out as they are. For others add another pin.';
  for (const name of ['Make it a carousel', 'Make it a video', 'Choose its photo from the library'])
    expect(screen.getByRole('button', { name })).toHaveAccessibleDescription(why);
  await user.click(screen.getByRole('button', { name: 'Edit' }));
  expect(await screen.findByRole('form', { name: 'Edit the pin' })).toBeVisible();
});

test('the studio of a pin that a person brought changes the words beside it alone', async () => {
  Object.assign(pin(0), { origin: 'added', template: '', points: [] });
  openApp(`/studio/pins/${id(5, 0)}`);
  expect(await screen.findByText(/The words beside them are changed here/)).toBeVisible();
  expect(screen.getByLabelText('Headline')).toBeDisabled();
  expect(screen.getByLabelText('Title')).toBeEnabled();
});

test('without points there is no carousel, and the button says why', async () => {
  pin(0).points = [];
  await open(0);
  expect(screen.getByRole('button', { name: 'Make it a carousel' })).toHaveAccessibleDescription(
    'It has no points for further pictures: add some in the studio.',
  );
});

test('a video is asked for, said to be in the making, and appears by itself', async () => {
  const answer = { done: false };
  server.use(
    http.post('*/api/v1/pins/:id/video', () => {
      answer.done = true;
      return HttpResponse.json({ job_id: '7' }, { status: 202 });
    }),
  );
  const { user } = await open(0);
  await user.click(screen.getByRole('button', { name: 'Make it a video' }));
  expect(await screen.findByText(/The video is being made, which takes some ten seconds/)).toBeVisible();
  expect(answer.done).toBe(true);
  await waitFor(() => {
    expect(screen.getByRole('button', { name: 'Make it a video' })).toHaveAccessibleDescription(
      'It is being filmed.',
    );
  });
  // The studio has made it.
  const video = { url: '/api/v1/pictures/x', sha256: 'x', bytes: 1_900_000, seconds: 9.2 };
  Object.assign(pin(0), { kind: 'video', video, version: 2 });
  FakeEventSource.send('pin.changed', id(5, 0));
  expect(await screen.findByLabelText(/^Video of 9 seconds without sound/)).toBeVisible();
  expect(
    screen.getByRole('button', { name: 'Choose its photo from the library' }),
  ).toHaveAccessibleDescription('Make it a single picture first: its video shows this one.');
});

test('a refusal of the studio stands where it was asked for', async () => {
  server.use(
    http.post('*/api/v1/pins/:id/kind', () =>
      HttpResponse.json(
        {
          status: 409,
          detail: 'Somebody changed this pin since you opened it.',
          code: 'x',
          request_id: null,
        },
        { status: 409 },
      ),
    ),
  );
  pin(0).points = ['One'];
  const { user } = await open(0);
  await user.click(screen.getByRole('button', { name: 'Make it a carousel of 2' }));
  expect(await screen.findByText('Somebody changed this pin since you opened it.')).toBeVisible();
});

test('the last edit is compared and brought back whole', async () => {
  const { user } = await open(3);
  backend.former[pin(3).id] = [{ ...pin(3), hook: 'before' }];
  await user.click(screen.getByRole('button', { name: 'Compare with the last version' }));
  await user.click(await screen.findByRole('button', { name: /^Bring version \d+ back$/ }));
  await screen.findByText('The former version is back.');
  expect(pin(3).hook).toBe('before');
});

test('a viewer comments, and changes nothing', async () => {
  backend.role = 'viewer';
  const { user } = await open(0);
  for (const name of [/^Make it a carousel/, 'Make it a video', 'Choose its photo from the library']) {
    expect(screen.getByRole('button', { name })).toHaveAccessibleDescription(/Your role is viewer/);
  }
  await user.type(await screen.findByRole('textbox', { name: 'Comment' }), 'Our green is darker.');
  await user.click(screen.getByRole('button', { name: 'Comment' }));
  await waitFor(() => {
    expect(backend.comments[pin(0).id]?.at(-1)?.text).toBe('Our green is darker.');
  });
});
