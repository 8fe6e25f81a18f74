import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { id } from '../../tests/mock/data';
import { backend, server } from '@/shared/test/server';
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
  expect(titles.map((one) => one.textContent)).toEqual([
    'Your own',
    'Collages',
    'Lists',
    'Comparisons',
    'Tips and quotes',
  ]);
  await user.click(screen.getByRole('radio', { name: 'Without photo' }));
  await waitFor(() => {
    expect(screen.queryByText('Editorial')).not.toBeInTheDocument();
  });
  expect(screen.getByText('Poster')).toBeVisible();
});

test('a copy opens in the brand and the colours that its tile was shown in', async () => {
  const project = backend.projects[1];
  if (!project) throw new Error('no project');
  localStorage.setItem('pinflow.project', JSON.stringify(project.id));
  const wishes: unknown[] = [];
  let asked: string | null = null;
  server.use(
    // With a place for the project’s logo.
    http.get('*/api/v1/templates/editorial', ({ request }) => {
      asked = new URL(request.url).searchParams.get('project_id');
    }),
    http.post('*/api/v1/templates/preview', async ({ request }) => {
      wishes.push(await request.clone().json());
    }),
  );
  const { user } = await makeOwn();
  await screen.findByAltText('The template as it is drawn');
  expect(asked).toBe(project.id);
  expect(wishes[0]).toMatchObject({ project_id: project.id, scheme: 'day' });
  expect(screen.getByRole('combobox', { name: 'Brand' })).toHaveValue(project.name);
  expect(screen.getByRole('combobox', { name: 'Colours' })).toHaveValue('day');
  await user.click(screen.getByRole('combobox', { name: 'Brand' }));
  await user.click(await screen.findByRole('option', { name: 'Neutral' }));
  await waitFor(() => {
    expect(wishes.at(-1)).not.toHaveProperty('project_id');
  });
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

test('a picture that cannot be drawn leaves the last one in its place', async () => {
  const { user } = await makeOwn();
  const drawn = await screen.findByRole('img', { name: 'The template as it is drawn' });
  const before = drawn.getAttribute('src');
  let refused = 0;
  server.use(
    http.post('*/api/v1/templates/preview', () => {
      refused += 1;
      return HttpResponse.json({ detail: 'A word is not known.' }, { status: 422 });
    }),
  );
  await user.click(screen.getByRole('tab', { name: 'JSON' }));
  const json = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'template.json' });
  fireEvent.change(json, { target: { value: json.value.replace('"ground"', '"mauve"') } });
  await waitFor(() => {
    expect(refused).toBeGreaterThan(0);
  });
  expect(screen.getByRole('img', { name: 'The template as it is drawn' })).toHaveAttribute('src', before);
});

