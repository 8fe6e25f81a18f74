import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { backend } from '@/shared/test/server';
import { openApp } from './openApp';

const cardOf = async (name: string) =>
  (await screen.findByRole('heading', { level: 2, name })).closest('li') as HTMLElement;

test('an account shows the cap that holds today and what sets it', async () => {
  openApp('/accounts');
  const young = await cardOf('Desk & Daylight');
  expect(young).toHaveTextContent('1 of 3 pins today');
  expect(young).toHaveTextContent('Warm-up, week 1 of 4; later up to 10 pins a day');
  const old = await cardOf('Quiet Kitchen');
  expect(old).toHaveTextContent('3 of 10 pins today');
  expect(old).toHaveTextContent('The account’s daily cap: 10 pins');
});

test('an account whose token is refused offers to be connected again, with nothing but the token to fill in', async () => {
  const { user } = openApp('/accounts');
  const card = await cardOf('Nordic Nest Co.');
  expect(within(card).queryByRole('button', { name: /^Pause/ })).not.toBeInTheDocument();
  await user.click(within(card).getByRole('button', { name: 'Connect again: Nordic Nest Co.' }));
  const form = await screen.findByRole('form', { name: 'Connect Nordic Nest Co. again' });
  await user.type(within(form).getByLabelText('New access token of @nordicnest'), 'pina_new');
  await user.click(within(form).getByRole('button', { name: 'Connect' }));
  await waitFor(() => {
    expect(within(card).getByText('Connected')).toBeVisible();
  });
  expect(backend.calls).toEqual(['POST /accounts']);
});

test('the journey on Pinterest’s page says what is asked and why before it begins', async () => {
  const left: string[] = [];
  const { location } = window;
  vi.stubGlobal('location', { ...location, assign: (url: string) => left.push(url) });
  const { user } = openApp('/accounts/connect');
  const asked = await screen.findByRole('region', { name: 'What Pinterest will ask you to allow' });
  expect(asked).toHaveTextContent('pins:write');
  expect(asked).toHaveTextContent('to publish the pins you approved');
  expect(asked).toHaveTextContent('https://pins.example.org/accounts/callback');
  const form = screen.getByRole('form', { name: 'Connect on Pinterest’s page' });
  await user.click(within(form).getByRole('button', { name: 'Go to Pinterest' }));
  expect(within(form).getByText('Give the account a name.')).toBeVisible();
  await user.type(within(form).getByLabelText('Name'), 'Fern');
  await user.click(within(form).getByRole('button', { name: 'Go to Pinterest' }));
  await waitFor(() => {
    expect(left).toEqual(['/accounts/callback?state=s-Fern&code=c-1']);
  });
  vi.stubGlobal('location', location);
});

