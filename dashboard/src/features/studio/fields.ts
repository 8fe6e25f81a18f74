/** Which properties of a layer or a text the side panel shows; the rest is in the JSON. */

export type Field =
  | { key: string; label: string; kind: 'number'; min: number; max: number; step?: number; wide?: boolean }
  | { key: string; label: string; kind: 'choice'; of: { value: string; label: string }[] }
  | {
      key: string;
      label: string;
      kind: 'colour' | 'font' | 'radius' | 'switch' | 'words';
      optional?: boolean;
    };

const choice = (key: string, label: string, of: Record<string, string>): Field => ({
  key,
  label,
  kind: 'choice',
  of: Object.entries(of).map(([value, words]) => ({ value, label: words })),
});
const number = (key: string, label: string, min: number, max: number, step = 1): Field => ({
  key,
  label,
  kind: 'number',
  min,
  max,
  step,
});
const colour = (key: string, label: string, optional = false): Field => ({
  key,
  label,
  kind: 'colour',
  optional,
});

const ALIGN = choice('align', 'Align', { start: 'With the script', left: 'Left', center: 'Centre' });
const MASK = choice('mask', 'Shape', { rect: 'Rectangle', rounded: 'Rounded', round: 'Round', arch: 'Arch' });
const SIZES = [number('size', 'Size', 12, 400), number('min_size', 'Smallest size', 12, 400)];
const LINES = [
  number('max_lines', 'Lines at most', 1, 12),
  number('line_height', 'Line height', 0.7, 2.5, 0.05),
];
const FONT: Field = { key: 'font', label: 'Font', kind: 'font' };
const RADIUS: Field = { key: 'radius', label: 'Corners', kind: 'radius' };

const TEXT: Field[] = [
  choice('source', 'Shows', {
    headline: 'The headline',
    kicker: 'The small line',
    point: 'The first point',
    disclosure: 'The ad label',
    site: 'The site',
    brand: 'The brand’s name',
    count: 'How many points',
    words: 'Words of its own',
  }),
  { key: 'words', label: 'Words', kind: 'words' },
  FONT,
  ...SIZES,
  ...LINES,
  colour('color', 'Colour'),
  ALIGN,
  number('tracking', 'Letter spacing', -0.1, 0.5, 0.01),
  colour('highlight', 'Marker behind', true),
  { key: 'upper', label: 'Capitals', kind: 'switch' },
  { key: 'flex', label: 'Takes the room that is left', kind: 'switch' },
];

export const FIELDS: Record<string, Field[]> = {
  text: TEXT,
  badge: [...TEXT, colour('fill', 'Plate', true), number('border', 'Outline', 0, 12)],
  list: [
    FONT,
    ...SIZES,
    colour('color', 'Colour'),
    choice('marker', 'Marker', {
      none: 'None',
      number: 'Number',
      disc: 'Number in a disc',
      check: 'Tick',
      box: 'Box to tick',
      dot: 'Dot',
      motif: 'Drawing',
    }),
    colour('marker_color', 'Marker’s colour'),
    number('max_items', 'Items at most', 1, 10),
    ...LINES,
    number('gap', 'Gap', 0, 200),
    ALIGN,
  ],
  table: [FONT, ...SIZES, colour('color', 'Colour'), colour('head_color', 'Heads'), colour('mark_color', 'Marks'), number('max_rows', 'Rows at most', 1, 8)],
  rule: [colour('color', 'Colour'), number('thickness', 'Thickness', 1, 40)],
  logo: [number('height', 'Height', 24, 300), colour('color', 'Colour'), FONT],
  row: [number('gap', 'Gap', 0, 200), choice('align', 'Align', { start: 'With the script', center: 'Centre' })],
  stack: [
    choice('anchor', 'Texts stand', { top: 'At the top', middle: 'In the middle', bottom: 'At the bottom' }),
    number('gap', 'Gap', 0, 300),
    colour('on', 'Stands on'),
  ],
  panel: [colour('color', 'Colour'), number('padding', 'Padding', 0, 200), RADIUS, { key: 'shadow', label: 'Shadow', kind: 'switch' }],
  picture: [
    number('slot', 'Photo number', 0, 3),
    choice('mode', 'Shows', {
      photo: 'The photo',
      whole: 'Almost all of the photo',
      cutout: 'The product without its white ground',
    }),
    colour('ground', 'Ground of a cut-out', true),
    MASK,
    RADIUS,
    number('frame', 'Frame', 0, 100),
    colour('frame_color', 'Frame’s colour', true),
    number('tilt', 'Tilt', -15, 15),
    number('zoom', 'Zoom', 1, 4, 0.1),
    { key: 'shadow', label: 'Shadow', kind: 'switch' },
  ],
  pattern: [MASK, RADIUS],
  shape: [
    choice('kind', 'Kind', {
      rect: 'Rectangle',
      ellipse: 'Ellipse',
      arch: 'Arch',
      ring: 'Ring',
      quotes: 'Quotation marks',
      wave: 'Wave',
      slant: 'Slant',
      scallop: 'Scallop',
      tag: 'Tag',
      bow: 'Bow',
    }),
    colour('color', 'Colour'),
    RADIUS,
    number('tilt', 'Tilt', -15, 15),
    { key: 'shadow', label: 'Shadow', kind: 'switch' },
  ],
  gradient: [
    colour('start', 'From'),
    number('start_alpha', 'Opaque', 0, 1, 0.05),
    colour('end', 'To'),
    number('end_alpha', 'Opaque at the end', 0, 1, 0.05),
    choice('direction', 'Runs', { down: 'Down', right: 'To the right' }),
  ],
}; // prettier-ignore

/** What holds where a property is left out. */
export const DEFAULTS: Record<string, unknown> = {
  align: 'start',
  anchor: 'top',
  direction: 'down',
  end_alpha: 1,
  gap: 24,
  line_height: 1.1,
  marker: 'number',
  mask: 'rect',
  mode: 'photo',
  max_items: 5,
  max_lines: 1,
  max_rows: 5,
  radius: 0,
  slot: 0,
  start_alpha: 1,
  thickness: 2,
  zoom: 1,
};
