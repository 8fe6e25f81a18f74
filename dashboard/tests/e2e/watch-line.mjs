/**
 * A person at the running demo: signs in, reads, reviews, and watches pins being published without a reload.
 * Desktop and phone, light and dark; axe on every page. Prints one JSON object: what was done, and `problems`.
 *
 *   node tests/e2e/watch-line.mjs '{"url", "email", "password", "out", "views": ["desktop-light", ...]}'
 */
import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const { url, email, password, out, views } = JSON.parse(process.argv[2] ?? '{}');
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
/** The demo's clock jumps every 12 s; a loaded machine takes its time. */
const PATIENCE = 90_000;
const PAGES = [
  ['overview', '/', 'Overview'],
  ['opportunities', '/opportunities', 'Opportunities'],
  ['review', '/review', 'Review'],
  ['pins', '/pins', 'Pins'],
  ['calendar', '/calendar', 'Calendar'],
  ['lists', '/lists', 'Lists'],
  ['accounts', '/accounts', 'Accounts'],
  ['projects', '/projects', 'Projects'],
  ['schedules', '/schedules', 'Schedules'],
  ['members', '/members', 'Members'],
];

const problems = [];
const done = {
  approved: [],
  published_live: [],
  edited: null,
  edit_voided: null,
  undone: null,
  blocked: null,
};

function must(holds, message) {
  if (!holds) throw new Error(message);
}

