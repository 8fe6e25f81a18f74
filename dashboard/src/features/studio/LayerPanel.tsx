import { Button, Group, NumberInput, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { FocusPicker } from '@/shared/ui/FocusPicker';
import {
  childName,
  contentWords,
  layerName,
  SIDES,
  swapLayers,
  withLayer,
  withoutLayer,
  type Design,
  type Layer,
  type Part,
  type Rect,
} from './design';
import { DEFAULTS, FIELDS, type Field } from './fields';
import css from './studio.module.css';

const SIDE_WORDS = { left: 'Left', top: 'Top', right: 'Right', bottom: 'Bottom' };

interface Props {
  design: Design;
  stacks: ReadonlyMap<string, Rect>;
  fonts: string[];
  chosen: number | null;
  readOnly: boolean;
  onChoose: (index: number | null) => void;
  onChange: (design: Design, tag: string | null) => void;
}

/** The properties of the chosen layer and of the texts in it. */
export function LayerPanel({ design, stacks, fonts, chosen, readOnly, onChoose, onChange }: Props) {
  const layer = chosen === null ? undefined : design.layers[chosen];
  const words: Words = { fonts: fontNames(design, fonts), colours: colourNames(design), design };
  if (chosen === null || !layer) return <LayerList design={design} onChoose={onChoose} />;
  const set = (change: (old: Layer) => Layer, tag: string | null) => {
    onChange(withLayer(design, chosen, change), tag && `${String(chosen)} ${tag}`);
  };
  const reorder = (by: 1 | -1) => {
    onChange(swapLayers(design, chosen, by), null);
    onChoose(chosen + by);
  };
  return (
    <fieldset className={css.fields} disabled={readOnly}>
      <legend className={css.fieldsTitle}>{layerName(layer)}</legend>
      {layer.type === 'stack' && <p className={css.quiet}>{contentWords(layer)}</p>}
      <SimpleGrid cols={4} spacing="xs" verticalSpacing="xs">
        {SIDES.map((side) => (
          <EdgeField
            key={side}
            label={SIDE_WORDS[side]}
            value={layer.box[side]}
            onChange={(edge) => {
              set((old) => ({ ...old, box: { ...old.box, [side]: edge } }), `box.${side}`);
            }}
          />
        ))}
      </SimpleGrid>
      <Properties
        part={layer}
        fields={FIELDS[layer.type] ?? []}
        words={words}
        onChange={(key, value) => {
          set((old) => ({ ...old, [key]: value, ...(value === 'photo' && { ground: null }) }), key);
        }}
      />
      {layer.type === 'picture' && layer.mode !== 'cutout' && (
        <PictureFocus
          layer={layer}
          onChange={(focus) => {
            set((old) => ({ ...old, focus }), 'focus');
          }}
        />
      )}
      {isPart(layer.panel) && (
        <details className={css.part}>
          <summary>Plate behind</summary>
          <Properties
            part={layer.panel}
            fields={FIELDS.panel ?? []}
            words={words}
            onChange={(key, value) => {
              set((old) => ({ ...old, panel: { ...(old.panel as Part), [key]: value } }), `panel.${key}`);
            }}
          />
        </details>
      )}
      {(layer.children ?? []).map((child, at) => (
        <Child
          key={at}
          child={child}
          words={words}
          open={at === 0}
          onChange={(next, tag) => {
            set(
              (old) => ({ ...old, children: old.children?.map((one, n) => (n === at ? next : one)) }),
              `child ${String(at)} ${tag}`,
            );
          }}
        />
      ))}
      <Group gap="xs">
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconArrowUp size={16} aria-hidden />}
          disabled={chosen === design.layers.length - 1}
          onClick={() => {
            reorder(1);
          }}
        >
          Forward
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconArrowDown size={16} aria-hidden />}
          disabled={chosen === 0}
          onClick={() => {
            reorder(-1);
          }}
        >
          Back
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconTrash size={16} aria-hidden />}
          disabled={design.layers.length === 1}
          onClick={() => {
            onChange(withoutLayer(design, chosen, stacks), null);
            onChoose(null);
          }}
        >
          Remove
        </Button>
      </Group>
    </fieldset>
  );
}

interface FocusProps {
  layer: Layer;
  onChange: (focus: [number, number] | null) => void;
}

/** Which point of any photo this slot shows; by itself it looks where the detail is. */
function PictureFocus({ layer, onChange }: FocusProps) {
  const focus = Array.isArray(layer.focus) ? (layer.focus as [number, number]) : null;
  return (
    <div className={css.rows}>
      <Switch
        size="sm"
        label="Shows a point of your choice"
        description="Otherwise where the photo’s detail is, or the point chosen for it in the library"
        checked={focus !== null}
        onChange={(event) => {
          onChange(event.currentTarget.checked ? [0.5, 0.5] : null);
        }}
      />
      {focus && (
        <FocusPicker
          src={null}
          point={{ x: focus[0], y: focus[1] }}
          onChange={({ x, y }) => {
            onChange([x, y]);
          }}
        />
      )}
    </div>
  );
}

