import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { backend, server } from '@/shared/test/server';
import { openApp } from './openApp';

const rowOf = async (kind: string, name: string) => {
  const list = await screen.findByRole('list', { name: kind });
  return within(list).getByRole('heading', { level: 3, name }).closest('li') as HTMLElement;
};

test('each plug-in says whether it is used, how to choose it, or why it is off', async () => {
  openApp('/plugins');
  expect(await rowOf('Sources', 'amazon')).toHaveTextContent('amazonBuilt inUsed');
  const off = await rowOf('Sources', 'etsy');
  expect(off).toHaveTextContent('From the package pinflow-etsy');
  expect(off).toHaveTextContent('OffSet ETSY_API_KEY to use it.');
  expect(await rowOf('Look-ups', 'amazon_creators')).toHaveTextContent(
    'OffNot connected: the Creators API needs ten qualified sales',
  );
  expect(await rowOf('What you bring', 'csv')).toHaveTextContent('csvBuilt inUsed');
  expect(await rowOf('What you bring', 'xlsx')).toHaveTextContent('OffTurned off by PINFLOW_READERS_OFF.');
  expect(screen.getByRole('list', { name: 'Settings of what you bring' })).toHaveTextContent(
    'PINFLOW_READERS_OFF=xlsx',
  );
  expect(await rowOf('Trends', 'pinterest')).toHaveTextContent('Used');
  expect(screen.getByRole('list', { name: 'Settings of sources' })).toHaveTextContent(
    'PINFLOW_SCRAPE_INTERVAL_SECONDS=5.0',
  );
  expect(await rowOf('Writers', 'plain')).toHaveTextContent(
    'Ready, not chosenTo use it, set PINFLOW_WRITER=plain and start again.',
  );
  expect(await rowOf('Templates', 'pinflow')).toHaveTextContent('Used');
  expect(await rowOf('Templates', 'summer')).toHaveTextContent('OffTemplate “picnic” is faulty');
  expect(await rowOf('Renderers', 'skia')).toHaveTextContent('Used');
  expect(await rowOf('Channels', 'pinterest')).toHaveTextContent('Used');
});

test('a kind without a plug-in says so', async () => {
  backend.plugins = backend.plugins.filter(({ kind }) => kind !== 'channel');
  openApp('/plugins');
  const list = await screen.findByRole('list', { name: 'Channels' });
  expect(list).toHaveTextContent('None is installed.');
});

test('no plug-in at all is an empty page with a way on', async () => {
  backend.plugins = [];
  openApp('/plugins');
  expect(await screen.findByText('No plug-in was found')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Look again' })).toBeVisible();
});

test('plug-ins that cannot be loaded are said with the request', async () => {
  server.use(
    http.get('*/api/v1/plugins', () =>
      HttpResponse.json(
        { status: 403, detail: 'You may not see the plug-ins.', code: 'x', request_id: 'req-3' },
        { status: 403 },
      ),
    ),
  );
  openApp('/plugins');
  expect(await screen.findByText(/You may not see the plug-ins. Request req-3/)).toBeVisible();
});
