import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { backend, server } from '@/shared/test/server';
import { openApp } from './openApp';

const list = () => screen.findByRole('list', { name: 'Opportunities' });
const titles = async () =>
  within(await list())
    .getAllByRole('heading', { level: 2 })
    .map((heading) => heading.textContent);
const open = () => backend.opportunities.filter((one) => one.state === 'open');
const first = () => {
  const [item] = open();
  if (!item) throw new Error('no open opportunity');
  return item;
};
const failing = (path: string) => {
  server.use(
    http.get(
      `*/api/v1${path}`,
      () => HttpResponse.json({ code: 'x', detail: 'The database is away.', status: 503 }, { status: 503 }),
      { once: true },
    ),
  );
};

test('the history of a product is drawn point by point, and told as a table', async () => {
  const { user } = openApp('/opportunities');
  await list();
  await user.click(screen.getByRole('button', { name: `Reasons for ${first().product.title}` }));
  const history = await screen.findByRole('region', { name: `History of ${first().product.title}` });
  await within(history).findByText(/^Rank, /);
  const [rank, ...prices] = [...history.querySelectorAll('svg path[stroke-width="2"]')];
  expect(rank?.getAttribute('d')?.match(/[ML]/g)).toHaveLength(14);
  expect(prices.length).toBeGreaterThan(0);
  expect(history.querySelectorAll('svg circle[r="4.5"]')).toHaveLength(2);
  const rows = within(history).getAllByRole('row', { hidden: true });
  expect(rows).toHaveLength(15);
  expect(rows[1]).toHaveTextContent(new RegExp(`24 Nov.*${String(first().rank)}`));
  expect(rows[14]).toHaveTextContent('best of 12 visits');
});

