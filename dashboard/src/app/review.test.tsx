import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { id } from '../../tests/mock/data';
import { backend } from '@/shared/test/server';
import { openApp } from './openApp';

const pin = (n: number) => backend.pin(id(5, n));
const shows = (n: number) => screen.findByRole('heading', { level: 2, name: pin(n).title });

test('J and K walk the queue, A approves what was seen and goes on to the next pin', async () => {
  const { user } = openApp('/review');
  await shows(0);
  await user.keyboard('j');
  await shows(1);
  await user.keyboard('k');
  await shows(0);
  await user.keyboard('a');
  await shows(1);
  await waitFor(() => {
    expect(pin(0).state).toBe('scheduled');
  });
  expect(backend.calls).toEqual([`POST /pins/${id(5, 0)}/approve`]);
  expect(
    await screen.findByText(/Goes out to Quiet Kitchen Tue 24 Nov, 11:20 \(London time\)/),
  ).toBeVisible();
});

test('U takes the last decision back and shows that pin again', async () => {
  const { user } = openApp('/review');
  await shows(0);
  await user.keyboard('r');
  await waitFor(() => {
    expect(pin(0).state).toBe('rejected');
  });
  await screen.findByText('Rejected. It will not go out.');
  await user.keyboard('u');
  await shows(0);
  expect(pin(0).state).toBe('in_review');
});

test('a pin that changed after it was seen is not approved: the refusal stands beside it', async () => {
  const { user } = openApp('/review');
  await shows(0);
  pin(0).payload_hash = 'changed-elsewhere';
  await user.keyboard('a');
  expect(await screen.findByRole('alert')).toHaveTextContent('This pin changed after you saw it.');
  await shows(0);
  expect(pin(0).state).toBe('in_review');
  // What is shown now is the changed pin, so the next approval is one of what was seen.
  await user.keyboard('a');
  await waitFor(() => {
    expect(pin(0).state).toBe('scheduled');
  });
});

test('a blocked pin says why it cannot be approved, and neither click nor key approves it', async () => {
  const { user } = openApp(`/review?pin=${id(5, 1)}`);
  await shows(1);
  const approve = screen.getByRole('button', { name: /^Approve/ });
  expect(approve).toHaveAttribute('aria-disabled', 'true');
  expect(approve).toHaveAccessibleDescription(
    'Blocked by facts.price: “£29.50” is a price; it can be wrong tomorrow.',
  );
  await user.click(approve);
  await user.keyboard('a');
  expect(backend.calls).toEqual([]);
  expect(pin(1).state).toBe('in_review');
});

test('a pin that several rules block names the first and counts the others', async () => {
  const [first] = pin(1).findings;
  if (!first) throw new Error('no finding');
  pin(1).findings.push({ ...first, rule_id: 'texts.length' }, { ...first, rule_id: 'links.shortener' });
  openApp(`/review?pin=${id(5, 1)}`);
  await shows(1);
  expect(screen.getByRole('button', { name: /^Approve/ })).toHaveAccessibleDescription(
    /^Blocked by facts\.price: .* 2 more rules block it too\.$/,
  );
});

test('decisions in a row leave one toast: the newest', async () => {
  const { user } = openApp('/review');
  await shows(0);
  for (const n of [0, 1]) {
    await user.keyboard('r');
    await waitFor(() => {
      expect(pin(n).state).toBe('rejected');
    });
  }
  for (const n of [1, 0]) {
    await user.keyboard('u');
    await waitFor(() => {
      expect(pin(n).state).toBe('in_review');
    });
  }
  await shows(0);
  // Sooner than a toast goes away by itself.
  await waitFor(
    () => {
      expect(screen.getAllByText('The pin is back in review.')).toHaveLength(1);
    },
    { timeout: 2500 },
  );
});

