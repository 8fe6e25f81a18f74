import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconPlugConnectedX } from '@tabler/icons-react';
import { asApiError } from '../api/error';
import css from './ui.module.css';
import { EmptyState } from './EmptyState';

export type Tone = 'info' | 'warning' | 'danger' | 'good' | 'neutral';

const ICONS = {
  info: IconInfoCircle,
  neutral: IconInfoCircle,
  warning: IconAlertTriangle,
  danger: IconAlertTriangle,
  good: IconCircleCheck,
};

interface Props {
  tone: Tone;
  title?: string;
  children?: ReactNode;
  role?: 'alert' | 'status';
}

export function Notice({ tone, title, children, role }: Props) {
  const Mark = ICONS[tone];
  return (
    <div className={css.notice} data-tone={tone} role={role}>
      <Mark size={20} stroke={1.7} aria-hidden />
      <div className={css.noticeBody}>
        {title && <p className={css.noticeTitle}>{title}</p>}
        {children}
      </div>
    </div>
  );
}

/** An error where the user is: inside the form or the card that failed. */
export function InlineError({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <Notice tone="danger" role="alert">
      <p>{asApiError(error).message}</p>
    </Notice>
  );
}

/** In place of a page that could not be loaded. */
export function ErrorState({ error, retry }: { error: unknown; retry: () => void }) {
  const { message, requestId } = asApiError(error);
  return (
    <div role="alert">
      <EmptyState
        icon={IconPlugConnectedX}
        title="This page could not be loaded"
        as="h1"
        action={<Button onClick={retry}>Load again</Button>}
      >
        {message}
        {requestId && ` Request ${requestId}.`}
      </EmptyState>
    </div>
  );
}
