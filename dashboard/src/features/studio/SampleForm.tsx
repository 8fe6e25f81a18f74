import { Select, TextInput } from '@mantine/core';
import type { Part } from './design';
import { TableRows, type Table } from './TableRows';
import { TextRows } from './TextRows';
import css from './studio.module.css';

interface Props {
  /** `sample.json` as it stands. */
  text: string;
  readOnly: boolean;
  onChange: (text: string, tag: string) => void;
}

const SEASONS = [
  { value: '', label: 'None' },
  { value: 'spring', label: 'Spring' },
  { value: 'summer', label: 'Summer' },
  { value: 'autumn', label: 'Autumn' },
  { value: 'winter', label: 'Winter' },
];
const TEXTS = [
  ['headline', 'Headline'],
  ['kicker', 'Small line'],
  ['disclosure', 'Ad label'],
  ['site', 'Site'],
] as const;

/** The words a template is shown with, in fields; they are those of `sample.json`. */
export function SampleForm({ text, readOnly, onChange }: Props) {
  const sample = readSample(text);
  if (!sample) return <p className={css.quiet}>This text is no sample any more. Mend it in the JSON.</p>;
  const set = (change: Part, tag: string) => {
    onChange(`${JSON.stringify({ ...sample, ...change }, null, 2)}\n`, `sample ${tag}`);
  };
  return (
    <fieldset className={css.fields} disabled={readOnly}>
      {TEXTS.map(([key, label]) => (
        <TextInput
          key={key}
          label={label}
          maxLength={300}
          value={wordsOf(sample[key])}
          onChange={(event) => {
            const words = event.currentTarget.value;
            set({ [key]: key === 'site' && !words ? null : words }, key);
          }}
        />
      ))}
      <TextRows
        label="Points"
        one="point"
        most={10}
        value={textsOf(sample.points)}
        onChange={(points) => {
          set({ points }, 'points');
        }}
      />
      <TextRows
        label="List"
        one="list entry"
        note="Lists show these instead of the points."
        most={10}
        value={textsOf(sample.items)}
        onChange={(items) => {
          set({ items }, 'items');
        }}
      />
      <TableRows
        note="Tables show these rows, and without them the points."
        value={tableOf(sample)}
        onChange={(table) => {
          set(sampleTable(table), 'table');
        }}
      />
      <TextInput
        label="Product"
        description="The artwork follows what it is"
        maxLength={300}
        value={wordsOf(sample.subject)}
        onChange={(event) => {
          set({ subject: event.currentTarget.value }, 'subject');
        }}
      />
      <Select
        label="Season"
        data={SEASONS}
        value={wordsOf(sample.season)}
        onChange={(season) => {
          set({ season: season ?? '' }, 'season');
        }}
      />
    </fieldset>
  );
}

const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const wordsOf = (value: unknown) => (typeof value === 'string' ? value : '');
const textsOf = (value: unknown) => (Array.isArray(value) ? value.map(wordsOf) : []);

function readSample(text: string): Part | null {
  try {
    const sample: unknown = JSON.parse(text);
    return isPart(sample) ? sample : null;
  } catch {
    return null;
  }
}

/** The sample's table as a form has it: each row its label, then its cells. */
function tableOf(sample: Part): Table {
  const rows = Array.isArray(sample.rows) ? sample.rows.filter(isPart) : [];
  return {
    columns: textsOf(sample.columns),
    rows: rows.map((row) => [wordsOf(row.label), ...textsOf(row.cells)]),
  };
}

const sampleTable = ({ columns, rows }: Table): Part => ({
  columns,
  rows: rows.map(([label = '', ...cells]) => ({ label, cells })),
});
