/**
 * Opens every page in Chromium against the mock server: desktop and phone, light and dark. Fails on an axe
 * violation, on sideways scrolling, on a console error; leaves pictures in test-results/pages.
 *
 *   node tests/browser/check-pages.ts [--only=phone-dark] [--pictures-only] [page ...]
 */
import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { build, preview } from 'vite';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const SCHEMES = ['light', 'dark'] as const;
const OUT = 'test-results/pages';
const PIN = (n: number) => `/pins/00000005-0000-7000-8000-${String(n).padStart(12, '0')}`;
const ACCOUNT = (n: number) => `/accounts/00000002-0000-7000-8000-${String(n).padStart(12, '0')}`;
const review = (n: number) => `/review?pin=${PIN(n).slice('/pins/'.length)}`;

interface Visit {
  path: string;
  empty?: boolean;
  signedOut?: boolean;
  /** Two people must approve; Jonas has approved pin 2. */
  two?: boolean;
  /** The status with which the server refuses something here, as it should; browsers log it as an error. */
  refused?: number;
  act?: (page: Page) => Promise<unknown>;
}

const chooseFile = async (page: Page) => {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'finds.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('ASIN;Name\nB0C7X2KETL;Kettle\n'),
    });
  await page.getByText('can be taken in').waitFor();
};

