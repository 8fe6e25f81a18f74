/**
 * Somebody on an Amazon page clicks the bookmarklet. Prints what the new tab says, as one JSON object.
 *
 *   node tests/e2e/send-page.mjs '{"page", "resolve", "bookmarklet", "fetch_to"}'
 *
 * `resolve` maps host names to this machine; nothing outside is asked. `fetch_to`: also tries what the
 * bookmarklet does not do, a request across origins.
 */
import { chromium } from 'playwright-core';

const { page: address, resolve, bookmarklet, fetch_to: fetchTo } = JSON.parse(process.argv[2] ?? '{}');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--host-resolver-rules=${resolve}`,
  ],
});
try {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const shop = await context.newPage();
  // Pictures are not sent, and drawing them would take longer than everything else.
  await shop.route('**/images/**', (route) => route.abort());
  await shop.goto(address, { waitUntil: 'domcontentloaded' });
  const fetched = fetchTo
    ? await shop.evaluate(
        (to) =>
          fetch(to, { method: 'POST', body: 'x' }).then(
            () => 'answered',
            () => 'blocked',
          ),
        fetchTo,
      )
    : null;
  const opened = context.waitForEvent('page', { timeout: 30_000 });
  // A browser runs a bookmark's script whatever the page's policy says of scripts; so does this.
  await shop.evaluate(decodeURIComponent(bookmarklet.replace(/^javascript:/, '')));
  const answer = await opened;
  await answer.waitForLoadState();
  const told = {
    url: answer.url(),
    heading: await answer.locator('h1').innerText(),
    text: await answer.locator('main').innerText(),
    opener: await answer.evaluate(() => window.opener !== null),
    left_in_page: await shop.locator('input[name="token"]').count(),
    shop: shop.url(),
    fetched,
  };
  process.stdout.write(JSON.stringify(told));
} finally {
  await browser.close();
}
