import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { id } from '../../tests/mock/data';
import { backend, FakeEventSource, server } from '@/shared/test/server';
import { LOOK_MS } from '@/features/pins/useSeen';
import { openApp } from './openApp';

const pin = (n: number) => backend.pin(id(5, n));
const shows = (n: number) => screen.findByRole('heading', { level: 2, name: pin(n).title });
/** Waits until the server has noted that the pin was looked at. */
const looked = async (n: number) => {
  await shows(n);
  await waitFor(() => {
    expect(backend.seen).toContain(pin(n).payload_hash);
  });
};

test('the queue says why a pin waits, and a chip shows only those', async () => {
  pin(2).assignee = { id: id(8, 1), name: 'Nora Winter' };
  const { user } = openApp('/review');
  await shows(0);
  expect(within(screen.getByRole('list', { name: 'Why it waits' })).getByText('A new draft.')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Mine 1' }));
  await shows(2);
  expect(screen.getByText('Assigned to you.')).toBeVisible();
  expect(screen.getByText('1 of 1')).toBeVisible();
});

test('X chooses what was looked at, Shift+X a range, and B approves it all; Undo takes all back', async () => {
  const { user } = openApp('/review');
  await looked(0);
  await user.keyboard('x');
  for (const n of [1, 2]) {
    await user.keyboard('j');
    await looked(n);
  }
  await user.keyboard('{Shift>}x{/Shift}');
  const bar = screen.getByRole('region', { name: 'Chosen pins' });
  expect(bar).toHaveTextContent('3 pins chosen');
  await user.keyboard('b');
  const refusals = await screen.findByText('1 pin was not approved:');
  // Pin 1 breaks a rule: it stays chosen and says why, the others go through.
  expect(refusals.parentElement).toHaveTextContent('A rule keeps this pin from going out.');
  expect([pin(0).state, pin(1).state, pin(2).state]).toEqual(['scheduled', 'in_review', 'scheduled']);
  expect(backend.calls).toEqual(['POST /review/approve']);
  const told = await screen.findByText('2 pins are approved.');
  const toast = told.parentElement as HTMLElement;
  await user.click(within(toast).getByRole('button', { name: 'Undo' }));
  await waitFor(() => {
    expect([pin(0).state, pin(2).state]).toEqual(['in_review', 'in_review']);
  });
});

test('what cannot be taken back any more stays decided, and is not told as back', async () => {
  const { user } = openApp('/review');
  await looked(0);
  await user.keyboard('x');
  await user.keyboard('j');
  await looked(1);
  await user.keyboard('j');
  await looked(2);
  await user.keyboard('x');
  const bar = screen.getByRole('region', { name: 'Chosen pins' });
  await within(bar).findByText('2 pins chosen');
  await user.keyboard('b');
  const told = await screen.findByText('2 pins are approved.');
  server.use(
    http.post(`*/api/v1/pins/${id(5, 2)}/undo`, () =>
      HttpResponse.json({ detail: 'It is on Pinterest already.' }, { status: 409 }),
    ),
  );
  await user.click(within(told.parentElement as HTMLElement).getByRole('button', { name: 'Undo' }));
  await screen.findByText('It is on Pinterest already.');
  expect(await screen.findByText('1 pin is back in review.')).toBeVisible();
  expect([pin(0).state, pin(2).state]).toEqual(['in_review', 'scheduled']);
  expect(screen.getByRole('link', { name: pin(2).title })).toBeVisible();
});

test('a pin that nobody looked at is not approved with the others', async () => {
  const { user } = openApp('/review');
  await looked(0);
  const strip = screen.getByRole('navigation', { name: 'Pins waiting for review' });
  await user.keyboard('x');
  await user.keyboard('{Shift>}');
  await user.click(within(strip).getByRole('button', { name: pin(2).title }));
  await user.keyboard('{/Shift}');
  const bar = screen.getByRole('region', { name: 'Chosen pins' });
  expect(bar).toHaveTextContent('3 pins chosen');
  const approve = within(bar).getByRole('button', { name: /^Approve 3/ });
  expect(approve).toHaveAccessibleDescription('You have not looked at 2 of them yet.');
  await user.click(approve);
  expect(backend.calls).toEqual([]);
  await user.click(within(bar).getByRole('button', { name: 'Look at the next' }));
  await looked(1);
  // The key leads there, too.
  await user.keyboard('b');
  await looked(2);
  expect(backend.calls).toEqual([]);
  await user.keyboard('b');
  await waitFor(() => {
    expect(backend.calls).toEqual(['POST /review/approve']);
  });
});

test('a look at what is no longer the pin’s newest words is no look', async () => {
  const asked: unknown[] = [];
  server.use(
    http.post('*/api/v1/review/seen', async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({ changed: [id(5, 0)] });
    }),
  );
  const { user } = openApp('/review');
  await shows(0);
  await waitFor(() => {
    expect(asked).toHaveLength(1);
  });
  await user.keyboard('x');
  const bar = screen.getByRole('region', { name: 'Chosen pins' });
  expect(within(bar).getByRole('button', { name: /^Approve/ })).toHaveAccessibleDescription(
    'You have not looked at 1 of them yet.',
  );
});