function LayerList({ design, onChoose }: { design: Design; onChoose: (index: number) => void }) {
  return (
    <div className={css.fields}>
      <h2 className={css.fieldsTitle}>Layers</h2>
      <p className={css.quiet}>Choose one here or on the picture. The last one lies on top.</p>
      <ol className={css.layers}>
        {design.layers.map((layer, index) => (
          <li key={index}>
            <button
              type="button"
              className={css.layer}
              onClick={() => {
                onChoose(index);
              }}
            >
              {layerName(layer)}
              {layer.type === 'stack' && <span className="pf-label">{contentWords(layer)}</span>}
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

interface Words {
  fonts: { value: string; label: string }[];
  colours: string[];
  design: Design;
}

interface ChildProps {
  child: Part;
  words: Words;
  open: boolean;
  onChange: (child: Part, tag: string) => void;
}

function Child({ child, words, open, onChange }: ChildProps) {
  const inner = Array.isArray(child.children) ? (child.children as Part[]) : [];
  return (
    <details className={css.part} open={open}>
      <summary>{childName(child)}</summary>
      <Properties
        part={child}
        fields={FIELDS[String(child.type)] ?? []}
        words={words}
        onChange={(key, value) => {
          onChange({ ...child, [key]: value }, key);
        }}
      />
      {inner.map((one, at) => (
        <Child
          key={at}
          child={one}
          words={words}
          open={false}
          onChange={(next, tag) => {
            onChange(
              { ...child, children: inner.map((old, n) => (n === at ? next : old)) },
              `${String(at)} ${tag}`,
            );
          }}
        />
      ))}
    </details>
  );
}

interface PropertiesProps {
  part: Part;
  fields: Field[];
  words: Words;
  onChange: (key: string, value: unknown) => void;
}

function Properties({ part, fields, words, onChange }: PropertiesProps) {
  const shown = fields.filter(
    ({ key }) => (key !== 'words' || part.source === 'words') && (key !== 'ground' || part.mode === 'cutout'),
  );
  const inputs = shown.filter(({ kind }) => kind !== 'switch');
  const switches = shown.filter(({ kind }) => kind === 'switch');
  return (
    <Stack gap="xs" mt="xs">
      <SimpleGrid cols={2} spacing="xs" verticalSpacing="xs">
        {inputs.map((field) => (
          <Property
            key={field.key}
            field={field}
            value={part[field.key] ?? DEFAULTS[field.key]}
            words={words}
            onChange={(value) => {
              onChange(field.key, value);
            }}
          />
        ))}
      </SimpleGrid>
      {switches.map(({ key, label }) => (
        <Switch
          key={key}
          size="sm"
          label={label}
          checked={part[key] === true}
          onChange={(event) => {
            onChange(key, event.currentTarget.checked);
          }}
        />
      ))}
    </Stack>
  );
}

interface PropertyProps {
  field: Field;
  value: unknown;
  words: Words;
  onChange: (value: unknown) => void;
}

function Property({ field, value, words, onChange }: PropertyProps) {
  const { label } = field;
  if (field.kind === 'number') {
    return (
      <NumberInput
        size="xs"
        label={label}
        min={field.min}
        max={field.max}
        step={field.step ?? 1}
        clampBehavior="strict"
        value={typeof value === 'number' ? value : field.min > 0 ? field.min : 0}
        onChange={(next) => {
          if (typeof next === 'number') onChange(next);
        }}
      />
    );
  }
  if (field.kind === 'words') {
    return (
      <TextInput
        size="xs"
        label={label}
        maxLength={120}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
    );
  }
  const data = optionsOf(field, value, words);
  return (
    <Select
      size="xs"
      label={label}
      data={data}
      searchable={field.kind === 'font'}
      value={value === null || value === undefined ? '' : String(value)}
      onChange={(next) => {
        onChange(
          next === '' || next === null
            ? null
            : field.kind === 'radius' && /^\d/.test(next)
              ? Number(next)
              : next,
        );
      }}
    />
  );
}

function optionsOf(field: Field, value: unknown, words: Words): { value: string; label: string }[] {
  if (field.kind === 'choice') return field.of;
  if (field.kind === 'font') return words.fonts;
  const plain = (names: string[]) => names.map((name) => ({ value: name, label: name }));
  if (field.kind === 'radius') {
    const radii = [...Object.keys(words.design.tokens?.radii ?? {}), '0', '12', '24', '40', '80'];
    return plain([...new Set([...radii, String(value)])]);
  }
  const known = [...new Set([...words.colours, ...(typeof value === 'string' ? [value] : [])])];
  return 'optional' in field && field.optional
    ? [{ value: '', label: 'None' }, ...plain(known)]
    : plain(known);
}

interface EdgeProps {
  label: string;
  value: number | string;
  onChange: (edge: number | string) => void;
}

/** Pixels, or words such as `card.top - 40`: the edge then follows that text box. */
function EdgeField({ label, value, onChange }: EdgeProps) {
  if (typeof value === 'number') {
    return (
      <NumberInput
        size="xs"
        label={label}
        min={-500}
        max={2000}
        hideControls
        value={value}
        onChange={(next) => {
          if (typeof next === 'number') onChange(next);
        }}
      />
    );
  }
  return (
    <TextInput
      size="xs"
      label={label}
      title={`Follows a text box: ${value}`}
      value={value}
      onChange={(event) => {
        const text = event.currentTarget.value;
        onChange(/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text);
      }}
    />
  );
}

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null;

function fontNames(design: Design, fonts: string[]) {
  const tokens = Object.entries(design.tokens?.fonts ?? {});
  const named = tokens.map(([token, font]) => ({ value: token, label: `${token} (${font})` }));
  const names = new Set(tokens.map(([token]) => token));
  return [
    ...named,
    ...fonts.filter((font) => !names.has(font)).map((font) => ({ value: font, label: font })),
  ];
}

const colourNames = (design: Design) => Object.keys(Object.values(design.schemes)[0] ?? {});