/** Every error a person would not see, but a developer must. */
function listen(page, view) {
  page.view = view;
  page.signedIn = false;
  page.on('console', (message) => {
    const expected = !page.signedIn && message.text().includes('401');
    if (message.type() === 'error' && !expected) problems.push(`${view}: console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`${view}: ${error.message}`));
}

async function settled(page) {
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  await page.waitForFunction(() =>
    [...document.images].every((image) => image.complete || image.loading === 'lazy'),
  );
  await page.evaluate(() => document.fonts.ready);
}

async function look(page, name) {
  const { view } = page;
  await settled(page);
  const broken = await page.evaluate(() =>
    [...document.images].filter((one) => one.complete && one.naturalWidth === 0).map((one) => one.src),
  );
  if (broken.length > 0) problems.push(`${view} ${name}: pictures missing: ${broken.join(', ')}`);
  await page.screenshot({ path: `${out}/${view}-${name}.png` });
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (wide > 0) problems.push(`${view} ${name}: the page is ${wide} px too wide`);
  const { violations } = await new AxeBuilder({ page }).analyze();
  for (const { id, nodes } of violations) {
    const where = nodes.slice(0, 3).map((node) => `${node.target.join(' ')}: ${node.failureSummary}`);
    problems.push(`${view} ${name}: axe ${id}: ${where.join('; ')}`);
  }
}

/** By the application's own links, as a person goes: a reload would hide what live changes leave out. */
async function go(page, path, heading) {
  const link = page.locator(`nav a[href="${path}"]:visible`).first();
  if ((await link.count()) > 0) await link.click();
  else {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('dialog').locator(`a[href="${path}"]`).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await settled(page);
}

async function signIn(page) {
  await page.goto(url);
  await page.getByLabel('E-mail').waitFor();
  await look(page, 'login');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('form', { name: 'Sign in' }).getByRole('alert').waitFor();
  await look(page, 'login-refused');
  must((await page.getByLabel('E-mail').inputValue()) === email, 'the refused login forgot the e-mail');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  page.signedIn = true;
  // Survives every change of page within the application, and no reload.
  await page.evaluate(() => {
    window.sameDocument = 'still here';
  });
}

async function stillHere(page, when) {
  const mark = await page.evaluate(() => window.sameDocument);
  must(mark === 'still here', `the page was loaded anew: ${when}`);
}

async function readReasons(page) {
  await go(page, '/opportunities', 'Opportunities');
  await page
    .getByRole('button', { name: /^Reasons for/ })
    .first()
    .click();
  await page.getByText(/^Why [\d.]+ of 100/).waitFor();
  await look(page, 'opportunities-reasons');
}

/** Steps on until the shown pin can be approved (or, `blocked`, cannot). */
async function showPin(page, { blocked }) {
  const approve = page.getByRole('button', { name: /^Approve/ });
  await approve.waitFor();
  for (let step = 0; step < 60; step += 1) {
    const shut = (await approve.getAttribute('aria-disabled')) === 'true';
    if (shut === blocked) return;
    const next = page.getByRole('button', { name: 'Next pin' });
    must(await next.isEnabled(), `no pin in review is ${blocked ? 'blocked' : 'ready'}`);
    const before = page.url();
    await next.click();
    await page.waitForFunction((was) => location.href !== was, before);
  }
  throw new Error('stepped through the queue in vain');
}

async function pinNow(page) {
  await page.waitForFunction(() => new URL(location.href).searchParams.get('pin'));
  const id = new URL(page.url()).searchParams.get('pin');
  return await readPin(page, id);
}

async function readPin(page, id) {
  const answer = await page.request.get(`${url}/api/v1/pins/${id}`);
  must(answer.ok(), `GET pin: ${answer.status()}`);
  return await answer.json();
}

async function select(page, { blocked = false } = {}) {
  // The first frame carries no address; naming one makes the shown pin known.
  await page.locator('nav[aria-label="Pins waiting for review"] button').first().click();
  await page.waitForURL(/pin=/);
  await showPin(page, { blocked });
  const pin = await pinNow(page);
  await page.getByRole('heading', { level: 2, name: pin.title, exact: true }).waitFor();
  return pin;
}

async function seeBlocked(page) {
  const pin = await select(page, { blocked: true });
  const approve = page.getByRole('button', { name: /^Approve/ });
  const described = await approve.getAttribute('aria-describedby');
  const reason = await page.locator(`[id="${described}"]`).textContent();
  must(Boolean(reason?.trim()), 'a blocked pin does not say why');
  // aria-disabled: reachable, and without effect.
  await approve.click({ force: true });
  await page.keyboard.press('a');
  must((await readPin(page, pin.id)).state === 'in_review', 'a blocked pin was approved');
  done.blocked = { title: pin.title, reason };
  await look(page, 'review-blocked');
}

async function edit(page) {
  const pin = await select(page);
  const words = `${pin.title.slice(0, 60).trim()} (${page.view})`;
  await page.getByRole('button', { name: /^Edit/ }).click();
  await page.getByLabel('Title', { exact: true }).fill(words);
  await look(page, 'review-edit');
  await page.getByRole('button', { name: 'Save and check again' }).click();
  await page.getByRole('heading', { level: 1, name: words, exact: true }).waitFor({ timeout: PATIENCE });
  await page.getByRole('main').getByRole('link', { name: 'Review', exact: true }).click();
  await page.getByRole('heading', { level: 2, name: words, exact: true }).waitFor({ timeout: PATIENCE });
  const saved = await readPin(page, pin.id);
  must(saved.payload_hash !== pin.payload_hash, 'the edit did not change the payload');
  must(saved.state === 'in_review', `the edited pin is ${saved.state}`);
  done.edited = words;
}

async function rejectAndUndo(page) {
  const pin = await select(page);
  await page.getByRole('button', { name: /^Reject/ }).click();
  await page.getByText('Rejected. It will not go out.').waitFor();
  must((await readPin(page, pin.id)).state === 'rejected', 'the pin was not rejected');
  await page.getByRole('main').getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('heading', { level: 2, name: pin.title, exact: true }).waitFor();
  must((await readPin(page, pin.id)).state === 'in_review', 'Undo did not bring the pin back');
  done.undone = pin.title;
}

async function approve(page, how) {
  const pin = await select(page);
  if (how === 'key') await page.keyboard.press('a');
  else if (how === 'tap') await page.getByRole('button', { name: /^Approve/ }).tap();
  else await page.getByRole('button', { name: /^Approve/ }).click();
  await page
    .locator('[role="status"]', { hasText: pin.title })
    .getByText(/^(Goes out|Published)/)
    .waitFor({ timeout: PATIENCE });
  done.approved.push({ id: pin.id, title: pin.title, link: pin.link, how });
  return pin;
}

/** Stays on one page and waits for the product to say, by itself, that the pin stands on Pinterest. */
async function watchUntilPublished(page, pin, where) {
  const now = await readPin(page, pin.id);
  if (where === 'review') {
    await go(page, '/review', 'Review');
    await page
      .getByText(/^Published to/)
      .first()
      .waitFor({ timeout: PATIENCE });
  } else {
    await go(page, '/calendar', 'Calendar');
    const entry = page.locator(`main a[href="/pins/${pin.id}"]`).first();
    await entry.waitFor();
    await look(page, 'calendar-slot');
    await entry.click();
    await page.getByRole('heading', { level: 1, name: pin.title, exact: true }).waitFor();
    await page
      .locator('main header, main')
      .first()
      .getByText('Published', { exact: true })
      .first()
      .waitFor({ timeout: PATIENCE });
    await look(page, 'pin-published');
  }
  await stillHere(page, `while ${pin.title} was published`);
  const after = await readPin(page, pin.id);
  must(after.state === 'published', `the page says published, the server ${after.state}`);
  done.published_live.push({ id: pin.id, view: page.view, where, was: now.state });
}

/**
 * An approved pin that is edited returns to review: what was approved is no longer what would go out. The clock
 * jumps one slot at a time, so that the last of three approved pins leaves time for the edit.
 */
async function editVoidsApproval(page) {
  for (let count = 0; count < 2; count += 1) await approve(page, 'key');
  const pin = await approve(page, 'key');
  await page.getByRole('status').getByRole('link', { name: pin.title }).click();
  await page.getByRole('heading', { level: 1, name: pin.title, exact: true }).waitFor();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const form = page.getByRole('form', { name: 'Edit the pin' });
  await form.getByText(/An edit takes back the approval/).waitFor();
  await form.getByLabel('Title').fill(`${pin.title.slice(0, 60).trim()}, changed`);
  await form.getByRole('button', { name: 'Save and check again' }).click();
  await page.getByText('Waits for your decision').waitFor({ timeout: PATIENCE });
  const saved = await readPin(page, pin.id);
  must(saved.state === 'in_review' && !saved.scheduled_at, `after the edit the pin is ${saved.state}`);
  done.approved = done.approved.filter((one) => one.id !== pin.id);
  done.edit_voided = pin.id;
}

async function walk(browser, view) {
  const [size, scheme] = view.split('-');
  const context = await browser.newContext({
    viewport: SIZES[size],
    colorScheme: scheme,
    reducedMotion: 'reduce',
    hasTouch: size === 'phone',
    isMobile: size === 'phone',
    locale: 'en-GB',
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  listen(page, view);
  try {
    await signIn(page);
    for (const [key, path, heading] of PAGES) {
      await go(page, path, heading);
      await look(page, key);
    }
    await stillHere(page, 'going from page to page');
    if (scheme === 'light') {
      await readReasons(page);
      await go(page, '/review', 'Review');
      await seeBlocked(page);
      await edit(page);
      await rejectAndUndo(page);
      const first = await approve(page, 'key');
      await look(page, 'review-approved');
      await watchUntilPublished(page, first, 'review');
      await go(page, '/review', 'Review');
      await watchUntilPublished(page, await approve(page, size === 'phone' ? 'tap' : 'mouse'), 'calendar');
      await go(page, '/review', 'Review');
      if (size === 'desktop') await editVoidsApproval(page);
    }
  } catch (error) {
    problems.push(`${view}: ${error instanceof Error ? error.message : String(error)}`);
    await page.screenshot({ path: `${out}/${view}-where-it-stopped.png` }).catch(() => undefined);
  }
  await context.close();
}

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: FLAGS,
});
try {
  // Reading in the dark goes on beside deciding in the light, which waits for the demo's clock.
  const [light, dark] = ['light', 'dark'].map((scheme) => views.filter((one) => one.endsWith(scheme)));
  const one = async (names) => {
    for (const name of names) await walk(browser, name);
  };
  await Promise.all([one(light), one(dark)]);
} finally {
  await browser.close();
}
process.stdout.write(`${JSON.stringify({ ...done, problems })}\n`);
process.exit(problems.length > 0 ? 1 : 0);