test('a pin that was edited after the look has to be looked at again', async () => {
  const { user } = openApp('/review');
  await looked(0);
  await user.keyboard('x');
  pin(0).payload_hash = 'edited-elsewhere';
  FakeEventSource.send('pin.changed', pin(0).id);
  await waitFor(() => {
    expect(backend.seen).toContain('edited-elsewhere');
  });
  await user.keyboard('b');
  await waitFor(() => {
    expect(pin(0).state).toBe('scheduled');
  });
});

test('Shift+R asks why, and the picked reason goes with the rejection', async () => {
  const { user } = openApp('/review');
  await shows(0);
  await user.keyboard('{Shift>}r{/Shift}');
  const dialog = await screen.findByRole('dialog', { name: 'Why is it rejected?' });
  await user.click(within(dialog).getByRole('button', { name: 'The picture does not work' }));
  await waitFor(() => {
    expect(pin(0).state).toBe('rejected');
  });
  expect(backend.rejections).toEqual(['The picture does not work']);
});

test('a reason can be typed', async () => {
  const { user } = openApp('/review');
  await shows(0);
  await user.click(screen.getByRole('button', { name: 'Give a reason and reject' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('Or in your words'), 'Our mug has no lid');
  await user.click(within(dialog).getByRole('button', { name: 'Reject' }));
  await waitFor(() => {
    expect(backend.rejections).toEqual(['Our mug has no lid']);
  });
});

test('D shows what the last edit changed, in words that need no colour, with both pictures', async () => {
  const { user } = openApp(`/review?pin=${id(5, 3)}`);
  await shows(3);
  await user.keyboard('d');
  expect(await screen.findByText('Shop three', { selector: 'del', exact: false })).toHaveTextContent(
    '[gone: Shop three]',
  );
  expect(screen.getByText('that tidy a small pantry', { selector: 'ins', exact: false })).toHaveTextContent(
    '[new: that tidy a small pantry]',
  );
  expect(screen.getByRole('img', { name: 'The picture before' })).toBeVisible();
  await user.keyboard('d');
  expect(screen.queryByRole('img', { name: 'The picture before' })).not.toBeInTheDocument();
});

test('a pin that was never changed says so', async () => {
  const { user } = openApp('/review');
  await shows(0);
  await user.keyboard('d');
  expect(await screen.findByText('It was not changed since it was drafted.')).toBeVisible();
});

test('C writes a comment, a button asks a member, and one’s own comment can be changed and deleted', async () => {
  const { user } = openApp('/review');
  await shows(0);
  await screen.findByText('Nobody has said anything yet.');
  await user.keyboard('c');
  const field = screen.getByRole('textbox', { name: 'Comment' });
  expect(field).toHaveFocus();
  await user.click(await screen.findByRole('button', { name: 'Ask Jonas Field' }));
  await user.type(field, 'is this ours?');
  await user.click(screen.getByRole('button', { name: 'Comment' }));
  const list = await screen.findByRole('list', { name: 'Comments' });
  expect(list).toHaveTextContent('@Jonas Field is this ours?');
  expect(field).toHaveValue('');
  await user.click(within(list).getByRole('button', { name: /^Change the comment/ }));
  const change = screen.getByRole('textbox', { name: 'Change the comment' });
  await user.clear(change);
  await user.type(change, 'It is ours.');
  await user.click(within(list).getByRole('button', { name: 'Save' }));
  await within(list).findByText('It is ours.');
  await user.click(within(list).getByRole('button', { name: /^Delete the comment/ }));
  await user.click(within(list).getByRole('button', { name: 'Delete for good' }));
  await screen.findByText('Nobody has said anything yet.');
});

test('a comment of somebody else appears by itself and cannot be changed', async () => {
  openApp('/review');
  await shows(0);
  await screen.findByText('Nobody has said anything yet.');
  backend.comments[pin(0).id] = [
    {
      id: id(6, 40),
      author: { id: id(8, 2), name: 'Jonas Field' },
      text: 'Too dark for us',
      mentions: [],
      created_at: '2026-11-24T09:12:00Z',
      edited_at: null,
      mine: false,
    },
  ];
  FakeEventSource.send('comment.changed', pin(0).id);
  await screen.findByText('Too dark for us');
  expect(await screen.findByText('Jonas Field left a comment.')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Change the comment/ })).not.toBeInTheDocument();
});