const makeOwn = async (page: Page) => {
  await page.getByRole('button', { name: 'Make your own of Editorial' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Autumn');
  await page.getByRole('button', { name: 'Copy and open' }).click();
  await page.getByRole('heading', { level: 1, name: 'Autumn' }).waitFor();
  await page.getByAltText('The template as it is drawn').waitFor();
};

const chooseHoursOf = async (page: Page, account: string) => {
  await page.getByRole('button', { name: 'Posting hours' }).click();
  const dialog = page.getByRole('dialog', { name: 'Posting hours' });
  await dialog.getByRole('combobox', { name: 'Account' }).click();
  await page.getByRole('listbox', { name: 'Account' }).getByRole('option', { name: account }).click();
  await dialog.getByLabel('Monday', { exact: true }).waitFor();
};

const lookAtSlot = async (page: Page) => {
  await page
    .getByRole('button', { name: /^Why then, and move/ })
    .first()
    .click();
  await page.getByText('It is number 2 of the 3 pins of that day').waitFor();
};

const moveTooEarly = async (page: Page) => {
  await lookAtSlot(page);
  await page.getByLabel('Day', { exact: true }).fill('2026-11-28');
  await page.getByLabel(/^Time/).fill('05:00');
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByText('It is too early').waitFor();
};

/** Adds an account without a key; its own page opens with the way its pins leave. */
const addExport = async (page: Page) => {
  await page.getByText('No key', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('By hand');
  await page.getByRole('button', { name: 'Add the account' }).click();
  const panel = page.getByRole('region', { name: 'How its pins leave' });
  await panel.waitFor();
  return panel;
};

/** With a real mouse; on a phone the form does it. */
const dragToSaturday = async (page: Page) => {
  const pin = page.locator('main a[draggable="true"]').first();
  if ((page.viewportSize()?.width ?? 0) < 900) return;
  await pin.dragTo(page.locator('td').filter({ has: page.locator('time[datetime="2026-11-28"]') }));
  await page.getByText(/^Moved to Sat/).waitFor();
};

/** A real PNG, drawn by the browser. */
const drawPicture = async (page: Page) => {
  const url = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 600 });
    const draw = canvas.getContext('2d');
    if (!draw) throw new Error('The browser draws nothing.');
    draw.fillStyle = '#2f5d50';
    draw.fillRect(0, 0, 400, 600);
    draw.fillStyle = '#f3e9d8';
    draw.fillRect(60, 200, 280, 340);
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
};

const openUpload = async (page: Page) => {
  await page.getByRole('button', { name: 'Choose from the library' }).click();
  await page.getByRole('button', { name: 'Upload a picture' }).click();
  await page.getByRole('region', { name: 'Upload a picture' }).waitFor();
};

const choosePicture = async (page: Page, buffer: Buffer) => {
  const form = page.getByRole('form', { name: 'New pin' });
  await form
    .locator('input[type=file]')
    .setInputFiles({ name: 'shelf-by-the-window.png', mimeType: 'image/png', buffer });
  return form;
};

const findProduct = async (page: Page, words: string) => {
  const field = page.getByRole('combobox', { name: 'Product' });
  await field.scrollIntoViewIfNeeded();
  await field.fill(words);
  await page
    .getByRole('option', { name: new RegExp(words) })
    .first()
    .waitFor();
};

/** Fills a pin by hand in, all of it. */
const fillNewPin = async (page: Page, buffer: Buffer) => {
  const form = await choosePicture(page, buffer);
  await form.getByAltText('shelf-by-the-window.png').waitFor();
  return fillNewPinWords(page);
};

const fillNewPinWords = async (page: Page) => {
  const form = page.getByRole('form', { name: 'New pin' });
  await form.getByLabel('Title').fill('A shelf by the window for slow mornings');
  await form.getByLabel('Link').fill('https://quietkitchen.example/finds/shelf-by-the-window');
  await form.getByLabel('Description').fill('Oak, two boards, and room for three plants. #ad');
  await form.getByLabel('Alt text').fill('An oak shelf with plants in morning light.');
  const choose = async (label: string, option: string) => {
    await form.getByRole('combobox', { name: label }).click();
    await page.getByRole('listbox', { name: label }).getByRole('option', { name: option }).click();
  };
  await choose('Account', 'Quiet Kitchen');
  await choose('Board', 'Small kitchen finds');
  return form;
};

const titleFrame = (page: Page) =>
  page
    .getByRole('group', { name: 'The picture’s layers' })
    .getByRole('button', { name: /^Text box “title”/ });

/** What the title's box says of itself, in pixels of the picture. */
const titleBox = async (page: Page) => {
  const words = await titleFrame(page).getAttribute('aria-label');
  return { top: Number(/(-?\d+) from the top/.exec(words ?? '')?.[1]) };
};

const expect = (what: string, is: unknown, wanted: unknown) => {
  if (JSON.stringify(is) === JSON.stringify(wanted)) return;
  throw new Error(`${what}: ${JSON.stringify(is)} and not ${JSON.stringify(wanted)}`);
};

/** Copies a template, drags a text box with the mouse and with keys, takes it back, saves, uses it for a pin. */
const editTemplate = async (page: Page) => {
  await makeOwn(page);
  const start = await titleBox(page);
  const frame = titleFrame(page);
  const { x, y, width, height } = (await frame.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + height / 2 - 40, { steps: 4 });
  await page.mouse.up();
  const dragged = await titleBox(page);
  if (dragged.top >= start.top - 20) throw new Error('dragging moved nothing');
  await frame.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  expect('keys move by 1 and 10 px', (await titleBox(page)).top, dragged.top + 11);
  await page.getByRole('tab', { name: /^JSON/ }).click();
  const json = async () =>
    (
      JSON.parse(await page.getByRole('textbox', { name: 'template.json' }).inputValue()) as {
        layers: { box: { top: number } }[];
      }
    ).layers[1]?.box.top;
  expect('the JSON follows', await json(), dragged.top + 11);
  await page.keyboard.press('Control+z');
  expect('keys are taken back together', await json(), dragged.top);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  expect('the drag is taken back', await json(), start.top);
  await page.keyboard.press('Control+Shift+z');
  expect('and done again', await json(), dragged.top);
  await page.getByRole('tab', { name: 'Layers' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(/^Saved\. Pins drawn from now on/).waitFor();
  await page.goto(new URL(`/studio${PIN(2)}`, page.url()).href);
  await page.getByRole('button', { name: 'Use Autumn' }).click();
  await page.getByRole('button', { name: 'Save and check again' }).click();
  await page.getByText('Saved and checked again.').waitFor();
  expect('the pin uses it', await pinTemplate(page, 2), 'autumn');
  await page.goBack();
  await page.getByAltText('The template as it is drawn').waitFor();
  await titleFrame(page).focus();
};

interface ReadPin {
  title: string;
  state: string;
  assignee: { name: string } | null;
  first_approved: { by: string } | null;
}

/** The pin as the server has it: what a page says of it may be wrong. */
const readPin = async (page: Page, n: number) => {
  const answer = await page.request.get(new URL(`/api/v1${PIN(n)}`, page.url()).href);
  return (await answer.json()) as ReadPin;
};

const statesOf = async (page: Page, ...pins: number[]) =>
  Promise.all(pins.map(async (n) => (await readPin(page, n)).state));

const showsPin = async (page: Page, n: number) =>
  page.getByRole('heading', { level: 2, name: (await readPin(page, n)).title }).waitFor();

/** Does something that shows a pin, and waits until the server has noted that it was looked at. */
const lookAtPin = async (page: Page, n: number, show: () => Promise<unknown>) => {
  const noted = page.waitForResponse(
    (answer) =>
      answer.url().endsWith('/review/seen') &&
      (answer.request().postData() ?? '').includes(PIN(n).slice('/pins/'.length)),
  );
  await show();
  await showsPin(page, n);
  await noted;
};

/** The whole of it by keys: on, back, approve, take back, reject, take back; typing decides nothing. */
const triageByKeys = async (page: Page) => {
  const press = (key: string) => page.keyboard.press(key);
  await showsPin(page, 0);
  await press('j');
  await showsPin(page, 1);
  await press('a');
  expect('what a rule blocks is not approved', await statesOf(page, 1), ['in_review']);
  await press('k');
  await showsPin(page, 0);
  await press('a');
  await showsPin(page, 1);
  await page.getByText(/^Goes out to Quiet Kitchen/).waitFor();
  expect('A approves what is shown', await statesOf(page, 0, 1), ['scheduled', 'in_review']);
  await press('u');
  await showsPin(page, 0);
  expect('U takes it back', await statesOf(page, 0), ['in_review']);
  await press('r');
  await showsPin(page, 1);
  await page.getByText('Rejected. It will not go out.').waitFor();
  expect('R rejects', await statesOf(page, 0), ['rejected']);
  await press('u');
  await showsPin(page, 0);
  expect('U takes that back, too', await statesOf(page, 0), ['in_review']);
  await press('c');
  await page.keyboard.type('just a raja');
  expect('letters in a field are text', await page.getByRole('textbox', { name: 'Comment' }).inputValue(), 'just a raja'); // prettier-ignore
  expect('and decide nothing', await statesOf(page, 0, 1), ['in_review', 'in_review']);
};

/** Chooses two pins that were looked at, approves them at once, and takes both back. */
const approveSeen = async (page: Page) => {
  await lookAtPin(page, 0, () => page.reload());
  await page.keyboard.press('x');
  await lookAtPin(page, 1, () => page.keyboard.press('j'));
  await lookAtPin(page, 2, () => page.keyboard.press('j'));
  await page.keyboard.press('x');
  const bar = page.getByRole('region', { name: 'Chosen pins' });
  await bar.getByText('2 pins chosen').waitFor();
  await bar.locator('button:not([aria-disabled="true"])', { hasText: 'Approve 2' }).waitFor();
  await page.keyboard.press('b');
  await page.getByText('2 pins are approved.').waitFor();
  expect('only the chosen are approved', await statesOf(page, 0, 1, 2), ['scheduled', 'in_review', 'scheduled']); // prettier-ignore
  await page.getByRole('alert').getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByText('2 pins are back in review.').waitFor();
  expect('all are taken back', await statesOf(page, 0, 1, 2), ['in_review', 'in_review', 'in_review']);
};

/** A range holds two pins that nobody looked at: neither button nor key approves any of it. */
const approveUnseen = async (page: Page) => {
  await lookAtPin(page, 0, () => page.reload());
  await page.keyboard.press('x');
  const strip = page.getByRole('navigation', { name: 'Pins waiting for review' });
  await strip.getByRole('button', { name: (await readPin(page, 2)).title }).click({ modifiers: ['Shift'] });
  const bar = page.getByRole('region', { name: 'Chosen pins' });
  await bar.getByText('3 pins chosen').waitFor();
  const approve = bar.getByRole('button', { name: /^Approve 3/ });
  expect('the button is off', await approve.getAttribute('aria-disabled'), 'true');
  await approve.click({ force: true });
  await page.keyboard.press('b');
  await lookAtPin(page, 1, () => bar.getByRole('button', { name: 'Look at the next' }).click());
  expect('nothing is approved', await statesOf(page, 0, 1, 2), ['in_review', 'in_review', 'in_review']);
};

/** Asks a member, changes what was said, and deletes it. */
const comment = async (page: Page) => {
  await showsPin(page, 0);
  await page.getByRole('button', { name: 'Ask Jonas Field' }).waitFor();
  await page.keyboard.press('c');
  await page.getByRole('button', { name: 'Ask Jonas Field' }).click();
  await page.keyboard.type('is this ours?');
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  const list = page.getByRole('list', { name: 'Comments' });
  await list.getByText('@Jonas Field is this ours?').waitFor();
  await list.getByRole('button', { name: /^Change the comment/ }).click();
  await list.getByRole('textbox', { name: 'Change the comment' }).fill('It is ours.');
  await list.getByRole('button', { name: 'Save' }).click();
  await list.getByText('It is ours.').waitFor();
  await list.getByRole('button', { name: /^Delete the comment/ }).click();
  await list.getByRole('button', { name: 'Delete for good' }).click();
  await page.getByText('Nobody has said anything yet.').waitFor();
};

/** Gives the pin to a member by keys, and takes it back. */
const assign = async (page: Page) => {
  await showsPin(page, 0);
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: 'Jonas Field' }).click();
  const told = page.getByRole('alert').filter({ hasText: 'Assigned to Jonas Field.' });
  await told.waitFor();
  expect('it is assigned', (await readPin(page, 0)).assignee?.name, 'Jonas Field');
  await told.getByRole('button', { name: 'Undo' }).click();
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLInputElement>('input[role=combobox], input[aria-haspopup]')].every(
      (field) => field.value !== 'Jonas Field',
    ),
  );
  expect('it is given back', (await readPin(page, 0)).assignee, null);
};

