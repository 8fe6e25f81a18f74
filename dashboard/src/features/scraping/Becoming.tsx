import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ImportDetail } from '@/shared/api/types';
import { plural } from '@/shared/format';
import css from './bring.module.css';

/** What becomes of the products that an import took in: opportunities, and what keeps others from it. */
export function Becoming({ of }: { of: Pick<ImportDetail, 'opportunities' | 'untitled'> }) {
  const { opportunities, untitled } = of;
  if (opportunities + untitled === 0) return null;
  return (
    <p className={css.quiet}>
      {opportunities > 0 && (
        <>
          {plural(opportunities, 'product')} of it{' '}
          <Anchor
            inherit
            underline="always"
            renderRoot={(props) => <Link to="/opportunities" search={{ kind: 'brought' }} {...props} />}
          >
            {opportunities === 1 ? 'becomes an opportunity' : 'become opportunities'}
          </Anchor>
          .{' '}
        </>
      )}
      {untitled > 0 &&
        `${plural(untitled, 'product')} ${untitled === 1 ? 'has' : 'have'} no title yet, so ${
          untitled === 1 ? 'it is no opportunity' : 'they are no opportunities'
        }: bring a file with a title column, or the saved pages of the products.`}
    </p>
  );
}
