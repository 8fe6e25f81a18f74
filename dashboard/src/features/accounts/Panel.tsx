import type { ReactNode } from 'react';
import css from './accounts.module.css';

/** One card of an account's page. */
export function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={`pf-card ${css.panel ?? ''}`} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
