import { useState } from 'react';
import { Button, NumberInput } from '@mantine/core';
import type { Bands } from './weights';
import css from './scoring.module.css';

interface Props {
  bands: Bands;
  /** The currencies of the tenant's marketplaces; the others come on demand. */
  used: readonly string[];
  disabled: boolean;
  change: (bands: Bands) => void;
}

/** From which price to which a product earns all points of its price, by currency. */
export function PriceBands({ bands, used, disabled, change }: Props) {
  const [all, setAll] = useState(false);
  const entries = Object.entries(bands);
  const others = entries.filter(([code]) => !used.includes(code)).length;
  // Where no project's currency has a band, all are shown rather than none.
  const shown = all || others === entries.length ? entries : entries.filter(([code]) => used.includes(code));
  return (
    <section aria-labelledby="bands-title">
      <h3 id="bands-title" className={css.bandHead}>
        Prices that earn all points
      </h3>
      <ul className={css.bands}>
        {shown.map(([code, [low, high]]) => (
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
      {shown.length < entries.length && (
        <Button
          variant="subtle"
          color="neutral"
          size="compact-sm"
          onClick={() => {
            setAll(true);
          }}
        >
          {others === 1 ? 'Show the other currency' : `Show the other ${String(others)} currencies`}
        </Button>
      )}
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
