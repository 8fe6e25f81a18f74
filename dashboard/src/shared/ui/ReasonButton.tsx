import { useId, type ReactNode } from 'react';
import { Button, Tooltip, VisuallyHidden, type ButtonProps } from '@mantine/core';
import css from './ui.module.css';

interface Props extends Omit<ButtonProps, 'disabled'> {
  /** Why it cannot be used now; null or undefined when it can. */
  reason?: string | null;
  /** The reason already stands in words beside the button: no tooltip needed. */
  reasonShown?: boolean;
  onClick?: () => void;
  type?: 'button' | 'submit';
  children: ReactNode;
  'aria-keyshortcuts'?: string;
  'aria-label'?: string;
}

/** A button that, when it cannot be used, stays reachable by keyboard and says why. */
export function ReasonButton({
  reason,
  reasonShown,
  onClick,
  type = 'button',
  children,
  className,
  ...rest
}: Props) {
  const id = useId();
  const button = (
    <Button
      {...rest}
      type={type}
      className={`${css.button ?? ''} ${className ?? ''}`}
      aria-disabled={reason ? true : undefined}
      aria-describedby={reason ? id : undefined}
      onClick={(event) => {
        if (reason) event.preventDefault();
        else onClick?.();
      }}
    >
      {children}
    </Button>
  );
  if (!reason) return button;
  return (
    <>
      {reasonShown ? button : <Tooltip label={reason}>{button}</Tooltip>}
      <VisuallyHidden id={id}>{reason}</VisuallyHidden>
    </>
  );
}