test('a fault leads to its line, from its file, the other one and another tab', async () => {
  const { user } = await makeOwn();
  const selected = (field: HTMLTextAreaElement) =>
    field.value.slice(field.selectionStart, field.selectionEnd);
  const file = (name: string) => screen.findByRole<HTMLTextAreaElement>('textbox', { name });
  await user.click(screen.getByRole('tab', { name: 'JSON' }));
  fireEvent.change(await file('template.json'), { target: { value: `${'{\n'.repeat(39)}"cut": ` } });
  await user.click(await screen.findByRole('button', { name: /^template.json, line 40/ }));
  expect(await file('template.json')).toHaveFocus();
  expect(selected(await file('template.json'))).toBe('"cut": ');
  expect((await file('template.json')).scrollTop).toBe(36 * 18);

  await user.click(screen.getByRole('radio', { name: 'sample.json' }));
  fireEvent.change(await file('sample.json'), { target: { value: '{\n"title"' } });
  const other = await screen.findByRole('button', { name: /^sample.json, line 2/ });
  await user.click(screen.getByRole('radio', { name: 'template.json' }));
  other.focus();
  await user.keyboard('{Enter}');
  expect(await file('sample.json')).toHaveFocus();
  expect(selected(await file('sample.json'))).toBe('"title"');

  await user.click(screen.getByRole('tab', { name: 'Layers' }));
  await user.click(await screen.findByRole('button', { name: /^template.json, line 40/ }));
  expect(selected(await file('template.json'))).toBe('"cut": ');
  expect(await file('template.json')).toHaveFocus();
  // Who comes back later looks where they want.
  await user.click(screen.getByRole('tab', { name: 'Sample' }));
  await user.click(screen.getByRole('tab', { name: /^JSON/ }));
  expect(await file('template.json')).not.toHaveFocus();
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

test('another angle is read first, writes the words anew, keeps the look, and is undone whole', async () => {
  Object.assign(pin(0), { headline: 'My own words' });
  const { template, scheme } = pin(0);
  const { user } = openApp(`/studio/pins/${id(5, 0)}`);
  const card = await screen.findByRole('region', { name: 'Angle' });
  const choose = () => within(card).getByRole('button', { name: 'Choose another' });
  // What is not saved would be lost: first it is.
  await user.type(screen.getByLabelText('Headline'), ' and more');
  expect(choose()).toHaveAccessibleDescription('Save or undo your changes first.');
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await user.click(choose());
  const dialog = await screen.findByRole('dialog', { name: 'The angle of the texts' });
  const compared = await within(dialog).findByRole('radio', { name: /^Compared with others/ });
  expect(compared).toHaveAccessibleName(/Two good ones\? Compare like this/);
  await user.click(compared);
  await user.click(within(dialog).getByRole('button', { name: 'Write it anew' }));
  await screen.findByText('Written anew: Compared with others.');
  expect(pin(0)).toMatchObject({
    hook: 'compare',
    headline: 'Two good ones? Compare like this',
    template,
    scheme,
    version: 2,
  });
  expect(screen.getByLabelText('Headline')).toHaveValue('Two good ones? Compare like this');
  await waitFor(() => {
    expect(within(card).getByText('Compared with others')).toBeVisible();
  });
  await user.click(screen.getByText('Undo'));
  await waitFor(() => {
    expect(pin(0)).toMatchObject({ headline: 'My own words', version: 3 });
  });
});

test('an angle that cannot be written says why on the page, and what was made of nothing says so at once', async () => {
  server.use(
    http.post('*/api/v1/pins/:id/rewrite', () =>
      HttpResponse.json({ code: 'pins.version_conflict', detail: 'Someone was faster.' }, { status: 409 }),
    ),
  );
  const { user } = openApp(`/studio/pins/${id(5, 0)}`);
  await user.click(await screen.findByRole('button', { name: 'Choose another' }));
  await user.click(await screen.findByRole('button', { name: 'Write it anew' }));
  expect(await screen.findByText('Someone changed this pin meanwhile')).toBeVisible();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('points are rows: Enter adds, Alt with an arrow moves, Backspace takes an empty one away', async () => {
  pin(0).points = ['One', 'Two'];
  const { user } = openApp(`/studio/pins/${id(5, 0)}`);
  (await screen.findByLabelText('Points 1')).focus();
  await user.keyboard('{Enter}');
  expect(screen.getByLabelText('Points 2')).toHaveFocus();
  await user.keyboard('Between ');
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  // The cursor goes along with what it moves.
  expect(screen.getByLabelText('Points 3')).toHaveFocus();
  expect(screen.getByLabelText('Points 3')).toHaveValue('Between ');
  await user.keyboard('{Enter}{Backspace}');
  expect(screen.queryByLabelText('Points 4')).not.toBeInTheDocument();
  expect(screen.getByLabelText('Points 3')).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Move point 3 up' }));
  await user.click(screen.getByRole('button', { name: 'Remove point 1' }));
  await user.click(screen.getByRole('button', { name: 'Add a point' }));
  await user.click(screen.getByRole('button', { name: 'Save and check again' }));
  await waitFor(() => {
    expect(pin(0).points).toEqual(['Between', 'Two']);
  });
});

test('only what the chosen template draws is shown; the rest is kept for others', async () => {
  Object.assign(pin(0), {
    template: 'checklist',
    points: ['A point'],
    items: ['An entry'],
    rows: [],
    columns: [],
  });
  const { user } = openApp(`/studio/pins/${id(5, 0)}`);
  expect(await screen.findByLabelText('List 1')).toBeVisible();
  expect(screen.getByLabelText('Small line')).toBeVisible();
  const folded = (await screen.findByText('Kept for other templates')).closest('details') as HTMLElement;
  expect(within(folded).getByLabelText('Points 1')).toHaveValue('A point');
  expect(screen.queryByRole('button', { name: 'Add a row' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Remove list entry 1' }));
  // An empty list is drawn from the points.
  expect(screen.getByText(/^The list is empty: the picture shows these in it/)).toBeVisible();
  expect(screen.queryByText('Kept for other templates')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Use Poster' }));
  expect(
    within(screen.getByText('Kept for other templates').closest('details') as HTMLElement).getByLabelText(
      'Points 1',
    ),
  ).toHaveValue('A point');
  expect(screen.queryByLabelText('List 1')).toBeNull();
  // Nor does a poster have a small line.
  expect(screen.getByLabelText('Small line').closest('details')).not.toBeNull();
});

test('no more points are added than a picture has room for', async () => {
  pin(0).points = ['1', '2', '3', '4', '5'];
  const { user } = openApp(`/studio/pins/${id(5, 0)}`);
  (await screen.findByLabelText('Points 5')).focus();
  await user.keyboard('{Enter}');
  expect(screen.queryByLabelText('Points 6')).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Add a point' })).toHaveAccessibleDescription(
    'The picture has room for 5.',
  );
});

test('a table is filled by row and column, and a row without a label is not saved', async () => {
  const mug = 'At the desk';
  Object.assign(pin(0), { template: 'versus', columns: ['Mug'], rows: [[mug, '✓']] });
  const { user } = openApp(`/studio/pins/${id(5, 0)}`);
  await user.click(await screen.findByRole('button', { name: 'Add a column' }));
  await user.type(screen.getByLabelText('Head of column 2'), 'Tumbler');
  await user.type(screen.getByLabelText('Row 1, column 2'), '✗');
  await user.click(screen.getByRole('button', { name: 'Add a row' }));
  expect(screen.getByLabelText('Label of row 2')).toHaveFocus();
  fireEvent.change(screen.getByLabelText('Row 2, column 1'), { target: { value: '✗' } });
  expect(screen.getByRole('button', { name: 'Save and check again' })).toHaveAccessibleDescription(
    'A row of the table has no label.',
  );
  await user.type(screen.getByLabelText('Label of row 2'), 'Train{Alt>}{ArrowUp}{/Alt}');
  expect(screen.getByLabelText('Label of row 1')).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Save and check again' }));
  await waitFor(() => {
    expect(pin(0).rows).toEqual([
      ['Train', '✗'],
      [mug, '✓', '✗'],
    ]);
  });
  expect(pin(0).columns).toEqual(['Mug', 'Tumbler']);
  await user.click(await screen.findByRole('button', { name: 'Remove the last column' }));
  await user.click(screen.getByRole('button', { name: 'Save and check again' }));
  await waitFor(() => {
    expect(pin(0).rows).toEqual([
      ['Train', '✗'],
      [mug, '✓'],
    ]);
  });
});

test('another combination is taken back whole: seed, hook and alt text too', async () => {
  const { seed, hook, alt_text: alt } = pin(0);
  const { user } = openApp(`/studio/pins/${id(5, 0)}`);
  await user.click(await screen.findByRole('button', { name: 'Another combination' }));
  await screen.findByText('Written and drawn anew.');
  expect(pin(0)).toMatchObject({ seed: 'another', hook: 'compare' });
  await user.click(screen.getByText('Undo'));
  await waitFor(() => {
    expect(pin(0)).toMatchObject({ seed, hook, alt_text: alt, version: 3 });
  });
  expect(backend.calls).toContain(`POST /pins/${id(5, 0)}/restore`);
});

test('a photo of the library is tried, chosen, and its point set by the arrow keys', async () => {
  const { user } = openApp(`/studio/pins/${id(5, 0)}`);
  await user.click(await screen.findByRole('button', { name: 'Choose from the library' }));
  await user.click(await screen.findByRole('button', { name: 'Oak shelf, morning light' }));
  expect(await screen.findByText('Cropped where its detail is.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'What must be seen' })).toHaveAccessibleDescription(
    'Save or undo your changes first.',
  );
  await user.click(screen.getByRole('button', { name: 'Save and check again' }));
  await waitFor(() => {
    expect(pin(0).media_id).toBe(backend.media[0]?.id);
  });
  await user.click(await screen.findByRole('button', { name: 'What must be seen' }));
  const picker = await screen.findByRole('button', { name: /Point that must be seen: 40 % from the left/ });
  picker.focus();
  await user.keyboard('{ArrowLeft}');
  await user.click(screen.getByRole('button', { name: 'Keep it and draw anew' }));
  await waitFor(() => {
    expect(backend.media[0]?.focus).toEqual({ x: 0.38, y: 0.55 });
  });
  await screen.findByText('Drawn anew around the point you chose.');
  expect(pin(0).version).toBe(3);
});

test('a picture is uploaded in the picker and tried at once; one that is refused says why there', async () => {
  const { user } = openApp(`/studio/pins/${id(5, 0)}`);
  await user.click(await screen.findByRole('button', { name: 'Choose from the library' }));
  await user.click(await screen.findByRole('button', { name: 'Upload a picture' }));
  const place = await screen.findByRole('region', { name: 'Upload a picture' });
  let sent = 0;
  // jsdom loses the stand-in's answers to forms.
  server.use(
    http.post('*/api/v1/media', () => {
      sent += 1;
      return sent === 1
        ? HttpResponse.json({ status: 422, detail: 'It is smaller than 200 px.', code: 'x' }, { status: 422 })
        : HttpResponse.json({ media: backend.media[1], is_new: true, alike: [] }, { status: 201 });
    }),
  );
  const drop = () =>
    fireEvent.drop(place, { dataTransfer: { files: [new File(['x'], 'a.jpg', { type: 'image/jpeg' })] } });
  drop();
  expect(await within(place).findByRole('alert')).toHaveTextContent('It is smaller than 200 px.');
  await user.click(within(place).getByRole('combobox', { name: 'Licence' }));
  await user.click(await screen.findByRole('option', { name: 'CC BY: names the author' }));
  expect(within(place).getByRole('button', { name: 'Choose the file' })).toHaveAccessibleDescription(
    'Say who made it first.',
  );
  drop();
  fireEvent.change(within(place).getByLabelText(/^Author/), { target: { value: 'Ada Example' } });
  drop();
  expect(await screen.findByText(`“${backend.media[1]?.name ?? ''}” is in the library.`)).toBeVisible();
  // The one without an author was not sent.
  expect(sent).toBe(2);
  await user.click(screen.getByRole('button', { name: 'Save and check again' }));
  await waitFor(() => {
    expect(pin(0).media_id).toBe(backend.media[1]?.id);
  });
});

test('link, alt text and board are changed beside the picture; another account asks for one of its boards', async () => {
  const { user } = openApp(`/studio/pins/${id(5, 0)}`);
  fireEvent.change(await screen.findByLabelText('Alt text'), { target: { value: 'A kettle on a shelf.' } });
  fireEvent.change(screen.getByLabelText('Link'), {
    target: { value: 'https://quietkitchen.example/kettle' },
  });
  await user.click(screen.getByRole('combobox', { name: 'Account' }));
  await user.click(await screen.findByText('Desk & Daylight', { selector: 'span' }));
  expect(screen.getByRole('button', { name: 'Save and check again' })).toHaveAccessibleDescription(
    'Choose a board of the account.',
  );
  const boards = screen.getByRole('combobox', { name: 'Board' });
  await waitFor(() => {
    expect(boards).toBeEnabled();
  });
  await user.click(boards);
  const lists = await screen.findAllByRole('listbox');
  const [first] = within(lists.at(-1) as HTMLElement).getAllByRole('option');
  await user.click(first as HTMLElement);
  await user.click(screen.getByRole('button', { name: 'Save and check again' }));
  await waitFor(() => {
    expect(pin(0)).toMatchObject({
      alt_text: 'A kettle on a shelf.',
      link: 'https://quietkitchen.example/kettle',
      account: { name: 'Desk & Daylight' },
    });
  });
});

test('a video keeps its words until it is a single picture again', async () => {
  Object.assign(pin(0), {
    kind: 'video',
    video: { url: '/api/v1/pictures/x', sha256: 'x', bytes: 1, seconds: 9 },
  });
  const { user } = openApp(`/studio/pins/${id(5, 0)}`);
  expect(await screen.findByLabelText('Headline')).toBeDisabled();
  expect(screen.getByLabelText('Title')).toBeEnabled();
  await user.click(screen.getByRole('button', { name: 'Make it a single picture' }));
  await waitFor(() => {
    expect(screen.getByLabelText('Headline')).toBeEnabled();
  });
  expect(pin(0).kind).toBe('image');
});

test('a picture slot shows a cut-out on a ground, or a point of one’s choice', async () => {
  const { user } = await makeOwn();
  await user.click(screen.getByRole('button', { name: 'Picture 1' }));
  await user.click(screen.getByRole('switch', { name: /^Shows a point of your choice/ }));
  const picker = screen.getByRole('button', { name: /Point that must be seen: 50 % from the left/ });
  picker.focus();
  await user.keyboard('{ArrowRight}{ArrowUp}');
  await user.click(screen.getByRole('combobox', { name: 'Shows' }));
  await user.click(await screen.findByRole('option', { name: 'The product without its white ground' }));
  await user.click(screen.getByRole('combobox', { name: 'Ground of a cut-out' }));
  await user.click(await screen.findByRole('option', { name: 'soft' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const layer = () =>
    (JSON.parse(backend.templateFiles.get('autumn')?.design ?? '{}') as { layers: object[] }).layers[0];
  await waitFor(() => {
    expect(layer()).toMatchObject({ focus: [0.52, 0.48], mode: 'cutout', ground: 'soft' });
  });
  await user.click(screen.getByRole('combobox', { name: 'Shows' }));
  await user.click(await screen.findByRole('option', { name: 'The photo' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => {
    expect(layer()).toMatchObject({ mode: 'photo', ground: null });
  });
});

test('the sample’s points and table are filled in fields, and stand in its JSON', async () => {
  const { user } = await makeOwn();
  await user.click(screen.getByRole('tab', { name: 'Sample' }));
  (await screen.findByLabelText('Points 1')).focus();
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  await user.click(screen.getByRole('button', { name: 'Add a row' }));
  await user.type(screen.getByLabelText('Label of row 1'), 'At the desk');
  await user.type(screen.getByLabelText('Row 1, column 1'), '✓');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => {
    expect(JSON.parse(backend.templateFiles.get('autumn')?.sample ?? '{}')).toMatchObject({
      points: ['Keeps its heat', 'Pours where you aim', 'Looks good left out'],
      rows: [{ label: 'At the desk', cells: ['✓'] }],
    });
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

test('a writer that is off says what it lacks and who stands in, before it is saved', async () => {
  const { user } = openApp('/projects');
  const field = await screen.findByRole('combobox', { name: 'Who writes them' });
  expect(screen.queryByText(/PINFLOW_LANGUAGE_MODEL_URL/)).not.toBeInTheDocument();
  await user.click(field);
  await user.click(await screen.findByRole('option', { name: 'A language model, within the budget' }));
  expect(await screen.findByText(/Set PINFLOW_LANGUAGE_MODEL_URL to use it/)).toBeVisible();
  expect(screen.getByText(/program’s own phrases stand in/)).toBeVisible();
});

test('an address that names a project shows its settings', async () => {
  const other = backend.projects[1];
  if (!other) throw new Error('no second project');
  openApp(`/projects?project=${other.id}`);
  expect(await screen.findByRole('form', { name: `Settings of ${other.name}` })).toBeVisible();
});

test('the brand’s fonts and corners are chosen, shown at once, kept, and left to the template again', async () => {
  const { user } = openApp('/projects');
  const heading = await screen.findByRole('combobox', { name: 'Font of headlines' });
  const brand = () => backend.projects[0]?.brand;
  const choose = async (field: HTMLElement, font: string) => {
    await user.click(field);
    await user.click(await screen.findByRole('option', { name: font }));
  };
  expect(heading).toHaveValue('The template’s own');
  await user.click(heading);
  await screen.findByRole('option', { name: 'DM Serif Display' });
  // What other scripts are drawn with is nobody’s brand.
  expect(screen.queryByRole('option', { name: /Noto/ })).toBeNull();
  await user.click(screen.getByRole('option', { name: 'DM Serif Display' }));
  await choose(screen.getByRole('combobox', { name: 'Font of smaller texts' }), 'Caveat, bold');
  await user.click(screen.getByRole('radio', { name: 'Round' }));
  expect(screen.getByText('One good idea').getAttribute('style')).toContain('DMSerifDisplay-Regular');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => {
    expect(brand()).toMatchObject({
      heading_font: 'DMSerifDisplay-Regular',
      text_font: 'Caveat-Bold',
      corners: 'round',
    });
  });
  await choose(screen.getByRole('combobox', { name: 'Font of headlines' }), 'The template’s own');
  await user.click(screen.getByRole('radio', { name: 'As designed' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => {
    expect(brand()).toMatchObject({ heading_font: null, text_font: 'Caveat-Bold', corners: 'template' });
  });
});

test('an ink that cannot be read on its paper is refused with the figure', async () => {
  const { user } = openApp('/projects');
  const ink = await screen.findByRole('textbox', { name: 'Ink' });
  const paper = screen.getByRole('textbox', { name: 'Paper' });
  fireEvent.change(paper, { target: { value: '#FFFFFF' } });
  fireEvent.change(ink, { target: { value: '#777777' } });
  expect(screen.getByText(/Ink on paper 4.4:1, for large words only/)).toBeVisible();
  expect(ink).toHaveAccessibleDescription(/4.4:1, hardly to be read/);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(ink).toHaveAccessibleDescription(/4.4:1, hardly to be read. Text needs 4.5:1/);
  expect(ink).toHaveFocus();
  fireEvent.change(ink, { target: { value: '#767676' } });
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => {
    expect(backend.projects[0]?.brand.ink).toBe('#767676');
  });
});
