import type { ReactNode } from 'react';
import { useEffect } from 'react';
import css from './ui.module.css';

interface Props {
  title: string;
  children?: ReactNode;
  /** The page's primary action, always at this place. */
  action?: ReactNode;
}

export function PageHeader({ title, children, action }: Props) {
  useEffect(() => {
    document.title = `${title} · Automated Pinterest Money Flow`;
  }, [title]);
  return (
    <header className={css.header}>
      <div className={css.headerText}>
        <h1 className={css.title}>{title}</h1>
        {children && <div className={css.sub}>{children}</div>}
      </div>
      {action && <div className={css.actions}>{action}</div>}
    </header>
  );
}
