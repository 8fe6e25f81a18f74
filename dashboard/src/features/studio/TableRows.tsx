import { Button, Group, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { ReasonButton } from '@/shared/ui/ReasonButton';
import { RowButtons } from './RowButtons';
import { useRowKeys } from './useRowKeys';
import css from './studio.module.css';

const MOST_ROWS = 8;
const MOST_COLUMNS = 3;

/** Each row a label and its cells. */
export interface Table {
  columns: string[];
  rows: string[][];
}

interface Props {
  value: Table;
  note?: string;
  onChange: (value: Table) => void;
}

/** How many columns stand beside the labels. */
const widthOf = ({ columns, rows }: Table) =>
  Math.min(MOST_COLUMNS, Math.max(1, columns.length, ...rows.map((row) => row.length - 1)));

/** A comparison: what is compared, and a word or one of ✓ ✗ – for each column. */
export function TableRows({ value, note, onChange }: Props) {
  const { columns, rows } = value;
  const width = widthOf(value);
  const places = Array.from({ length: width }, (_, n) => n);
  const set = (next: Partial<Table>) => {
    onChange({ ...value, ...next });
  };
  const keys = useRowKeys<string[]>({
    rows,
    most: MOST_ROWS,
    blank: Array.from({ length: width + 1 }, () => ''),
    isBlank: (row) => row.every((cell) => cell === ''),
    onChange: (next) => {
      set({ rows: next });
    },
  });
  const setCell = (at: number, cell: number, text: string) => {
    const row = Array.from({ length: width + 1 }, (_, n) => rows[at]?.[n] ?? '');
    set({ rows: rows.with(at, row.with(cell, text)) });
  };
  return (
    <fieldset className={css.rows}>
      <legend className={css.rowsLegend}>Table</legend>
      <p className={css.small}>
        {note && `${note} `}Each cell a word, or one of ✓ ✗ –. Enter adds a row, Alt with an arrow moves it.
      </p>
      <div className={css.table} data-columns={width}>
        <div className={css.tableRow}>
          <span className="pf-label">Row</span>
          {places.map((at) => (
            <TextInput
              key={at}
              size="xs"
              aria-label={`Head of column ${String(at + 1)}`}
              placeholder={`Head ${String(at + 1)}`}
              maxLength={120}
              value={columns[at] ?? ''}
              onChange={(event) => {
                const heads = places.map((n) => columns[n] ?? '');
                set({ columns: heads.with(at, event.currentTarget.value) });
              }}
            />
          ))}
        </div>
        {rows.map((row, at) => (
          <div key={at} className={css.tableRow}>
            {[0, ...places.map((n) => n + 1)].map((cell) => (
              <TextInput
                key={cell}
                size="xs"
                ref={keys.ref(at, cell)}
                aria-label={
                  cell === 0
                    ? `Label of row ${String(at + 1)}`
                    : `Row ${String(at + 1)}, column ${String(cell)}`
                }
                maxLength={120}
                error={cell === 0 && lacksLabel(row)}
                value={row[cell] ?? ''}
                onChange={(event) => {
                  setCell(at, cell, event.currentTarget.value);
                }}
                onKeyDown={(event) => {
                  keys.onKey(event, at, cell);
                }}
              />
            ))}
            <RowButtons
              name={`row ${String(at + 1)}`}
              isFirst={at === 0}
              isLast={at === rows.length - 1}
              onMove={(by) => {
                keys.move(at, by);
              }}
              onRemove={() => {
                keys.remove(at);
              }}
            />
          </div>
        ))}
      </div>
      <Group gap="xs">
        <ReasonButton
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          reason={rows.length >= MOST_ROWS ? `A table has at most ${String(MOST_ROWS)} rows.` : null}
          onClick={() => {
            keys.add();
          }}
        >
          Add a row
        </ReasonButton>
        <ReasonButton
          variant="default"
          size="compact-sm"
          reason={width >= MOST_COLUMNS ? `A table has at most ${String(MOST_COLUMNS)} columns.` : null}
          onClick={() => {
            set({ columns: Array.from({ length: width + 1 }, (_, n) => columns[n] ?? '') });
          }}
        >
          Add a column
        </ReasonButton>
        {width > 1 && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              onChange({
                columns: columns.slice(0, width - 1),
                rows: rows.map((row) => row.slice(0, width)),
              });
            }}
          >
            Remove the last column
          </Button>
        )}
      </Group>
    </fieldset>
  );
}

/** A row with cells and no label cannot be kept. */
export const lacksLabel = (row: string[]) =>
  !row[0]?.trim() && row.slice(1).some((cell) => cell.trim() !== '');

const trimEnd = (cells: string[]) => cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);

/** Without the empty rows and cells that stand in a form while someone writes. */
export const tidyTable = ({ columns, rows }: Table): Table => ({
  columns: trimEnd(columns.map((head) => head.trim())),
  rows: rows.map((row) => trimEnd(row.map((cell) => cell.trim()))).filter((row) => row.length > 0),
});
