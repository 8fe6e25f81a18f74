import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { id } from '../../tests/mock/data';
import { backend } from '@/shared/test/server';
import { openApp } from './openApp';

const pin = (n: number) => backend.pin(id(5, n));

/** Copies “Editorial” under the name “Autumn” and opens it. */
async function makeOwn() {
  const app = openApp('/studio');
  await app.user.click(await screen.findByRole('button', { name: 'Make your own of Editorial' }));
  const dialog = await screen.findByRole('dialog');
  const name = within(dialog).getByRole('textbox', { name: 'Name' });
  await app.user.clear(name);
  await app.user.type(name, 'Autumn');
  await app.user.click(within(dialog).getByRole('button', { name: 'Copy and open' }));
  await screen.findByRole('heading', { level: 1, name: 'Autumn' });
  return app;
}

const titleBox = async () => {
  const sheet = await screen.findByRole('group', { name: 'The picture’s layers' });
  return within(sheet).getByRole('button', { name: /^Text box “title”: small line, headline/ });
};
const storedTop = () => {
  const files = backend.templateFiles.get('autumn');
  const design = JSON.parse(files?.design ?? '{}') as { layers: { box: { top: number } }[] };
  return design.layers[1]?.box.top;
};

test('the gallery shows every template by family, one’s own first, and filters them', async () => {
  const { user } = await makeOwn();
  await user.click(screen.getByRole('link', { name: 'All templates' }));
  const titles = await screen.findAllByRole('heading', { level: 2 });
  expect(titles.map((one) => one.textContent)).toEqual(['Your own', 'Collages', 'Lists', 'Tips and quotes']);
  await user.click(screen.getByRole('radio', { name: 'Without photo' }));
  await waitFor(() => {
    expect(screen.queryByText('Editorial')).not.toBeInTheDocument();
  });
  expect(screen.getByText('Poster')).toBeVisible();
});

test('arrow keys move a text box by 1 px, with Shift by 10, with Alt its size; undo and redo; saving keeps it', async () => {
  const { user } = await makeOwn();
  const box = await titleBox();
  box.focus();
  await user.keyboard('{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
  expect(await titleBox()).toHaveAccessibleName(/72 from the left, 971 from the top/);
  await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  expect(await titleBox()).toHaveAccessibleName(/855 by 380 px/);
  await user.keyboard('{Control>}z{/Control}');
  expect(await titleBox()).toHaveAccessibleName(/856 by 380 px.*971 from the top/);
  await user.keyboard('{Control>}z{/Control}');
  expect(await titleBox()).toHaveAccessibleName(/960 from the top/);
  await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  expect(await titleBox()).toHaveAccessibleName(/971 from the top/);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => {
    expect(storedTop()).toBe(971);
  });
});

test('a dragged box stays within the margin, and the JSON says where it is', async () => {
  const { user } = await makeOwn();
  const box = await titleBox();
  const sheet = screen.getByRole('group', { name: 'The picture’s layers' });
  sheet.getBoundingClientRect = () => new DOMRect(0, 0, 500, 750);
  box.setPointerCapture = () => undefined;
  fireEvent.pointerDown(box, { button: 0, clientX: 100, clientY: 500, pointerId: 1 });
  fireEvent.pointerMove(box, { clientX: 100, clientY: 900, pointerId: 1 });
  fireEvent.pointerUp(box, { pointerId: 1 });
  // 1500 less the margin of 48 and the box's own height of 380.
  expect(await titleBox()).toHaveAccessibleName(/1072 from the top/);
  await user.click(screen.getByRole('tab', { name: 'JSON' }));
  const json = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'template.json' });
  expect(json.value).toContain('"top": 1072');
});

test('what is no template is named with its line, cannot be saved, and the picture stays', async () => {
  const { user } = await makeOwn();
  await user.click(screen.getByRole('tab', { name: 'JSON' }));
  const json = await screen.findByRole('textbox', { name: 'template.json' });
  fireEvent.change(json, { target: { value: '{\n "layers": [\n' } });
  expect(await screen.findByRole('button', { name: /^template.json, line 2 this is no JSON/ })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Save' })).toHaveAccessibleDescription('Mend the faults first.');
  expect(await titleBox()).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => {
    expect(screen.queryByRole('button', { name: /this is no JSON/ })).not.toBeInTheDocument();
  });
});

