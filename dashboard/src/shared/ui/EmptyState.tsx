import type { ReactNode } from 'react';
import type { Icon } from '@tabler/icons-react';
import css from './ui.module.css';

interface Props {
  icon: Icon;
  title: string;
  children: ReactNode;
  /** The one button that fills the page. */
  action?: ReactNode;
}

export function EmptyState({ icon: Mark, title, children, action }: Props) {
  return (
    <section className={`pf-card ${css.empty ?? ''}`}>
      <span className={css.emptyIcon}>
        <Mark size={26} stroke={1.6} aria-hidden />
      </span>
      <h2 className={css.emptyTitle}>{title}</h2>
      <p className={css.emptyText}>{children}</p>
      {action}
    </section>
  );
}