test('M assigns the pin, and Undo gives it back', async () => {
  const { user } = openApp('/review');
  await shows(0);
  await user.keyboard('m');
  const field = screen.getByRole('combobox', { name: 'Assigned to' });
  expect(field).toHaveFocus();
  await user.click(await screen.findByRole('option', { name: 'Jonas Field', hidden: true }));
  await waitFor(() => {
    expect(pin(0).assignee?.name).toBe('Jonas Field');
  });
  const told = await screen.findByText('Assigned to Jonas Field.', { selector: 'span' });
  await user.click(within(told.parentElement as HTMLElement).getByRole('button', { name: 'Undo' }));
  await waitFor(() => {
    expect(pin(0).assignee).toBeNull();
  });
});

test('after Escape in the assignee’s field and in the help the keys work at once', async () => {
  const { user } = openApp('/review');
  await shows(0);
  await user.keyboard('m');
  await screen.findByRole('option', { name: 'Jonas Field', hidden: true });
  await user.keyboard('{Escape}j');
  await shows(1);
  expect(pin(0).assignee).toBeNull();
  await user.keyboard('?');
  await screen.findByRole('dialog', { name: 'Keys for review' });
  await user.keyboard('{Escape}k');
  await shows(0);
});

test('where two people must agree, the first yes waits, and the same person’s second is refused', async () => {
  backend.twoPeople = true;
  const { user } = openApp('/review');
  await shows(0);
  await user.keyboard('a');
  expect(await screen.findByText('Your yes is noted. A second person must approve it too.')).toBeVisible();
  const strip = screen.getByRole('navigation', { name: 'Pins waiting for review' });
  await user.click(await within(strip).findByRole('button', { name: pin(0).title }));
  await shows(0);
  const approve = await screen.findByRole('button', { name: /^Approve, too/ });
  expect(approve).toHaveAccessibleDescription(
    'You approved it already. Another editor or admin must approve it too.',
  );
  await user.keyboard('a');
  expect(backend.calls).toEqual([`POST /pins/${id(5, 0)}/approve`]);
  await user.keyboard('u');
  await waitFor(() => {
    expect(pin(0).first_approved).toBeNull();
  });
});

test('a viewer is not noted as having seen anything, says something all the same, and assigns nothing', async () => {
  backend.role = 'viewer';
  const asked: string[] = [];
  server.events.on('request:start', ({ request }) => asked.push(new URL(request.url).pathname));
  const { user } = openApp('/review');
  await shows(0);
  await user.type(await screen.findByRole('textbox', { name: 'Comment' }), 'Too dark for us.');
  await user.click(screen.getByRole('button', { name: 'Comment' }));
  expect(await screen.findByText('Too dark for us.', { selector: 'p' })).toBeVisible();
  expect(screen.getByRole('combobox', { name: 'Assigned to' })).toBeDisabled();
  // Longer than a look takes.
  await new Promise((done) => setTimeout(done, 2 * LOOK_MS));
  expect(asked).not.toContain('/api/v1/review/seen');
  server.events.removeAllListeners();
});

test('the pin’s own page tells its history with what was said', async () => {
  openApp(`/pins/${id(5, 3)}`);
  const history = await screen.findByRole('list', { name: 'History' });
  await within(history).findByText('Looking at it today.');
  expect(history).toHaveTextContent(/Jonas Field edited it/);
  expect(history).toHaveTextContent('headline, title');
});

test('the history says at whose command line both approvals were typed', async () => {
  const step = { reason: null, to: null, fields: [], via: 'cli', typed_by: 'ada on desk' };
  const [first, second] = ['2026-11-23T09:10:00Z', '2026-11-23T09:11:00Z'];
  server.use(
    http.get('*/api/v1/pins/:id/history', () =>
      HttpResponse.json({
        items: [
          { ...step, at: second, by: 'owner', action: 'pin.approved', both_typed_by_one: true },
          { ...step, at: first, by: 'uma', action: 'pin.approved_first', both_typed_by_one: false },
        ],
        next_cursor: null,
      }),
    ),
  );
  openApp(`/pins/${id(5, 3)}`);
  const history = await screen.findByRole('list', { name: 'History' });
  expect(history).toHaveTextContent(/uma approved it as the first of two, by command line of ada on desk/);
  expect(history).toHaveTextContent(/owner approved it, by command line of ada on desk/);
  expect(
    within(history).getAllByText('Both approvals came by the command line of ada on desk.'),
  ).toHaveLength(1);
});

test('a queue that cannot be had says so and is asked for again', async () => {
  server.use(
    http.get('*/api/v1/review/queue', () => HttpResponse.json({ detail: 'Out for lunch.' }, { status: 500 })),
  );
  const { user } = openApp('/review');
  const again = await screen.findByRole('button', { name: 'Load again' });
  server.resetHandlers();
  await user.click(again);
  await shows(0);
});

test('an admin asks for two people in the settings of a project', async () => {
  const { user } = openApp('/projects');
  await user.click(await screen.findByRole('switch', { name: /^Two people must approve/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => {
    expect(backend.projects[0]?.two_person_approval).toBe(true);
  });
});
