import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { RowButtons } from './RowButtons';
import { useRowKeys } from './useRowKeys';
import css from './studio.module.css';

interface Props {
  /** What the list is called, and one of it, as in “Points” and “point”. */
  label: string;
  one: string;
  note?: string;
  most: number;
  value: string[];
  onChange: (value: string[]) => void;
}

/** Short texts in an order: each in a field of its own. */
export function TextRows({ label, one, note, most, value, onChange }: Props) {
  const rows = useRowKeys({ rows: value, most, blank: '', isBlank: (row) => row === '', onChange });
  return (
    <fieldset className={css.rows}>
      <legend className={css.rowsLegend}>{label}</legend>
      <p className={css.small}>
        {note && `${note} `}At most {most}. Enter adds one, Alt with an arrow moves it.
      </p>
      {value.map((text, at) => (
        <div key={at} className={css.row}>
          <TextInput
            ref={rows.ref(at)}
            aria-label={`${label} ${String(at + 1)}`}
            maxLength={120}
            value={text}
            onChange={(event) => {
              onChange(value.with(at, event.currentTarget.value));
            }}
            onKeyDown={(event) => {
              rows.onKey(event, at);
            }}
          />
          <RowButtons
            name={`${one} ${String(at + 1)}`}
            isFirst={at === 0}
            isLast={at === value.length - 1}
            onMove={(by) => {
              rows.move(at, by);
            }}
            onRemove={() => {
              rows.remove(at);
            }}
          />
        </div>
      ))}
      <div>
        <ReasonButton
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          reason={value.length >= most ? `The picture has room for ${String(most)}.` : null}
          onClick={() => {
            rows.add();
          }}
        >
          Add a {one}
        </ReasonButton>
      </div>
    </fieldset>
  );
}
