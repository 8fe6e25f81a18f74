import { Anchor } from '@mantine/core';
import type { Pin } from '@/shared/api/types';
import { dotted, formatBytes } from '@/shared/format';
import { Fact, Facts } from '@/shared/ui/Facts';
import css from './review.module.css';

const KINDS: Record<string, string> = { 'image/jpeg': 'JPEG', 'image/png': 'PNG' };

/** What Pinterest will get: exactly what an approval covers. */
export function Delivery({ pin }: { pin: Pin }) {
  const { picture } = pin;
  return (
    <Facts>
      <Fact name="Account">{pin.account?.name ?? 'None chosen'}</Fact>
      <Fact name="Board">
        {pin.board?.name ?? 'None chosen'}
        {pin.section_id && `, section ${pin.section_id}`}
      </Fact>
      <Fact name="Link">
        {pin.link ? (
          <>
            <Anchor href={pin.link} target="_blank" rel="noreferrer" inherit underline="always">
              {pin.link}
            </Anchor>
            <span className={css.aside}>
              {pin.origin === 'added' ? (
                'It goes out exactly as it was given.'
              ) : (
                <>
                  <code>{pin.marker}</code> is this pin’s marker; it makes the pin findable again.
                </>
              )}
            </span>
          </>
        ) : (
          'None yet'
        )}
      </Fact>
      <Fact name="AI disclosure">
        {pin.ai_disclosures.length > 0
          ? pin.ai_disclosures.join(', ')
          : 'None needed: nothing was made by AI'}
      </Fact>
      <Fact name="Picture">
        {picture.width} × {picture.height} px, {KINDS[picture.media_type] ?? picture.media_type},{' '}
        {formatBytes(picture.bytes)}
        <span className={css.aside}>{pin.origin === 'added' ? 'Your own' : `Template ${pin.template}`}</span>
      </Fact>
      {pin.product.asin && (
        <Fact name="Product">
          <Anchor
            href={`https://www.${pin.product.marketplace}/dp/${pin.product.asin}`}
            target="_blank"
            rel="noreferrer"
            inherit
            underline="always"
          >
            {pin.product.title}
          </Anchor>
          <span className={css.aside}>{dotted(pin.product.marketplace, pin.product.category)}</span>
        </Fact>
      )}
    </Facts>
  );
}