/** One's own yes waits for another person's and is not given twice; after another's, one more lets it out. */
const approveAsSecond = async (page: Page) => {
  await showsPin(page, 0);
  await page.keyboard.press('a');
  await page.getByText('Your yes is noted. A second person must approve it too.').waitFor();
  const strip = page.getByRole('navigation', { name: 'Pins waiting for review' });
  await strip.getByRole('button', { name: (await readPin(page, 0)).title }).click();
  await showsPin(page, 0);
  await page.getByRole('button', { name: /^Approve, too/ }).waitFor();
  await page.keyboard.press('a');
  const { state, first_approved } = await readPin(page, 0);
  expect('one person is not two', [state, first_approved?.by], ['in_review', 'Nora Winter']);
  await strip.getByRole('button', { name: (await readPin(page, 2)).title }).click();
  await showsPin(page, 2);
  await page.getByText('Jonas Field approved it: a second person must, too.').waitFor();
  await page.getByRole('button', { name: /^Approve, too/ }).click();
  await page.getByText(/^Goes out to/).waitFor();
  expect('two are', await statesOf(page, 2), ['scheduled']);
};

/** What an edit changed, in words and signs, and away again. */
const compare = async (page: Page) => {
  await showsPin(page, 3);
  await page.keyboard.press('d');
  await page.getByRole('img', { name: 'The picture before' }).waitFor();
  await page.getByRole('img', { name: 'The picture now' }).waitFor();
  const words = (tag: string) =>
    page.locator(tag).filter({ hasText: /jars|Shop|tidy/ }).allTextContents(); // prettier-ignore
  expect('what is gone', (await words('del')).join(' ').includes('Shop three'), true);
  expect('what is new', (await words('ins')).join(' ').includes('that tidy a small pantry'), true);
  await page.keyboard.press('d');
  await page.getByRole('img', { name: 'The picture before' }).waitFor({ state: 'detached' });
  await page.keyboard.press('d');
  await page.getByRole('img', { name: 'The picture before' }).waitFor();
};

const pinTemplate = async (page: Page, n: number) => {
  const answer = await page.request.get(new URL(`/api/v1${PIN(n)}`, page.url()).href);
  return ((await answer.json()) as { template: string }).template;
};

/** Swaps a pin's template, edits its headline, takes both back in turn, and leaves the headline changed. */
const editPin = async (page: Page) => {
  const headline = page.getByLabel('Headline');
  const before = await headline.inputValue();
  await page.getByRole('button', { name: 'Use Poster' }).click();
  await headline.fill('Slow coffee, no hurry');
  await page.getByAltText('Preview: Slow coffee, no hurry').waitFor();
  await page.keyboard.press('Control+z');
  expect('the headline is taken back', await headline.inputValue(), before);
  expect(
    'the template stays',
    await page.getByRole('button', { name: 'Use Poster' }).getAttribute('aria-pressed'),
    'true',
  );
  await page.keyboard.press('Control+Shift+z');
  await page.getByRole('button', { name: 'Save and check again' }).click();
  await page.getByText('Saved and checked again.').waitFor();
  expect('the template is swapped', await pinTemplate(page, 0), 'poster');
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await page.getByText('The pin is as it was before.').waitFor();
  expect('undo brings the headline back', await headline.inputValue(), before);
  await headline.fill('Slow coffee, no hurry');
  await page.getByText('Side by side', { exact: true }).click();
  await page.waitForFunction(() => {
    const [before, after] = document.querySelectorAll<HTMLImageElement>('figure img');
    return before && after?.src.startsWith('data:');
  });
};

/** Chooses a template with a table and fills it by keys alone. */
const fillTable = async (page: Page) => {
  await page.getByRole('button', { name: 'Use Versus' }).click();
  await page.getByLabel('Head of column 1').fill('Mug');
  await page.getByRole('button', { name: 'Add a column' }).click();
  await page.getByLabel('Head of column 2').fill('Tumbler');
  await page.getByRole('button', { name: 'Add a row' }).click();
  await page.keyboard.type('At the desk');
  await page.keyboard.press('Tab');
  await page.keyboard.type('✓');
  await page.keyboard.press('Enter');
  await page.keyboard.type('On the train');
  await page.keyboard.press('Alt+ArrowUp');
  expect('the row moved', await page.getByLabel('Label of row 1').inputValue(), 'On the train');
  await page.getByText('Drawing…').waitFor({ state: 'detached' });
  await page.getByLabel('Label of row 1').scrollIntoViewIfNeeded();
};

