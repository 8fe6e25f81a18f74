import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { HOURS } from '../../tests/mock/data';
import { backend } from '@/shared/test/server';
import { openApp } from './openApp';

const planned = () => {
  const pin = backend.pins.find(({ state }) => state === 'scheduled');
  if (!pin) throw new Error('no pin is scheduled');
  return pin;
};
const look = async (title: string) =>
  (await screen.findAllByRole('button', { name: `Why then, and move: ${title}` }))[0] as HTMLElement;
const place = (form: HTMLElement, day: string, time: string) => {
  fireEvent.change(within(form).getByLabelText('Day'), { target: { value: day } });
  fireEvent.change(within(form).getByLabelText(/^Time/), { target: { value: time } });
};

test('a slot says why then, which rule it would break now, and what would forbid the next', async () => {
  const pin = planned();
  const { user } = openApp('/calendar?view=list');
  await user.click(await look(pin.title));
  const dialog = await screen.findByRole('dialog', { name: pin.title });
  expect(await within(dialog).findByText(/^It is number 2 of the 3 pins of that day/)).toBeVisible();
  expect(within(dialog).getByText('Not kept now:')).toBeVisible();
  expect(within(dialog).getByText(/^When the slot was given, Tue 24 Nov, /)).toHaveTextContent(
    pin.slot_reason ?? '',
  );
  expect(within(dialog).getByText(/A minute later: This pin itself stands 1 min before/)).toBeVisible();
});

test('a pin is moved without dragging, and back', async () => {
  const pin = planned();
  const before = pin.scheduled_at;
  const { user } = openApp('/calendar?view=list');
  await user.click(await look(pin.title));
  const form = await screen.findByRole('form', { name: 'Move' });
  place(form, '2026-11-27', '15:30');
  await user.click(within(form).getByRole('button', { name: 'Move' }));
  await waitFor(() => {
    expect(pin.scheduled_at).toBe('2026-11-27T15:30:00.000Z');
  });
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => {
    expect(pin.scheduled_at).toBe(before);
  });
});

test('a refused place says why, where it was asked for, and offers a free one', async () => {
  const pin = planned();
  const { user } = openApp('/calendar?view=list');
  await user.click(await look(pin.title));
  const form = await screen.findByRole('form', { name: 'Move' });
  place(form, '2026-11-27', '05:00');
  await user.click(within(form).getByRole('button', { name: 'Move' }));
  expect(await within(form).findByRole('alert')).toHaveTextContent('It is too early');
  await user.click(within(form).getByRole('button', { name: /^Take Fri.* 27 Nov.*07:00 instead/ }));
  await waitFor(() => {
    expect(pin.scheduled_at).toBe('2026-11-27T07:00:00Z');
  });
});

test('a pin dropped on another day keeps its time of day; on a past one it stays, and it is said why', async () => {
  const pin = planned();
  const before = pin.scheduled_at ?? '';
  openApp('/calendar?view=week');
  await look(pin.title);
  const link = document.querySelector(`a[href="/pins/${pin.id}"][draggable="true"]`) as HTMLElement;
  const held = new Map<string, string>();
  const dataTransfer = {
    setData: (kind: string, value: string) => held.set(kind, value),
    getData: (kind: string) => held.get(kind) ?? '',
    get types() {
      return [...held.keys()];
    },
  };
  const cellOf = (day: string) =>
    document.querySelector(`time[datetime="${day}"]`)?.closest('td') as HTMLElement;
  fireEvent.dragStart(link, { dataTransfer });
  fireEvent.dragOver(cellOf('2026-11-28'), { dataTransfer });
  expect(cellOf('2026-11-28')).toHaveAttribute('data-over', 'true');
  fireEvent.drop(cellOf('2026-11-28'), { dataTransfer });
  await waitFor(() => {
    expect(pin.scheduled_at).toBe(`2026-11-28${before.slice(10, 16)}:00.000Z`);
  });
  await screen.findByText(/^Moved to Sat.* 28 Nov/);
  fireEvent.drop(cellOf('2026-11-23'), { dataTransfer });
  expect(await screen.findByText('It stays where it was. This moment has passed.')).toBeVisible();
});

test('the card over a pin goes when it is dragged, and comes back with the pointer', async () => {
  const pin = planned();
  const { user } = openApp('/calendar?view=week');
  await look(pin.title);
  const link = document.querySelector(`a[href="/pins/${pin.id}"][draggable="true"]`) as HTMLElement;
  const cards = () => screen.queryAllByText(/^When the slot was given: /);
  await user.hover(link);
  await waitFor(() => {
    expect(cards()).toHaveLength(1);
  });
  fireEvent.dragStart(link, { dataTransfer: { setData: () => undefined } });
  expect(cards()).toHaveLength(0);
  await user.unhover(link);
  await user.hover(link);
  await waitFor(() => {
    expect(cards()).toHaveLength(1);
  });
});

test('a viewer cannot drag, and the form says why', async () => {
  backend.role = 'viewer';
  const pin = planned();
  const { user } = openApp('/calendar?view=week');
  await user.click(await look(pin.title));
  expect(document.querySelector('a[draggable="true"]')).toBeNull();
  const form = await screen.findByRole('form', { name: 'Move' });
  expect(within(form).getByRole('button', { name: 'Move' })).toHaveAccessibleDescription(
    /Your role is viewer/,
  );
});

test('posting hours are changed, and it is said how many pins had to move', async () => {
  const { user } = openApp('/calendar');
  await user.click(await screen.findByRole('button', { name: 'Posting hours' }));
  const monday = await screen.findByLabelText('Monday');
  expect(monday).toHaveValue('07:00-22:00');
  fireEvent.change(monday, { target: { value: '7' } });
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('write a span as two times');
  fireEvent.change(monday, { target: { value: '08:00-12:00, 18:00-21:00' } });
  await user.click(screen.getByRole('checkbox', { name: /Prefer the hours/ }));
  expect(screen.getByText(/18:00 to 19:00 brought 1.4 times the account’s average/)).toBeVisible();
  expect(screen.getByText(/New pins lean to the better open hours/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Saved. 1 pin had to move; the others keep their minute.')).toBeVisible();
  expect([...backend.hours.values()][0]).toMatchObject({
    choice: 'best_hours',
    hours: {
      mon: [
        ['08:00', '12:00'],
        ['18:00', '21:00'],
      ],
    },
  });
});

test('while pins are lacking it is said how many, and nothing leans', async () => {
  const best = HOURS.best;
  if (!best) throw new Error('the mock has weights');
  for (const { id } of backend.accounts)
    backend.hours.set(id, {
      best: { ...best, ready: false, missing: '12 of 30 pins', counted: 12 },
    });
  const { user } = openApp('/calendar');
  await user.click(await screen.findByRole('button', { name: 'Posting hours' }));
  expect(await screen.findByText(/18 more pins must count before the hours do: 12 of 30/)).toBeVisible();
  expect(screen.getByRole('progressbar', { name: 'Pins that count' })).toHaveAttribute('value', '12');
});

test('an account whose pins nobody followed yet says when that begins', async () => {
  for (const { id } of backend.accounts) backend.hours.set(id, { best: null });
  const { user } = openApp('/calendar');
  await user.click(await screen.findByRole('button', { name: 'Posting hours' }));
  expect(await screen.findByText(/No pin of this account was followed yet/)).toBeVisible();
});