test('a template that someone else saved meanwhile is not written over unasked', async () => {
  const { user } = await makeOwn();
  const theirs = backend.templateFiles.get('autumn');
  if (!theirs) throw new Error('no template');
  backend.templateFiles.set('autumn', { ...theirs, version: 2 });
  (await titleBox()).focus();
  await user.keyboard('{ArrowUp}');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Someone changed this template meanwhile')).toBeVisible();
  expect(storedTop()).toBe(960);
  await user.click(screen.getByRole('button', { name: 'Save mine in its place' }));
  await waitFor(() => {
    expect(storedTop()).toBe(959);
  });
});

test('deleting says what depends on it, and can be undone', async () => {
  const { user } = await makeOwn();
  pin(0).template = 'autumn';
  await user.click(screen.getByRole('button', { name: 'Delete this template' }));
  expect(
    await screen.findByText(/^1 open pin uses it\. Their pictures stay|^1 open pin uses it/),
  ).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  await waitFor(() => {
    expect(backend.templates.some((one) => one.id === 'autumn')).toBe(false);
  });
  await user.click(await screen.findByText('Undo'));
  await waitFor(() => {
    expect(backend.templates.some((one) => one.id === 'autumn')).toBe(true);
  });
});

test('leaving with unsaved changes asks first', async () => {
  const { user } = await makeOwn();
  (await titleBox()).focus();
  await user.keyboard('{ArrowUp}');
  await user.click(screen.getByRole('link', { name: 'All templates' }));
  expect(await screen.findByText('Leave without saving?')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Keep editing' }));
  expect(screen.getByRole('heading', { level: 1, name: 'Autumn' })).toBeVisible();
});

test('a pin gets another template and headline; each step is undone; saving sends what changed, and can be undone', async () => {
  const before = pin(0).headline;
  const { user } = openApp(`/studio/pins/${id(5, 0)}`);
  await user.click(await screen.findByRole('button', { name: 'Use Poster' }));
  const headline = screen.getByLabelText('Headline');
  await user.clear(headline);
  await user.type(headline, 'Slow coffee');
  await user.keyboard('{Control>}z{/Control}');
  expect(headline).toHaveValue(before);
  expect(screen.getByRole('button', { name: 'Use Poster' })).toHaveAttribute('aria-pressed', 'true');
  await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await user.click(screen.getByRole('button', { name: 'Save and check again' }));
  await waitFor(() => {
    expect(pin(0)).toMatchObject({ template: 'poster', headline: 'Slow coffee', version: 2 });
  });
  await screen.findByText('Saved and checked again.');
  await user.click(screen.getByText('Undo'));
  await waitFor(() => {
    expect(pin(0)).toMatchObject({ template: 'editorial', headline: before, version: 3 });
  });
});

test('points are one a line, without the empty ones', async () => {
  const { user } = openApp(`/studio/pins/${id(5, 0)}`);
  const points = await screen.findByLabelText('Points');
  fireEvent.change(points, { target: { value: 'One\n\n Two \n' } });
  await user.click(screen.getByRole('button', { name: 'Save and check again' }));
  await waitFor(() => {
    expect(pin(0).points).toEqual(['One', 'Two']);
  });
});

test('an approved pin says that a change takes the approval back; a published one cannot be changed', async () => {
  const scheduled = backend.pins.find((one) => one.state === 'scheduled');
  openApp(`/studio/pins/${String(scheduled?.id)}`);
  expect(
    await screen.findByText('A change takes back the approval: the pin returns to review.'),
  ).toBeVisible();
});

test('another combination waits until the changes are saved', async () => {
  const { user } = openApp(`/studio/pins/${id(5, 0)}`);
  const again = await screen.findByRole('button', { name: 'Another combination' });
  await user.click(again);
  await waitFor(() => {
    expect(pin(0).headline).toBe('A calm corner for the first cup');
  });
  await user.type(await screen.findByLabelText('Headline'), '.');
  expect(screen.getByRole('button', { name: 'Another combination' })).toHaveAccessibleDescription(
    'Save or undo your changes first.',
  );
});

test('a viewer sees the studio, and why nothing can be changed', async () => {
  backend.role = 'viewer';
  openApp('/studio');
  expect(
    await screen.findByRole('button', { name: 'Make your own of Editorial' }),
  ).toHaveAccessibleDescription('Your role is viewer. This needs an editor or admin.');
});

test('the budget of language models is shown and set', async () => {
  const { user } = openApp('/projects');
  const field = await screen.findByLabelText('A month (USD)');
  fireEvent.change(field, { target: { value: '20' } });
  await user.click(screen.getByRole('button', { name: 'Set the budget' }));
  await waitFor(() => {
    expect(backend.budget.monthly).toBe('20.00');
  });
});