test('without an app the page says what is missing and offers the token instead', async () => {
  backend.connectOptions.oauth_problem = 'Set PINFLOW_PINTEREST_APP_ID first.';
  const { user } = openApp('/accounts/connect');
  expect(await screen.findByRole('form', { name: 'Connect by a token' })).toBeVisible();
  await user.click(screen.getByText('Pinterest’s page'));
  const form = await screen.findByRole('form', { name: 'Connect on Pinterest’s page' });
  expect(form).toHaveTextContent('Set PINFLOW_PINTEREST_APP_ID first.');
  expect(within(form).getByRole('button', { name: 'Go to Pinterest' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('a token that is pasted is not said to be renewed, nor its owner to be sent to Pinterest', async () => {
  const { user } = openApp('/accounts/connect');
  await screen.findByRole('region', { name: 'What Pinterest will ask you to allow' });
  await user.click(screen.getByText('A token'));
  const asked = screen.getByRole('region', { name: 'What the token should allow' });
  expect(asked).toHaveTextContent('you paste the next one here');
  expect(asked).not.toHaveTextContent('renewed by itself');
});

test('an account without a key is added by its name alone and opens its own page', async () => {
  const { user } = openApp('/accounts/connect');
  await user.click(await screen.findByText('No key'));
  const form = await screen.findByRole('form', { name: 'Add an account that exports' });
  await user.type(within(form).getByLabelText('Name'), 'By hand');
  await user.click(within(form).getByRole('button', { name: 'Add the account' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'By hand' })).toBeVisible();
  const token = await screen.findByRole('region', { name: 'Token' });
  expect(token).toHaveTextContent('None is needed');
});

test('the way back takes the answer once and leaves no code in the address', async () => {
  const { router } = openApp('/accounts/callback?state=s-Fern&code=c-1');
  expect(await screen.findByText('Fern is connected')).toBeVisible();
  expect(router.state.location.href).toBe('/accounts/callback');
  expect(backend.calls.filter((call) => call.endsWith('/finish'))).toHaveLength(1);
});

test('an owner who says no is told so and may begin again', async () => {
  openApp('/accounts/callback?state=s-Fern&error=access_denied');
  expect(await screen.findByText('Nothing was connected')).toBeVisible();
  expect(screen.getByText(/without a permission/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Begin again' })).toHaveAttribute('href', '/accounts/connect');
});

test('somebody who comes to the way back without an answer is told what it is', async () => {
  openApp('/accounts/callback');
  expect(await screen.findByText('Nothing was connected')).toBeVisible();
  expect(backend.calls).toEqual([]);
});

const health = (name: string) =>
  openApp(`/accounts/${backend.accounts.find((one) => one.name === name)?.id ?? ''}`);

test('the health page tells token, week, limits and refusals in words', async () => {
  health('Quiet Kitchen');
  expect(await screen.findByRole('region', { name: 'Token' })).toHaveTextContent(
    'By itself, days before it ends',
  );
  expect(screen.getByRole('region', { name: 'This week' })).toHaveTextContent('17 of 70 pins');
  expect(screen.getByRole('region', { name: 'Pinterest’s limits' })).toHaveTextContent('962 of 1,000 left');
  expect(screen.getByRole('region', { name: 'Last refusals' })).toHaveTextContent('smaller than 200 px');
  expect(screen.getByText(/was not allowed to give: boards:write/)).toBeVisible();
});

test('a refused account says that its pins wait and where it is connected again', async () => {
  health('Nordic Nest Co.');
  expect(await screen.findByText(/4 pins wait, 2 of them past their time; none is lost/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Connect it again' })).toHaveAttribute(
    'href',
    '/accounts/connect?name=Nordic+Nest+Co.',
  );
});

test('the kill switch of one account asks for the reason and is taken back', async () => {
  const { user } = health('Quiet Kitchen');
  await user.click(await screen.findByRole('button', { name: 'Stop this account' }));
  const form = await screen.findByRole('form', { name: 'Stop' });
  await user.type(within(form).getByLabelText('Why'), 'wrong tag');
  await user.click(within(form).getByRole('button', { name: 'Stop now' }));
  expect(await screen.findByText(/stopped by Nora Winter: wrong tag/)).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Let it go on' }));
  expect(await screen.findByRole('button', { name: 'Stop this account' })).toBeVisible();
});

test('the kill switch for all stands on top of the accounts until it is taken back', async () => {
  const { user } = openApp('/accounts');
  await user.click(await screen.findByRole('button', { name: 'Stop all accounts' }));
  await user.click(await screen.findByRole('button', { name: 'Stop now' }));
  expect(await screen.findByText('Everything is stopped')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Pause/ })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Let all accounts go on' }));
  expect(await screen.findByRole('button', { name: 'Stop all accounts' })).toBeVisible();
});

const exporting = async () => {
  const account = backend.accounts.find((one) => one.name === 'Quiet Kitchen');
  if (account) account.channel = 'export';
  const { user } = health('Quiet Kitchen');
  const panel = await screen.findByRole('region', { name: 'How its pins leave' });
  return { user, panel: within(panel), id: account?.id ?? '' };
};

test('an account without a key hands its pins out in files that can be taken again', async () => {
  const { user, panel, id } = await exporting();
  const files = within(await panel.findByRole('list', { name: 'Files' }));
  expect(await files.findByText(/61 pins/)).toHaveTextContent('Nora Winter');
  expect(files.queryByRole('link', { name: 'File 3' })).not.toBeInTheDocument();
  await user.click(panel.getByRole('button', { name: 'Make the next file' }));
  expect(await panel.findByRole('status')).toHaveTextContent(
    'File 3 holds 100 pins. 12 pins more for another file.',
  );
  expect(panel.getByRole('status')).toHaveTextContent('Left out: A pair of mugs for unhurried mornings.');
  const made = await files.findByRole('link', { name: 'File 3' });
  expect(made).toHaveAttribute('href', `/api/v1/accounts/${id}/export.csv?batch=3`);
  expect(made).toHaveAttribute('download', 'pinterest-3.csv');
  expect(backend.calls).toEqual([`POST /accounts/${id}/exports`]);
});

test('a feed’s address is shown when it is made, and a new one replaces it', async () => {
  const { user, panel, id } = await exporting();
  await user.selectOptions(await panel.findByLabelText('By'), 'A feed (RSS)');
  expect(await panel.findByText('It has no address yet.')).toBeVisible();
  expect(panel.queryByRole('button', { name: 'Make the next file' })).not.toBeInTheDocument();
  await user.click(panel.getByRole('button', { name: 'Make its address' }));
  expect(await panel.findByLabelText('The feed’s address')).toHaveValue(
    'https://pins.example.org/api/v1/public/feeds/0aF3rQ',
  );
  expect(await panel.findByRole('button', { name: 'Make a new address' })).toBeVisible();
  expect(backend.calls).toEqual([`PUT /accounts/${id}/export`, `POST /accounts/${id}/feed`]);
});

test('what keeps pictures from being fetched is said, and keeps pins from being handed out', async () => {
  backend.exportSetting.fault = 'Set PINFLOW_PUBLIC_URL to an address that can be reached from outside.';
  const { user, panel } = await exporting();
  const make = await panel.findByRole('button', { name: 'Make the next file' });
  expect(panel.getByText(/^Set PINFLOW_PUBLIC_URL/, { selector: 'p' })).toBeVisible();
  expect(make).toHaveAttribute('aria-disabled', 'true');
  await user.click(make);
  expect(backend.calls).toEqual([]);
});

test('an editor hands files out and does not choose the way', async () => {
  backend.role = 'editor';
  const { panel } = await exporting();
  expect(await panel.findByLabelText('By')).toBeDisabled();
  expect(panel.getByRole('button', { name: 'Make the next file' })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('boards and sections are made where they are listed', async () => {
  const { user } = health('Quiet Kitchen');
  const boards = await screen.findByRole('region', { name: 'Boards' });
  await user.type(await within(boards).findByLabelText('New board'), 'Attic');
  await user.click(within(boards).getByRole('button', { name: 'Make it' }));
  expect(await within(boards).findByText('Attic')).toBeVisible();
  await user.click(within(boards).getByRole('button', { name: 'Sections of Small kitchen finds' }));
  expect(await within(boards).findByText('Shelves')).toBeVisible();
  const form = within(boards).getByRole('form', { name: 'Make a section of Small kitchen finds' });
  await user.type(within(form).getByLabelText('New section'), 'Racks');
  await user.click(within(form).getByRole('button', { name: 'Make it' }));
  expect(await within(boards).findByText('Shelves, Racks')).toBeVisible();
});

test('the pace of an account is changed on its page, by whoever may', async () => {
  const { user } = health('Quiet Kitchen');
  const form = await screen.findByRole('form', { name: 'Change the pace' });
  const save = () => within(form).getByRole('button', { name: 'Save the pace' });
  expect(save()).toHaveAttribute('aria-disabled', 'true');
  await user.clear(within(form).getByLabelText('Pins a day'));
  await user.type(within(form).getByLabelText('Pins a day'), '8');
  await user.clear(within(form).getByLabelText('Minutes between two'));
  await user.type(within(form).getByLabelText('Minutes between two'), '90');
  await user.click(save());
  await waitFor(() => {
    expect(backend.accounts.find(({ name }) => name === 'Quiet Kitchen')).toMatchObject({
      daily_cap: 8,
      spacing_minutes: 90,
      time_zone: 'Europe/London',
    });
  });
});

test('a proxy is tried and shown without its login', async () => {
  const { user } = health('Quiet Kitchen');
  const panel = await screen.findByRole('region', { name: 'Way out' });
  await user.type(within(panel).getByLabelText('Proxy'), 'socks5://seller:hush@proxy.example:1080');
  await user.click(within(panel).getByRole('button', { name: 'Try and keep it' }));
  expect(await within(panel).findByText(/leaves through socks5:\/\/proxy.example:1080/)).toBeVisible();
  expect(panel).not.toHaveTextContent('hush');
  await user.click(within(panel).getByRole('button', { name: 'Take it away' }));
  expect(await within(panel).findByText(/leave from this machine/)).toBeVisible();
});

test('the page about access says what Trial may not do and what to record', async () => {
  openApp('/accounts/access');
  expect(await screen.findByText(/Pins made at the production address are refused/)).toBeVisible();
  expect(screen.getByRole('heading', { name: 'What to record for the video' })).toBeVisible();
});