test('a history and an explanation that cannot be loaded say so and are loaded again', async () => {
  failing('/products/:m/:a/history');
  failing('/opportunities/:id/explanation');
  const { user } = openApp('/opportunities');
  await list();
  await user.click(screen.getByRole('button', { name: `Reasons for ${first().product.title}` }));
  await user.click(await screen.findByRole('button', { name: 'Load it again' }));
  expect(await screen.findByText(/^Rank, /)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Compute it again' }));
  expect(await screen.findByText(/^What can be computed again comes out the same/)).toBeVisible();
});

test('the state and the least score change which opportunities are listed', async () => {
  const { user, router } = openApp('/opportunities');
  await waitFor(async () => {
    expect(await titles()).toEqual(open().map((one) => one.product.title));
  });
  await user.click(screen.getByRole('radio', { name: 'Drafted' }));
  const drafted = backend.opportunities.filter((one) => one.state === 'drafted');
  await waitFor(async () => {
    expect(await titles()).toEqual(drafted.map((one) => one.product.title));
  });
  expect(router.state.location.search).toEqual({ state: 'drafted' });
});

test('what ended is listed on its own, says why, and is not drafted', async () => {
  const { title } = first().product;
  Object.assign(first(), {
    state: 'ended',
    ended_at: '2026-11-24T09:00:00Z',
    ended: 'It is no longer on its list.',
  });
  const { user } = openApp('/opportunities?state=ended');
  expect(await titles()).toEqual([title]);
  expect(screen.queryByRole('button', { name: /^Make draft/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: `Reasons for ${title}` }));
  const why = await screen.findByText('It is no longer on its list.');
  // It slides in.
  await waitFor(() => {
    expect(why).toBeVisible();
  });
  expect(screen.getByText(/^Score and reasons are those of/)).toBeVisible();
});

test('a filter is saved with what is filtered now', async () => {
  const { user } = openApp('/opportunities?score=60&trend=true');
  await list();
  await user.click(screen.getByRole('button', { name: 'Saved filters' }));
  await user.click(await screen.findByRole('menuitem', { name: /Save or delete/ }));
  await user.type(await screen.findByLabelText(/^Name for what is filtered/), 'Good and sought');
  await user.click(screen.getByRole('button', { name: 'Save this filter' }));
  await waitFor(() => {
    expect(backend.filters.at(-1)).toMatchObject({
      name: 'Good and sought',
      conditions: { state: 'open', min_score: 60, only_with_trend: true },
    });
  });
});

test('a saved filter is applied', async () => {
  const { user, router } = openApp('/opportunities');
  await list();
  await user.click(screen.getByRole('button', { name: 'Saved filters' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Trending and below 40' }));
  await waitFor(() => {
    expect(router.state.location.search).toEqual({ trend: true, to: 40 });
  });
});

test('a saved filter is deleted', async () => {
  const { user } = openApp('/opportunities');
  await list();
  await user.click(screen.getByRole('button', { name: 'Saved filters' }));
  await user.click(await screen.findByRole('menuitem', { name: /Save or delete/ }));
  await user.click(await screen.findByRole('button', { name: 'Delete the filter New in the kitchen' }));
  await waitFor(() => {
    expect(backend.filters.map((one) => one.name)).toEqual(['Trending and below 40']);
  });
});

test('a draft is made of one, and of all that are chosen', async () => {
  const [one, two, three] = open();
  if (!one || !two || !three) throw new Error('too few');
  const { user } = openApp('/opportunities');
  await user.click(await screen.findByRole('button', { name: `Make draft: ${one.product.title}` }));
  await screen.findByText(/^The draft is being written/);
  expect(backend.calls).toEqual([`POST /opportunities/${one.id}/draft`]);
  expect(one.state).toBe('drafted');
  await user.click(await screen.findByRole('checkbox', { name: `Choose ${two.product.title}` }));
  await user.click(screen.getByRole('checkbox', { name: `Choose ${three.product.title}` }));
  await user.click(screen.getByRole('button', { name: 'Make 2 drafts' }));
  await screen.findByText(/^2 drafts being made/);
  expect(backend.calls.at(-1)).toBe('POST /opportunities/draft');
  expect([two.state, three.state]).toEqual(['drafted', 'drafted']);
});

test('a draft is asked for with an angle of one’s choice', async () => {
  const [one] = open();
  if (!one) throw new Error('none open');
  const { user } = openApp('/opportunities');
  await user.click(
    await screen.findByRole('button', { name: `Choose the angle of a draft: ${one.product.title}` }),
  );
  const dialog = await screen.findByRole('dialog', { name: 'The angle of the draft' });
  await user.click(await within(dialog).findByRole('radio', { name: /^In everyday use/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Make draft' }));
  await screen.findByText(/^The draft is being written/);
  expect(backend.draftHooks).toEqual(['everyday']);
  expect(one.state).toBe('drafted');
});

test('a next page that fails says so, and comes when it is asked for again', async () => {
  backend.mostPerPage = 3;
  const { user } = openApp('/opportunities');
  expect(await titles()).toHaveLength(3);
  failing('/opportunities');
  await user.click(screen.getByRole('button', { name: 'Show more' }));
  expect(await screen.findByText('The database is away.')).toBeVisible();
  expect(await titles()).toHaveLength(3);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(async () => {
    expect(await titles()).toHaveLength(Math.min(6, open().length));
  });
});

test('other weights are previewed with places and points before they are kept', async () => {
  const { user } = openApp('/scoring');
  const season = await screen.findByRole('textbox', { name: 'Season' });
  await user.clear(season);
  await user.type(season, '5');
  const demand = screen.getByRole('textbox', { name: 'Demand' });
  await user.clear(demand);
  await user.type(demand, '25');
  const preview = screen.getByRole('region', { name: 'What it would change' });
  expect(await within(preview).findByText(/^\d+ of \d+ change their place/)).toBeVisible();
  const [best] = open()
    .filter((one) => one.project_id === backend.projects[0]?.id)
    .toSorted((a, b) => (b.rank ?? 0) - (a.rank ?? 0));
  const rows = within(preview).getAllByRole('row').slice(1);
  expect(rows[0]).toHaveTextContent(best?.product.title ?? 'none');
  expect(rows[0]).toHaveTextContent(
    `${(best?.score ?? 0).toFixed(1)} → ${((best?.score ?? 0) + 2).toFixed(1)}`,
  );
  expect(backend.weights.number).toBe(2);
});

test('weights that do not make 100 yet are previewed as they would be fitted, and the button stands above', async () => {
  const { user } = openApp('/scoring');
  const season = await screen.findByRole('textbox', { name: 'Season' });
  await user.clear(season);
  await user.type(season, '5');
  const preview = screen.getByRole('region', { name: 'What it would change' });
  expect(await within(preview).findByText(/^With the others fitted to make 100: Demand /)).toBeVisible();
  expect(within(preview).getByRole('table')).toBeVisible();
  const fit = screen.getByRole('button', { name: 'Fit the others to 100' });
  expect(fit.compareDocumentPosition(season)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  await user.click(fit);
  expect(await screen.findByText('They make 100.')).toBeVisible();
  await waitFor(() => {
    expect(within(preview).queryByText(/^With the others fitted/)).toBeNull();
  });
});

test('going back to the shipped weights is undone with the price bands', async () => {
  const { user } = openApp('/scoring');
  await user.click(await screen.findByRole('button', { name: 'Shipped weights again' }));
  await waitFor(() => {
    expect(backend.weights.price_bands.EUR).toEqual([15, 75]);
  });
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => {
    expect(backend.weights.price_bands.EUR).toEqual([18, 60]);
  });
  expect(backend.weights.parts.find((part) => part.name === 'demand')?.points).toBe(24);
});

test('forgetting a rate forgets the one that was clicked, and Undo brings it back', async () => {
  const [, , own] = backend.rates;
  if (!own) throw new Error('no own rate');
  const later = { ...own, percent: 8, valid_from: '2027-01-01', counts: false };
  backend.rates.splice(3, 0, later);
  const { user } = openApp('/scoring?show=rates');
  const forget = { name: /^Forget your rate for Home & Kitchen since 1 Oct/ };
  await user.click(await screen.findByRole('button', forget));
  await waitFor(() => {
    expect(screen.queryByRole('button', forget)).toBeNull();
  });
  expect(backend.rates.filter((rate) => rate.own)).toEqual([later]);
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('button', forget)).toBeVisible();
  expect(backend.rates.filter((rate) => rate.own)).toHaveLength(2);
});

test('a list is watched by its address', async () => {
  const { user } = openApp('/lists');
  const url = 'https://www.amazon.co.uk/gp/bestsellers/kitchen';
  await user.click(await screen.findByRole('button', { name: 'Watch a list' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(await dialog.findByRole('textbox'), url);
  await user.click(dialog.getByRole('button', { name: /^Watch/ }));
  await waitFor(() => {
    expect(backend.lists.at(-1)?.url).toBe(url);
  });
  expect(backend.calls).toEqual(['POST /lists']);
});

test('prices that exclude each other are told at the field, and nothing is asked', async () => {
  let asked = 0;
  server.events.on('request:start', ({ request }) => {
    if (new URL(request.url).searchParams.has('min_price')) asked += 1;
  });
  openApp('/opportunities?from=50&to=10');
  expect(await screen.findByText(/Change one of them/)).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Price to' })).toHaveAccessibleDescription(
    'The highest price is below the lowest.',
  );
  expect(asked).toBe(0);
});

test('a price that is no number is told at the field', async () => {
  const { user } = openApp('/opportunities?from=5');
  await list();
  const from = screen.getByRole('textbox', { name: 'Price from' });
  await user.clear(from);
  await user.type(from, 'abc');
  expect(from).toHaveAccessibleDescription('Enter a number, such as 19.50.');
});

test('a price band is changed and kept', async () => {
  const { user } = openApp('/scoring');
  // No project of this tenant sells in euros: its own currencies come first.
  expect(await screen.findByRole('textbox', { name: 'GBP, lowest price' })).toBeVisible();
  expect(screen.queryByRole('textbox', { name: 'EUR, lowest price' })).toBeNull();
  await user.click(screen.getByRole('button', { name: /^Show the other/ }));
  const low = await screen.findByRole('textbox', { name: 'EUR, lowest price' });
  await user.clear(low);
  await user.type(low, '20');
  await user.click(screen.getByRole('button', { name: 'Save the weights' }));
  await waitFor(() => {
    expect(backend.weights.price_bands.EUR).toEqual([20, 60]);
  });
  expect(backend.weights.price_bands.GBP).toEqual([12, 65]);
});
