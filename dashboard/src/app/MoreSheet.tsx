import type { ReactNode } from 'react';
import { Drawer } from '@mantine/core';
import css from './Shell.module.css';

/** The phone's sheet with the pages that have no room on the bar. */
export function MoreSheet({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="auto"
      title="More"
      closeButtonProps={{ 'aria-label': 'Close' }}
      classNames={{ content: css.sheet, title: css.sheetTitle }}
    >
      {children}
    </Drawer>
  );
}
