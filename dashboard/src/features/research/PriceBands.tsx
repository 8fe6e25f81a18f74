import { NumberInput } from '@mantine/core';
import type { Bands } from './weights';
import css from './scoring.module.css';

interface Props {
  bands: Bands;
  disabled: boolean;
  change: (bands: Bands) => void;
}

/** From which price to which a product earns all points of its price, by currency. */
export function PriceBands({ bands, disabled, change }: Props) {
  return (
    <section aria-labelledby="bands-title">
      <h3 id="bands-title" className={css.bandHead}>
        Prices that earn all points
      </h3>
      <ul className={css.bands}>
        {Object.entries(bands).map(([code, [low, high]]) => (
          <li key={code} className={css.band}>
            <span>{code}</span>
            <Price
              label={`${code}, lowest price`}
              value={low}
              disabled={disabled}
              change={(value) => {
                change({ ...bands, [code]: [value, high] });
              }}
            />
            <span>to</span>
            <Price
              label={`${code}, highest price`}
              value={high}
              disabled={disabled}
              change={(value) => {
                change({ ...bands, [code]: [low, value] });
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface PriceProps {
  label: string;
  value: number;
  disabled: boolean;
  change: (value: number) => void;
}

function Price({ label, value, disabled, change }: PriceProps) {
  return (
    <NumberInput
      aria-label={label}
      size="sm"
      min={0}
      decimalScale={2}
      hideControls
      disabled={disabled}
      value={value}
      onChange={(next) => {
        change(Number(next));
      }}
    />
  );
}