test('a finding that can be mended shows what comes of it, and one click does it', async () => {
  const { user } = openApp(`/review?pin=${id(5, 1)}`);
  await shows(1);
  const [finding] = pin(1).findings;
  expect(screen.getByText(String(finding?.fix_patch?.description), { selector: 'q' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Fix it: facts.price' }));
  expect(await screen.findByText('Fixed and checked again.')).toBeVisible();
  expect(backend.calls).toEqual([`POST /pins/${id(5, 1)}/fix`]);
  expect(pin(1).description).not.toContain('£');
  await waitFor(() => {
    expect(screen.getByRole('button', { name: /^Approve/ })).not.toHaveAttribute('aria-disabled');
  });
});

test('what a switched-off rule found says who switched it off and why', async () => {
  const [finding] = pin(1).findings;
  if (!finding) throw new Error('no finding');
  finding.severity = 'info';
  finding.switched_off = { by: 'Nora Winter', at: '2026-11-20T09:00:00Z', reason: 'A test of prices.' };
  openApp(`/review?pin=${id(5, 1)}`);
  await shows(1);
  expect(screen.getByText(/Nora Winter switched this rule off on .*“A test of prices\.”/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Fix it: facts.price' })).not.toBeInTheDocument();
});

test('an edit removes the cause, and the pin can be approved', async () => {
  const { user } = openApp(`/review?pin=${id(5, 1)}`);
  await shows(1);
  await user.keyboard('e');
  const description = await screen.findByLabelText('Description');
  fireEvent.change(description, { target: { value: 'Ad · Why this pan, and how to look after it.' } });
  await user.click(screen.getByRole('button', { name: 'Save and check again' }));
  await screen.findByText('Saved and checked again.');
  await user.click(within(screen.getByRole('main')).getByRole('link', { name: 'Review' }));
  await shows(1);
  await waitFor(() => {
    expect(screen.getByRole('button', { name: /^Approve/ })).not.toHaveAttribute('aria-disabled');
  });
  expect(pin(1).version).toBe(2);
  expect(pin(1).title).toBe('One cast iron pan for every weeknight supper');
});

test('letters typed into a field are text, not decisions', async () => {
  const { user } = openApp(`/review?pin=${id(5, 0)}`);
  await shows(0);
  await user.keyboard('c');
  await user.type(screen.getByRole('textbox', { name: 'Comment' }), 'araj');
  await user.click(screen.getByRole('button', { name: 'Choose its photo from the library' }));
  await user.type(await screen.findByRole('textbox', { name: 'Find a picture' }), 'area');
  expect(backend.calls).toEqual([]);
});

test('keys still decide after a click on a box or a chip, whose own arrows stay theirs', async () => {
  const { user } = openApp('/review');
  await shows(0);
  await user.click(screen.getByRole('checkbox', { name: 'Choose' }));
  await user.keyboard('j');
  await shows(1);
  await user.click(screen.getByRole('radio', { name: /^All/ }));
  await user.keyboard('k');
  await shows(0);
  await user.keyboard('{ArrowRight}');
  await waitFor(() => {
    expect(screen.getByRole('radio', { name: /^All/ })).not.toBeChecked();
  });
});

test('a viewer sees the pins and why the buttons are not for them', async () => {
  backend.role = 'viewer';
  const { user } = openApp('/review');
  await shows(0);
  for (const name of [/^Approve/, /^Reject/, /^Edit/]) {
    expect(screen.getByRole('button', { name })).toHaveAccessibleDescription(
      'Your role is viewer. This needs an editor or admin.',
    );
  }
  await user.keyboard('a');
  expect(backend.calls).toEqual([]);
});

test('the last decision empties the queue and leads on', async () => {
  backend.pins = backend.pins.filter((one) => one.id === id(5, 0));
  const { user } = openApp('/review');
  await screen.findByRole('heading', { level: 2, name: /pour-over/ });
  await user.keyboard('a');
  expect(await screen.findByText('Nothing waits for you')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Undo' })).toBeVisible();
});

test('E opens the pin in the studio, from where it goes back to the same pin', async () => {
  const { user } = openApp(`/review?pin=${id(5, 2)}`);
  await shows(2);
  await user.keyboard('e');
  await screen.findByRole('heading', { level: 1, name: pin(2).title });
  expect(screen.getByLabelText('Headline')).toHaveValue(pin(2).headline);
  await user.click(within(screen.getByRole('main')).getByRole('link', { name: 'Review' }));
  await shows(2);
});

test('another photo is chosen from the library while reviewing, and undone whole', async () => {
  const { user } = openApp(`/review?pin=${id(5, 0)}`);
  await shows(0);
  const before = pin(0).picture.sha256;
  await user.click(screen.getByRole('button', { name: 'Choose its photo from the library' }));
  await user.click(await screen.findByRole('button', { name: 'Oak shelf, morning light' }));
  await screen.findByText('Drawn anew with that picture.');
  expect(pin(0)).toMatchObject({ media_id: backend.media[0]?.id, picture_source: 'library' });
  expect(pin(0).picture.sha256).not.toBe(before);
  await user.click(screen.getByText('Undo'));
  await waitFor(() => {
    expect(pin(0)).toMatchObject({ media_id: null, picture_source: 'artwork', version: 3 });
  });
  expect(pin(0).picture.sha256).toBe(before);
});

test('a carousel is looked at picture by picture', async () => {
  const made = pin(0);
  Object.assign(made, { kind: 'carousel', slides: [made.picture, pin(1).picture, pin(2).picture] });
  made.points = ['Pours where you aim', 'Keeps its heat'];
  const { user } = openApp(`/review?pin=${id(5, 0)}`);
  await shows(0);
  const carousel = screen.getByRole('region', { name: 'Pictures of the carousel' });
  await user.click(within(carousel).getByRole('button', { name: 'Next picture' }));
  expect(within(carousel).getByRole('img', { name: 'Picture 2: Pours where you aim' })).toBeVisible();
  await user.click(within(carousel).getByRole('button', { name: 'Picture 3 of 3' }));
  expect(within(carousel).getByRole('button', { name: 'Next picture' })).toBeDisabled();
});
