import css from './accounts.module.css';

const STEPS = ['Choose how', 'Allow it at Pinterest', 'Come back', 'Publish'];

/** The whole journey, and where one is on it. */
export function Steps({ at }: { at: number }) {
  return (
    <ol className={css.steps} aria-label="The steps of connecting">
      {STEPS.map((name, n) => (
        <li
          key={name}
          className={css.step}
          data-done={n < at || undefined}
          aria-current={n === at ? 'step' : undefined}
        >
          <span className={css.stepNumber} aria-hidden>
            {n + 1}
          </span>
          {name}
        </li>
      ))}
    </ol>
  );
}