const PAGES: Record<string, Visit> = {
  login: { path: '/login', signedOut: true },
  overview: { path: '/' },
  'overview-empty': { path: '/', empty: true },
  opportunities: { path: '/opportunities' },
  'opportunities-open': {
    path: '/opportunities',
    act: async (page) => {
      await page
        .getByRole('button', { name: /^Reasons for/ })
        .first()
        .click();
      await page.getByText(/^Why [\d.]+ of 100/).waitFor();
      const history = page.getByRole('region', { name: /^History of/ });
      const line = history.locator('svg path[stroke-width="2"]').first();
      await line.waitFor({ state: 'attached' });
      const box = await line.boundingBox();
      if (!box || box.width < 100) throw new Error('The curve of ranks is not drawn.');
      const points = (await line.getAttribute('d'))?.match(/[ML]/g)?.length;
      if (points !== 14) throw new Error(`The curve has ${String(points)} points of 14.`);
      await history.getByText('As a table').click();
      const rows = await history.getByRole('row').count();
      if (rows !== 15) throw new Error(`The table has ${String(rows)} rows of 15.`);
    },
  },
  'opportunities-drafted': {
    path: '/opportunities',
    act: async (page) => {
      const drafts = page.getByRole('button', { name: /^Make draft/ });
      await drafts.first().waitFor();
      const before = await drafts.count();
      await drafts.first().click();
      await page.getByText(/^The draft is being written/).waitFor();
      const boxes = page.getByRole('checkbox', { name: /^Choose (?!all)/ });
      await boxes.nth(0).check();
      await boxes.nth(1).check();
      await page.getByRole('button', { name: 'Make 2 drafts' }).click();
      await page.getByText(/^2 drafts being made/).waitFor();
      await drafts.nth(before - 3).waitFor({ state: 'detached' });
      if ((await drafts.count()) !== before - 3) throw new Error('Three drafts are not three less open.');
      await page.getByText('Drafted', { exact: true }).click();
      await page
        .getByRole('link', { name: /^See the pin/ })
        .first()
        .waitFor();
      if ((await drafts.count()) !== 0) throw new Error('Open ones are shown among the drafted.');
    },
  },
  'opportunities-angle': {
    path: '/opportunities',
    act: async (page) => {
      await page
        .getByRole('button', { name: /^Choose the angle of a draft/ })
        .first()
        .click();
      await page.getByRole('radio', { name: /^In everyday use/ }).click();
    },
  },
  'opportunities-filters': {
    path: '/opportunities?score=60&to=50',
    act: async (page) => {
      await page.getByRole('checkbox', { name: /^Choose all/ }).check();
      await page.getByRole('region', { name: 'Chosen opportunities' }).waitFor();
    },
  },
  'opportunities-save': {
    path: '/opportunities?trend=true',
    act: async (page) => {
      await page.getByRole('button', { name: 'Saved filters' }).click();
      await page.getByRole('menuitem', { name: /Save or delete/ }).click();
      await page.getByRole('form', { name: 'Save this filter' }).waitFor();
    },
  },
  'opportunities-none': { path: '/opportunities?from=900' },
  'opportunities-empty': { path: '/opportunities', empty: true },
  review: { path: review(0) },
  'review-blocked': { path: review(1) },
  'review-edit': {
    path: review(3),
    act: async (page) => {
      await page.keyboard.press('e');
      await page.getByLabel('Headline').waitFor();
      expect('E opens the studio', new URL(page.url()).pathname, `/studio${PIN(3)}`);
      await page.getByRole('main').getByRole('link', { name: 'Review', exact: true }).waitFor();
    },
  },
  'review-photo': {
    path: review(0),
    act: async (page) => {
      await page.getByRole('button', { name: 'Choose its photo from the library' }).click();
      await page.getByRole('list', { name: 'Pictures to choose from' }).waitFor();
    },
  },
  'review-decided': {
    path: review(0),
    act: async (page) => {
      await page.getByRole('button', { name: 'Approve', exact: true }).click();
      await page.getByText(/^Goes out/).waitFor({ state: 'attached' });
    },
  },
  'review-keys': { path: review(0), act: triageByKeys },
  'review-batch': { path: review(0), act: approveSeen },
  'review-unseen': { path: review(0), act: approveUnseen },
  'review-comment': { path: review(0), act: comment },
  'review-assigned': { path: review(0), act: assign },
  'review-two': { path: review(0), two: true, act: approveAsSecond },
  'review-compared': { path: review(3), act: compare },
  'review-help': {
    path: review(0),
    act: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  'review-team': {
    path: review(3),
    act: async (page) => {
      await page.getByRole('button', { name: 'What the last edit changed' }).click();
      await page.getByRole('img', { name: 'The picture before' }).waitFor();
      await page.getByText('Looking at it today.').scrollIntoViewIfNeeded();
    },
  },
  'review-chosen': {
    path: review(0),
    act: async (page) => {
      await page.getByRole('checkbox', { name: 'Choose' }).check();
      await page.getByRole('button', { name: 'Next pin' }).click();
      await page.getByRole('checkbox', { name: 'Choose' }).check();
      await page.getByText('2 pins chosen').waitFor();
    },
  },
  'review-refused': {
    path: review(0),
    act: async (page) => {
      const chooseAndGoOn = async () => {
        // As long as a look takes until it is noted.
        await page.waitForTimeout(700);
        await page.keyboard.press('x');
        await page.keyboard.press('j');
      };
      await chooseAndGoOn();
      await chooseAndGoOn();
      await page.keyboard.press('b');
      await page.getByText('1 pin was not approved:').waitFor();
    },
  },
  'review-why': {
    path: review(0),
    act: async (page) => {
      await page.getByRole('button', { name: 'Give a reason and reject' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  'review-none': { path: '/review?why=mentioned' },
  'review-empty': { path: '/review', empty: true },
  pins: { path: '/pins' },
  'pins-empty': { path: '/pins', empty: true },
  'pins-new': {
    path: '/pins/new',
    act: async (page) => {
      await fillNewPin(page, await drawPicture(page));
    },
  },
  'pins-new-start': { path: '/pins/new' },
  'pins-new-library': {
    path: '/pins/new',
    act: async (page) => {
      await page.getByRole('button', { name: 'Choose from the library' }).click();
      await page.getByRole('button', { name: 'Kettle on a stove' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByText('AI made or changed it: the pin will say so.').waitFor();
      await page.getByAltText('Kettle on a stove').waitFor();
    },
  },
  'pins-new-library-added': {
    path: '/pins/new',
    act: async (page) => {
      await page.getByRole('button', { name: 'Choose from the library' }).click();
      await page.getByRole('button', { name: 'Kettle on a stove' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      const form = await fillNewPinWords(page);
      const sent = page.waitForRequest(
        (one) => one.method() === 'POST' && one.url().endsWith('/api/v1/pins'),
      );
      await form.getByRole('button', { name: 'Add the pin' }).click();
      const content = (await sent).postData() ?? '';
      expect('the picture is named', /name="media_id"/.test(content), true);
      expect('and no file stands beside it', /name="image"/.test(content), false);
      await page
        .getByRole('heading', { level: 1, name: 'A shelf by the window for slow mornings' })
        .waitFor();
    },
  },
  'pins-new-lacking': {
    path: '/pins/new',
    act: async (page) => {
      await page.getByLabel('Title').fill('A shelf by the window');
      await page.getByRole('button', { name: 'Add the pin' }).click();
      await page.getByText('Choose the picture first.').waitFor();
      await page.getByText('Choose the account that pins it.').waitFor();
    },
  },
  'pins-new-no-picture': {
    path: '/pins/new',
    act: async (page) => {
      const form = await fillNewPinWords(page);
      await form.getByRole('button', { name: 'Add the pin' }).click();
      await page.getByText('Choose the picture first.').waitFor();
      expect(
        'the focus is at the picture',
        await page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
        'Picture',
      );
    },
  },
  'pins-new-unreadable': {
    path: '/pins/new',
    act: async (page) => {
      await choosePicture(page, Buffer.alloc(0));
      await page.getByText(/cannot be read as a picture/).waitFor();
    },
  },
  'pins-new-refused': {
    path: '/pins/new',
    refused: 422,
    act: async (page) => {
      const form = await fillNewPin(page, await drawPicture(page));
      const link = form.getByLabel('Link');
      await link.fill('https://quietkitchen.example/finds/a shelf');
      await form.getByRole('button', { name: 'Add the pin' }).click();
      await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
      expect('it is said once', await page.getByText(/^Give the full web address/).count(), 1);
    },
  },
  'pins-new-added': {
    path: '/pins/new',
    act: async (page) => {
      const form = await fillNewPin(page, await drawPicture(page));
      await form.getByRole('button', { name: 'Add the pin' }).click();
      await page
        .getByRole('heading', { level: 1, name: 'A shelf by the window for slow mornings' })
        .waitFor();
    },
  },
  'pin-not-published': {
    path: PIN(9),
    refused: 429,
    act: async (page) => {
      await page.getByRole('button', { name: 'Publish now' }).click();
      await page.getByText(/^You can publish it by hand from/).waitFor();
    },
  },
  'pin-published': { path: PIN(14) },
  'pin-figures': {
    path: PIN(14),
    act: async (page) => {
      await page.getByText('12 days as a table').click();
      await page.getByRole('heading', { name: 'Figures' }).scrollIntoViewIfNeeded();
    },
  },
  'pin-talked': { path: PIN(3) },
  'pin-failed': { path: PIN(22) },
  'pin-edit': {
    path: PIN(0),
    act: async (page) => {
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await page.getByRole('form', { name: 'Edit the pin' }).waitFor();
    },
  },
  'pin-carousel': {
    path: PIN(0),
    act: async (page) => {
      await page.getByRole('button', { name: /^Make it a carousel of/ }).click();
      const carousel = page.getByRole('region', { name: 'Pictures of the carousel' });
      await carousel.getByRole('button', { name: 'Next picture' }).click();
      await carousel.getByRole('img', { name: /^Picture 2:/ }).waitFor();
    },
  },
  'pin-video': {
    path: PIN(0),
    act: async (page) => {
      await page.getByRole('button', { name: 'Make it a video' }).click();
      await page.getByLabel(/^Video of 9 seconds/).waitFor();
    },
  },
  'pin-unknown': {
    path: PIN(23),
    act: (page) => page.getByText('Until then it may still turn up').scrollIntoViewIfNeeded(),
  },
  'pin-settle': {
    path: PIN(23),
    act: async (page) => {
      await page.getByRole('button', { name: 'Say what became of it' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  'pin-delete': {
    path: PIN(14),
    act: async (page) => {
      await page.getByRole('button', { name: 'Delete on Pinterest' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  studio: { path: '/studio' },
  'studio-own': { path: '/studio?show=own' },
  'studio-template': { path: '/studio', act: editTemplate },
  'studio-faulty': {
    path: '/studio',
    act: async (page) => {
      await makeOwn(page);
      await page.getByRole('tab', { name: 'JSON' }).click();
      await page.getByRole('textbox', { name: 'template.json' }).fill('{');
      await page.getByRole('button', { name: /^template.json, line 1/ }).waitFor();
    },
  },
  'studio-overlap': {
    path: '/studio',
    act: async (page) => {
      const reason =
        'tried with a text in every box: the kicker “For a calm morning” stands over the headline “Slow coffee”';
      await page.route('**/api/v1/templates/lint', (route) =>
        route.fulfill({
          json: { ok: false, faults: [{ file: 'template.json', line: 1, where: '$', reason }] },
        }),
      );
      await makeOwn(page);
      await page.getByText(/stands over the headline/).scrollIntoViewIfNeeded();
    },
  },
  'studio-delete': {
    path: '/studio',
    act: async (page) => {
      await makeOwn(page);
      await page.getByRole('button', { name: 'Delete this template' }).click();
      await page.getByText('No open pin uses it.').waitFor();
    },
  },
  'studio-slot': {
    path: '/studio',
    act: async (page) => {
      await makeOwn(page);
      await page.getByRole('button', { name: 'Picture 1', exact: true }).last().click();
      await page.getByRole('switch', { name: /^Shows a point of your choice/ }).click();
      const picker = page.getByRole('button', { name: /^Point that must be seen/ });
      const { x, y, width, height } = (await picker.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      await page.mouse.click(x + width / 4, y + height / 2);
      await page.getByRole('button', { name: /^Point that must be seen: 25 %/ }).waitFor();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('button', { name: /^Point that must be seen: 27 %/ }).waitFor();
      await picker.scrollIntoViewIfNeeded();
    },
  },
  'studio-sample': {
    path: '/studio',
    act: async (page) => {
      await makeOwn(page);
      await page.getByRole('tab', { name: 'Sample' }).click();
      await page.getByLabel('Points 1').press('Enter');
      await page.keyboard.type('Fits any drawer');
      await page.keyboard.press('Alt+ArrowDown');
      expect('the point moved', await page.getByLabel('Points 3').inputValue(), 'Fits any drawer');
      await page.getByRole('button', { name: 'Add a row' }).click();
      await page.keyboard.type('At the desk');
      await page.getByLabel('Row 1, column 1').fill('✓');
      await page.getByLabel('Points 1').scrollIntoViewIfNeeded();
    },
  },
  'studio-table': { path: `/studio${PIN(0)}`, act: fillTable },
  'studio-photo': {
    path: `/studio${PIN(0)}`,
    act: async (page) => {
      await page.getByRole('button', { name: 'Choose from the library' }).click();
      await page.getByRole('button', { name: 'Oak shelf, morning light' }).click();
      await page.getByRole('button', { name: 'Save and check again' }).click();
      await page.getByRole('button', { name: 'What must be seen' }).click();
      const picker = page.getByRole('button', { name: /^Point that must be seen/ });
      await picker.press('ArrowLeft');
      await page.getByRole('button', { name: /^Point that must be seen: 38 %/ }).waitFor();
    },
  },
  'studio-picker': {
    path: `/studio${PIN(0)}`,
    refused: 422,
    act: async (page) => {
      await openUpload(page);
      await page.locator('input[type=file]').setInputFiles({
        name: 'empty.jpg',
        mimeType: 'image/jpeg',
        buffer: Buffer.alloc(0),
      });
      await page.getByText(/^This photo cannot be read/).waitFor();
    },
  },
  'studio-picker-uploaded': {
    path: `/studio${PIN(0)}`,
    act: async (page) => {
      await openUpload(page);
      const buffer = await drawPicture(page);
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'Shelf by the window', mimeType: 'image/png', buffer });
      await page.getByText('“Shelf by the window” is in the library.').waitFor();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'What must be seen' }).scrollIntoViewIfNeeded();
    },
  },
  'studio-picker-empty': {
    path: '/projects',
    act: async (page) => {
      await page.route('**/api/v1/media?*', (route) =>
        route.fulfill({ json: { items: [], next_cursor: null } }),
      );
      await page.getByRole('button', { name: 'Choose a logo' }).click();
      await page.getByText('The library has no picture yet. Upload the first.').waitFor();
    },
  },
  'studio-pin': { path: `/studio${PIN(0)}`, act: editPin },
  'studio-angle': {
    path: `/studio${PIN(0)}`,
    act: async (page) => {
      await page.getByRole('button', { name: 'Choose another', exact: true }).click();
      await page.getByRole('radio', { name: /^Compared with others/ }).click();
    },
  },
  'studio-angle-chosen': {
    path: `/studio${PIN(0)}`,
    act: async (page) => {
      const headline = page.getByLabel('Headline');
      const before = await headline.inputValue();
      await page.getByRole('button', { name: 'Choose another', exact: true }).click();
      await page.getByRole('radio', { name: /^Compared with others/ }).click();
      await page.getByRole('button', { name: 'Write it anew' }).click();
      await page.getByText('Written anew: Compared with others.').waitFor();
      expect('the words are those shown', await headline.inputValue(), 'Two good ones? Compare like this');
      await page.getByRole('button', { name: 'Undo' }).last().click();
      await page.getByText('The pin is as it was before.').waitFor();
      expect('Undo brings the words back', await headline.inputValue(), before);
    },
  },
  'studio-pin-scheduled': { path: `/studio${PIN(10)}` },
  calendar: { path: '/calendar' },
  'calendar-week': { path: '/calendar?view=week' },
  'calendar-list': { path: '/calendar?view=list' },
  'calendar-slot': { path: '/calendar?view=list', act: lookAtSlot },
  'calendar-refused': { path: '/calendar?view=list', act: moveTooEarly, refused: 409 },
  'calendar-dragged': { path: '/calendar?view=week', act: dragToSaturday },
  'calendar-hours': {
    path: '/calendar',
    act: async (page) => {
      await page.getByRole('button', { name: 'Posting hours' }).click();
      await page.getByLabel('Monday', { exact: true }).waitFor();
    },
  },
  'calendar-best-hours': {
    path: '/calendar',
    act: async (page) => {
      await page.getByRole('button', { name: 'Posting hours' }).click();
      await page.getByRole('checkbox', { name: /Prefer the hours/ }).check();
      await page.getByRole('button', { name: 'Save' }).scrollIntoViewIfNeeded();
    },
  },
  'calendar-hours-lacking': {
    path: '/calendar',
    act: async (page) => {
      await chooseHoursOf(page, 'Desk & Daylight');
      await page.getByText(/^15 more pins must count/).scrollIntoViewIfNeeded();
    },
  },
  'calendar-hours-none': {
    path: '/calendar',
    act: async (page) => {
      await chooseHoursOf(page, 'Nordic Nest Co.');
      await page.getByText(/^No pin of this account was followed yet/).scrollIntoViewIfNeeded();
    },
  },
  'calendar-empty': { path: '/calendar', empty: true },
  lists: { path: '/lists' },
  'lists-terms': {
    path: '/lists',
    act: async (page) => {
      await page.getByRole('button', { name: 'Read and decide' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  'lists-refusals': {
    path: '/lists',
    act: (page) => page.getByText(/refusals in 30 days/).click(),
  },
  categories: {
    path: '/lists/browse?on=amazon.co.uk',
    act: async (page) => {
      await page.getByRole('button', { name: 'Home & Kitchen', exact: true }).click();
      await page.getByText('Cookware & Bakeware').waitFor();
    },
  },
  'categories-empty': { path: '/lists/browse?on=amazon.fr', empty: true },
  bring: {
    path: '/bring',
    act: async (page) => {
      await page.getByRole('button', { name: 'Make a bookmarklet' }).click();
      await page.getByRole('button', { name: 'Copy its address' }).waitFor();
    },
  },
  media: { path: '/media' },
  'media-shown': {
    path: '/media',
    act: async (page) => {
      await page.getByRole('button', { name: /Oak shelf/ }).click();
      await findProduct(page, 'kettle');
      await page.getByRole('option', { name: /^Gooseneck pour-over kettle/ }).click();
      await page.getByRole('button', { name: 'Show it' }).click();
      const list = page.getByRole('list', { name: 'What it is shown for' });
      await list.getByText(/^Gooseneck pour-over kettle/).waitFor();
      await page.getByRole('button', { name: 'Show it' }).scrollIntoViewIfNeeded();
    },
  },
  'media-product': {
    path: '/media',
    act: async (page) => {
      await page.getByRole('button', { name: /Oak shelf/ }).click();
      await findProduct(page, 'kettle');
      await page.getByRole('option', { name: /skillet/ }).waitFor({ state: 'detached' });
    },
  },
  'media-product-none': {
    path: '/media',
    act: async (page) => {
      await page.getByRole('button', { name: /Oak shelf/ }).click();
      await page.getByRole('combobox', { name: 'Product' }).fill('teapot');
      await page.getByText('No product of that name. Its ASIN will do, too.').scrollIntoViewIfNeeded();
    },
  },
  'media-uploaded': {
    path: '/media',
    refused: 422,
    act: async (page) => {
      const buffer = await drawPicture(page);
      await page.locator('input[type=file]').setInputFiles([
        { name: 'shelf-by-the-window.png', mimeType: 'image/png', buffer },
        {
          name: 'IMG_20261102_081544_BURST001_COVER_empty.jpg',
          mimeType: 'image/jpeg',
          buffer: Buffer.alloc(0),
        },
        { name: 'mug.png', mimeType: 'image/png', buffer },
      ]);
      await page.getByText('Added: 2 · Refused: 1').waitFor();
      await page.getByRole('list', { name: 'What became of each file' }).scrollIntoViewIfNeeded();
    },
  },
  'media-empty': { path: '/media', empty: true },
  'bring-preview': { path: '/bring', act: chooseFile },
  'bring-columns': {
    path: '/bring',
    act: async (page) => {
      await chooseFile(page);
      await page.getByRole('combobox', { name: 'What Name holds' }).click();
      await page.getByRole('option', { name: 'Not used' }).click();
      await page.getByText('No column holds titles.').waitFor();
      await page.getByRole('button', { name: 'Take in 40 products' }).click();
      await page.getByText(/^40 products taken in/).waitFor();
    },
  },
  'bring-report': {
    path: '/bring',
    act: async (page) => {
      await chooseFile(page);
      await page.getByRole('button', { name: /^Take in/ }).click();
      await page.getByText(/“B00ABC” has 6/).waitFor();
    },
  },
  'bring-empty': { path: '/bring', empty: true },
  scoring: {
    path: '/scoring',
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Season' }).fill('12');
      await page
        .getByText(/Take 6 away/)
        .first()
        .waitFor();
    },
  },
  'scoring-rates': { path: '/scoring?show=rates' },
  'scoring-empty': { path: '/scoring', empty: true },
  trends: { path: '/trends?region=GB%2BIE' },
  'trends-empty': { path: '/trends', empty: true },
  'lists-empty': { path: '/lists', empty: true },
  accounts: { path: '/accounts' },
  'accounts-connect': { path: '/accounts/connect' },
  'accounts-token': {
    path: '/accounts/connect',
    act: (page) => page.getByText('A token', { exact: true }).click(),
  },
  'accounts-export': {
    path: '/accounts/connect',
    act: (page) => page.getByText('No key', { exact: true }).click(),
  },
  'accounts-files': {
    path: '/accounts/connect',
    act: async (page) => {
      const panel = await addExport(page);
      await panel.getByRole('button', { name: 'Make the next file' }).click();
      await panel.getByRole('link', { name: 'File 3' }).waitFor();
      await panel.getByText('File 3 holds 100 pins. 12 pins more for another file.').waitFor();
    },
  },
  'accounts-feed': {
    path: '/accounts/connect',
    act: async (page) => {
      const panel = await addExport(page);
      await panel.getByLabel('By', { exact: true }).selectOption('rss');
      await panel.getByRole('button', { name: 'Make its address' }).click();
      await panel.getByLabel('The feed’s address').waitFor();
    },
  },
  'accounts-callback': { path: '/accounts/callback?state=s-Fern&code=c-1' },
  'accounts-denied': { path: '/accounts/callback?state=s-Fern&error=access_denied', refused: 422 },
  'accounts-access': { path: '/accounts/access' },
  'accounts-health': { path: ACCOUNT(1) },
  'accounts-pace': {
    path: ACCOUNT(1),
    act: async (page) => {
      const pace = page.getByRole('form', { name: 'Change the pace' });
      await pace.getByLabel('Pins a day').fill('12');
      await pace.getByRole('button', { name: 'Save the pace' }).scrollIntoViewIfNeeded();
    },
  },
  'accounts-sections': {
    path: ACCOUNT(1),
    act: (page) => page.getByRole('button', { name: 'Sections of Small kitchen finds' }).click(),
  },
  'accounts-refused': { path: ACCOUNT(3) },
  'accounts-stop': {
    path: '/accounts',
    act: async (page) => {
      await page.getByRole('button', { name: 'Stop all accounts' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  'accounts-stopped': {
    path: '/accounts',
    act: async (page) => {
      await page.getByRole('button', { name: 'Stop all accounts' }).click();
      await page.getByRole('button', { name: 'Stop now' }).click();
      await page.getByText('Everything is stopped').waitFor();
    },
  },
  'accounts-again': {
    path: '/accounts',
    act: async (page) => {
      await page.getByRole('button', { name: 'Connect again: Nordic Nest Co.' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  'accounts-empty': { path: '/accounts', empty: true },
  projects: { path: '/projects' },
  'projects-logo': {
    path: '/projects',
    act: async (page) => {
      await page.getByRole('button', { name: 'Choose a logo' }).click();
      await page.getByRole('button', { name: 'Oak shelf, morning light' }).click();
      await page.getByAltText(/^Logo: Oak shelf/).scrollIntoViewIfNeeded();
    },
  },
  'projects-fonts': {
    path: '/projects',
    act: async (page) => {
      const choose = async (field: string, font: string) => {
        await page.getByRole('combobox', { name: field }).click();
        await page.getByRole('listbox', { name: field }).getByRole('option', { name: font }).click();
      };
      await choose('Font of smaller texts', 'Caveat, bold');
      await choose('Font of headlines', 'DM Serif Display');
      await page.getByText('Round', { exact: true }).click();
      await page.getByRole('combobox', { name: 'Font of headlines' }).click();
      await page.getByRole('option', { name: 'Anton' }).waitFor();
      const faces = await page.evaluate(async () => {
        await document.fonts.ready;
        return [...document.fonts].filter(
          ({ family, status }) => family.includes('pinflow') && status === 'loaded',
        ).length;
      });
      expect('each font is shown in its own face', faces, 5);
      await page.keyboard.press('Escape');
      await page.getByText('One good idea').scrollIntoViewIfNeeded();
    },
  },
  'projects-faint': {
    path: '/projects',
    act: async (page) => {
      await page.getByRole('combobox', { name: 'Who writes them' }).click();
      await page.getByRole('option', { name: 'A language model, within the budget' }).click();
      await page.getByText(/Set PINFLOW_LANGUAGE_MODEL_URL to use it/).waitFor();
      await page.getByRole('textbox', { name: 'Paper' }).fill('#FFFFFF');
      await page.getByRole('textbox', { name: 'Ink' }).fill('#777777');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText(/4.4:1, hardly to be read/).waitFor();
      // The colours to pick from open with the field.
      await page.getByRole('textbox', { name: 'Ink' }).blur();
      await page.locator('.mantine-ColorInput-dropdown').waitFor({ state: 'hidden' });
    },
  },
  'projects-rules': {
    path: '/projects',
    act: (page) => page.getByRole('button', { name: /^Show the \d+ that always hold/ }).click(),
  },
  'projects-direct': {
    path: '/projects',
    act: (page) => page.getByRole('button', { name: /Desk & Daylight/ }).click(),
  },
  'projects-empty': { path: '/projects', empty: true },
  schedules: { path: '/schedules' },
  'schedules-edit': {
    path: '/schedules',
    act: async (page) => {
      await page.getByRole('button', { name: 'Change: Draft pins for the best' }).click();
      await page.getByRole('form', { name: 'Change the schedule' }).waitFor();
    },
  },
  'schedules-preview': {
    path: '/schedules',
    act: async (page) => {
      await page.getByRole('button', { name: 'Change: Draft pins for the best' }).click();
      const form = page.getByRole('form', { name: 'Change the schedule' });
      await form.getByRole('textbox', { name: 'Runs' }).fill('30 9 * * 1-5');
      await form.getByText('Read as: cron: minute 30').waitFor();
      await form.getByText('Fri 27 Nov, 09:30').waitFor();
      await form.getByText('Mon 30 Nov, 09:30').waitFor();
    },
  },
  'schedules-refused': {
    path: '/schedules',
    refused: 422,
    act: async (page) => {
      await page.getByRole('button', { name: 'Change: Draft pins for the best' }).click();
      const runs = page.getByRole('textbox', { name: 'Runs' });
      await runs.fill('sometimes');
      await page.getByText(/^Write when it runs as/).waitFor();
      expect('it is said at the field', await runs.getAttribute('aria-invalid'), 'true');
    },
  },
  'schedules-history': {
    path: '/schedules',
    act: async (page) => {
      await page.getByRole('button', { name: 'History: Draft pins for the best' }).click();
      await page.getByRole('region', { name: 'Runs' }).waitFor();
    },
  },
  'schedules-empty': { path: '/schedules', empty: true },
  notifications: { path: '/notifications' },
  'notifications-all': { path: '/notifications?show=all' },
  'notifications-read': {
    path: '/notifications',
    act: async (page) => {
      await page.getByRole('button', { name: 'Mark all as read' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('Nothing needs you').waitFor();
      await page
        .getByRole('link', { name: 'Notifications: none unread' })
        .first()
        .waitFor({ state: 'attached' });
    },
  },
  'notifications-empty': { path: '/notifications?show=all', empty: true },
  'notifications-settings': {
    path: '/notifications/settings',
    act: async (page) => {
      await page.getByRole('button', { name: 'Send a test' }).click();
      await page.getByText(/^It was taken, for nora/).waitFor();
    },
  },
  'notifications-off': { path: '/notifications/settings', empty: true },
  plugins: { path: '/plugins' },
  'plugins-empty': { path: '/plugins', empty: true },
  members: { path: '/members' },
  missing: { path: '/nowhere' },
};

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const quick = process.argv.includes('--pictures-only');
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length);
const unknown = wanted.filter((name) => !(name in PAGES));
if (unknown.length > 0) throw new Error(`No such page: ${unknown.join(', ')}`);

mkdirSync(OUT, { recursive: true });
await build({ mode: 'mock', logLevel: 'error', build: { outDir: 'test-results/site', emptyOutDir: true } });
const server = await preview({
  mode: 'mock',
  logLevel: 'error',
  build: { outDir: 'test-results/site' },
  preview: { port: 0, host: '127.0.0.1' },
});
const address = server.httpServer.address();
if (!address || typeof address === 'string') throw new Error('The preview server has no port.');
const origin = `http://127.0.0.1:${String(address.port)}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: FLAGS,
});

const problems: string[] = [];
try {
  for (const size of Object.keys(SIZES) as (keyof typeof SIZES)[]) {
    for (const scheme of SCHEMES) {
      if (!only || only === `${size}-${scheme}`) await visitAll(browser, size, scheme);
    }
  }
} finally {
  await browser.close();
  await server.close();
}
for (const problem of problems) console.error(problem);
const count = (wanted.length || Object.keys(PAGES).length) * (only ? 1 : 4);
console.log(
  problems.length > 0 ? `${String(problems.length)} problems` : `${String(count)} views, no problem`,
);
process.exit(problems.length > 0 ? 1 : 0);

async function visitAll(
  on: Browser,
  size: keyof typeof SIZES,
  scheme: (typeof SCHEMES)[number],
): Promise<void> {
  const context = await on.newContext({
    viewport: SIZES[size],
    colorScheme: scheme,
    reducedMotion: 'reduce',
    hasTouch: size === 'phone',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  for (const [name, visit] of Object.entries(PAGES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const view = `${name}-${size}-${scheme}`;
    try {
      await check(context, visit, view);
    } catch (error) {
      problems.push(`${view}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  await context.close();
}

async function check(context: BrowserContext, visit: Visit, view: string): Promise<void> {
  await context.request.get(
    `${origin}/api/v1/mock/reset?${visit.empty ? 'empty&' : ''}${visit.signedOut ? 'out&' : ''}${visit.two ? 'two' : ''}`,
  );
  const page = await context.newPage();
  try {
    await look(page, visit, view);
  } finally {
    // Each page holds a stream of events open, and a browser opens six to a server.
    await page.close();
  }
}

async function look(page: Page, visit: Visit, view: string): Promise<void> {
  page.on('console', (message) => {
    const status = visit.signedOut ? 401 : visit.refused;
    const expected = status !== undefined && message.text().includes(`status of ${String(status)}`);
    if (message.type() === 'error' && !expected) problems.push(`${view}: console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`${view}: ${error.message}`));
  await page.goto(origin + visit.path);
  await page
    .getByRole('heading', { level: 1 })
    .or(page.getByRole('heading', { level: 2 }))
    .first()
    .waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  await visit.act?.(page);
  await page.waitForFunction(() =>
    [...document.images].every((image) => image.complete || image.loading === 'lazy'),
  );
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${OUT}/${view}.png` });
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (wide > 0) problems.push(`${view}: the page is ${String(wide)} px too wide`);
  if (quick) return;
  const { violations } = await new AxeBuilder({ page }).analyze();
  for (const { id, nodes } of violations) {
    const where = nodes
      .slice(0, 3)
      .map((node) => `${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim() ?? ''})`);
    problems.push(`${view}: ${id}: ${where.join('; ')}`);
  }
}
