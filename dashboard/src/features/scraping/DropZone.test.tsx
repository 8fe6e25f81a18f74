import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { DropZone } from './DropZone';

const csv = new File(['asin\nB0ABCDEFGH\n'], 'finds.csv', { type: 'text/csv' });

function open(against: string | null) {
  const take = vi.fn<(file: File) => void>();
  render(
    <MantineProvider>
      <DropZone against={against} take={take} />
    </MantineProvider>,
  );
  return { take, zone: screen.getByRole('region', { name: 'Bring a file' }) };
}

test('a file that is dropped is taken, and the zone shows when it may be let go', () => {
  const { take, zone } = open(null);
  expect(fireEvent.dragOver(zone)).toBe(false);
  expect(zone).toHaveAttribute('data-over');
  fireEvent.dragLeave(zone);
  expect(zone).not.toHaveAttribute('data-over');
  fireEvent.dragOver(zone);
  expect(fireEvent.drop(zone, { dataTransfer: { files: [csv] } })).toBe(false);
  expect(zone).not.toHaveAttribute('data-over');
  expect(take.mock.calls).toEqual([[csv]]);
});

test('what is dropped but no file is left alone', () => {
  const { take, zone } = open(null);
  fireEvent.drop(zone, { dataTransfer: { files: [] } });
  expect(take).not.toHaveBeenCalled();
});

test('who may not bring files cannot drop one either', () => {
  const { take, zone } = open('Only editors bring files.');
  fireEvent.dragOver(zone);
  expect(zone).not.toHaveAttribute('data-over');
  expect(fireEvent.drop(zone, { dataTransfer: { files: [csv] } })).toBe(false);
  expect(take).not.toHaveBeenCalled();
});
