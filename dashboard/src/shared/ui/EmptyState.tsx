import type { ReactNode } from 'react';
import type { Icon } from '@tabler/icons-react';
import css from './ui.module.css';

interface Props {
  icon: Icon;
  title: string;
  /** The page's own title where nothing else stands on it. */
  as?: 'h1' | 'h2';
  children: ReactNode;
  /** The one button that fills the page. */
  action?: ReactNode;
}

export function EmptyState({ icon: Mark, title, as: Title = 'h2', children, action }: Props) {
  return (
    <section className={`pf-card ${css.empty ?? ''}`}>
      <span className={css.emptyIcon}>
        <Mark size={26} stroke={1.6} aria-hidden />
      </span>
      <Title className={css.emptyTitle}>{title}</Title>
      <p className={css.emptyText}>{children}</p>
      {action}
    </section>
  );
}
