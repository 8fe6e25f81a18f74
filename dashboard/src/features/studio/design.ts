/** A template's design as the editor changes it: pure functions on what stands in `template.json`. */

export const WIDTH = 1000;
export const HEIGHT = 1500;
/** Pinterest lays its own button over the lower right corner. */
export const CORNER = { width: 200, height: 160 };
const FARTHEST: [number, number] = [-500, 2000];
const LEAST = 24;

export type Side = 'left' | 'top' | 'right' | 'bottom';
export const SIDES: Side[] = ['left', 'top', 'right', 'bottom'];
/** Pixels, or a stack's edge such as `card.top - 40`. */
export type Edge = number | string;
export type Box = Record<Side, Edge>;
export type Rect = Record<Side, number>;

export type Part = Record<string, unknown>;
export interface Layer extends Part {
  type: string;
  box: Box;
  name?: string;
  children?: Part[];
}
export interface Design extends Part {
  name: string;
  title: string;
  margin: number;
  layers: Layer[];
  schemes: Record<string, Record<string, string>>;
  tokens?: { fonts?: Record<string, string>; radii?: Record<string, number> };
}

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null;

/** The design in a text; null while the text is none, or none with layers that have boxes. */
export function readDesign(text: string): Design | null {
  try {
    const design: unknown = JSON.parse(text);
    if (!isPart(design) || !Array.isArray(design.layers) || !isPart(design.schemes)) return null;
    const whole = design.layers.every((layer) => isPart(layer) && isPart(layer.box) && hasEdges(layer.box));
    return whole && typeof design.margin === 'number' ? (design as Design) : null;
  } catch {
    return null;
  }
}

const hasEdges = (box: Part) => SIDES.every((side) => ['number', 'string'].includes(typeof box[side]));

export const writeDesign = (design: object) => `${JSON.stringify(design, null, 2)}\n`;

const REFERENCE = /^([a-z][a-z0-9_]*)\.(left|top|right|bottom)(?:\s*([+-])\s*(\d+(?:\.\d+)?))?$/;

/** An edge in pixels; what a reference leads to is where that stack's texts stand. */
export function resolveEdge(edge: Edge, stacks: ReadonlyMap<string, Rect>): number {
  if (typeof edge === 'number') return edge;
  const match = REFERENCE.exec(edge);
  const rect = stacks.get(match?.[1] ?? '');
  if (!match || !rect) return 0;
  const offset = Number(match[4] ?? 0);
  return rect[match[2] as Side] + (match[3] === '-' ? -offset : offset);
}

export function resolveBox(box: Box, stacks: ReadonlyMap<string, Rect>): Rect {
  const [left, top, right, bottom] = SIDES.map((side) => resolveEdge(box[side], stacks));
  return { left, top, right, bottom } as Rect;
}

/** The edge moved; one that refers to a stack still does, with another distance. */
export function shiftEdge(edge: Edge, by: number): Edge {
  if (typeof edge === 'number') return round(edge + by);
  const match = REFERENCE.exec(edge);
  if (!match) return edge;
  const offset = round(Number(match[4] ?? 0) * (match[3] === '-' ? -1 : 1) + by);
  const base = `${match[1] ?? ''}.${match[2] ?? ''}`;
  return offset === 0 ? base : `${base} ${offset < 0 ? '-' : '+'} ${String(Math.abs(offset))}`;
}

const round = (value: number) => Math.round(value * 10) / 10;

export const padding = (layer: Layer) =>
  isPart(layer.panel) && typeof layer.panel.padding === 'number' ? layer.panel.padding : 0;

/** How far the edges of a layer may go: texts stay within the margin, pictures may leave the canvas. */
export function limits(layer: Layer, margin: number): Rect {
  const [least, most] = FARTHEST;
  if (layer.type !== 'stack') return { left: least, top: least, right: most, bottom: most };
  const inset = margin - padding(layer);
  return { left: inset, top: inset, right: WIDTH - inset, bottom: HEIGHT - inset };
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** A movement after which some of the layer is still on the page: what is gone cannot be taken hold of. */
const kept = (by: number, near: number, far: number, size: number) =>
  clamp(by, Math.min(0, LEAST - far), Math.max(0, size - LEAST - near));

export type Grip = 'move' | `${'n' | 's'}${'w' | 'e'}`;

/** What a movement does to each side, kept within the limits and at least 24 px wide and high. */
export function sidesMoved(grip: Grip, by: { x: number; y: number }, rect: Rect, limit: Rect): Rect {
  if (grip === 'move') {
    const x = clamp(by.x, Math.min(0, limit.left - rect.left), Math.max(0, limit.right - rect.right));
    const y = clamp(by.y, Math.min(0, limit.top - rect.top), Math.max(0, limit.bottom - rect.bottom));
    const across = kept(x, rect.left, rect.right, WIDTH);
    const down = kept(y, rect.top, rect.bottom, HEIGHT);
    return { left: across, right: across, top: down, bottom: down };
  }
  const moved = { left: 0, top: 0, right: 0, bottom: 0 };
  const { left, top, right, bottom } = rect;
  if (grip.endsWith('w')) moved.left = clamp(left + by.x, Math.min(left, limit.left), right - LEAST) - left;
  else moved.right = clamp(right + by.x, left + LEAST, Math.max(right, limit.right)) - right;
  if (grip.startsWith('n')) moved.top = clamp(top + by.y, Math.min(top, limit.top), bottom - LEAST) - top;
  else moved.bottom = clamp(bottom + by.y, top + LEAST, Math.max(bottom, limit.bottom)) - bottom;
  return moved;
}

export function shiftBox(box: Box, by: Rect): Box {
  const [left, top, right, bottom] = SIDES.map((side) =>
    by[side] ? shiftEdge(box[side], by[side]) : box[side],
  );
  return { left, top, right, bottom } as Box;
}

export interface Guides {
  x: number | null;
  y: number | null;
}

/** The movement pulled to the nearest line within `reach` px: margins, middle, edges of the other boxes. */
export function snap(
  grip: Grip,
  by: { x: number; y: number },
  rect: Rect,
  others: Rect[],
  margin: number,
  reach: number,
): { by: { x: number; y: number }; guides: Guides } {
  const own = {
    x: grip === 'move' ? [rect.left, (rect.left + rect.right) / 2, rect.right] : [grip.endsWith('w') ? rect.left : rect.right],
    y: grip === 'move' ? [rect.top, (rect.top + rect.bottom) / 2, rect.bottom] : [grip.startsWith('n') ? rect.top : rect.bottom],
  }; // prettier-ignore
  const linesX = [
    0,
    margin,
    WIDTH / 2,
    WIDTH - margin,
    WIDTH,
    ...others.flatMap((one) => [one.left, one.right]),
  ];
  const linesY = [
    0,
    margin,
    HEIGHT / 2,
    HEIGHT - margin,
    HEIGHT,
    ...others.flatMap((one) => [one.top, one.bottom]),
  ];
  const x = nearest(own.x, by.x, linesX, reach);
  const y = nearest(own.y, by.y, linesY, reach);
  return { by: { x: x.by, y: y.by }, guides: { x: x.line, y: y.line } };
}

function nearest(own: number[], by: number, lines: number[], reach: number) {
  let best: { by: number; line: number | null } = { by, line: null };
  let gap = reach;
  for (const place of own) {
    for (const line of lines) {
      const distance = Math.abs(line - (place + by));
      if (distance >= gap) continue;
      gap = distance;
      best = { by: line - place, line };
    }
  }
  return best;
}

/** The design with one layer replaced by what `change` makes of it. */
export function withLayer(design: Design, index: number, change: (layer: Layer) => Layer): Design {
  return { ...design, layers: design.layers.map((layer, at) => (at === index ? change(layer) : layer)) };
}

/** The design without a layer; edges that referred to it stay where they are. */
export function withoutLayer(design: Design, index: number, stacks: ReadonlyMap<string, Rect>): Design {
  const gone = design.layers[index]?.name;
  const fixed = (edge: Edge) =>
    typeof edge === 'string' && gone && edge.startsWith(`${gone}.`) ? round(resolveEdge(edge, stacks)) : edge;
  const freed = (box: Box): Box => ({
    left: fixed(box.left),
    top: fixed(box.top),
    right: fixed(box.right),
    bottom: fixed(box.bottom),
  });
  const layers = design.layers
    .filter((_, at) => at !== index)
    .map((layer) => ({
      ...layer,
      box: freed(layer.box),
      ...(isPart(layer.window) && hasEdges(layer.window) && { window: freed(layer.window as Box) }),
    }));
  return { ...design, layers };
}

export function swapLayers(design: Design, index: number, by: 1 | -1): Design {
  const layers = [...design.layers];
  const [one] = layers.splice(index, 1);
  if (one) layers.splice(index + by, 0, one);
  return { ...design, layers };
}

const firstColour = (design: Design) => Object.keys(Object.values(design.schemes)[0] ?? {})[0] ?? 'ink';

/** A new layer in the middle, in the words of the design's own tokens. */
export function newLayer(design: Design, kind: 'stack' | 'picture' | 'shape'): Layer {
  const box = { left: 200, top: 600, right: 800, bottom: 900 };
  const color = typeof design.ground === 'string' ? design.ground : firstColour(design);
  if (kind === 'shape') return { type: 'shape', kind: 'rect', box, color: firstColour(design) };
  if (kind === 'picture') return { type: 'picture', box, art: ['still-life', 'shelves', 'blocks'] };
  const taken = new Set(design.layers.map((layer) => layer.name));
  let number = 1;
  while (taken.has(`box${String(number)}`)) number += 1;
  const font = Object.keys(design.tokens?.fonts ?? {})[0] ?? 'Manrope-Bold';
  const text = {
    type: 'text',
    source: 'words',
    words: 'Your words',
    font,
    size: 44,
    min_size: 28,
    color: 'ink',
  };
  return { type: 'stack', name: `box${String(number)}`, box, on: color, children: [text] };
}

const SOURCES: Record<string, string> = {
  headline: 'headline',
  kicker: 'small line',
  point: 'first point',
  disclosure: 'ad label',
  site: 'site',
  brand: 'brand name',
  count: 'count',
  words: 'own words',
};

/** What a child of a text box is called. */
export function childName(child: Part): string {
  const source = SOURCES[String(child.source)];
  if (child.type === 'badge') return `Badge: ${source ?? 'text'}`;
  if (source) return source.charAt(0).toUpperCase() + source.slice(1);
  const type = String(child.type);
  return type === 'rule' ? 'Line' : type.charAt(0).toUpperCase() + type.slice(1);
}

/** What a layer is called, as it is read out. */
export function layerName(layer: Layer): string {
  if (layer.type === 'stack') return `Text box “${layer.name ?? ''}”`;
  if (layer.type === 'picture') return `Picture ${String(Number(layer.slot ?? 0) + 1)}`;
  if (layer.type === 'shape') return `Shape: ${String(layer.kind)}`;
  return layer.type === 'gradient' ? 'Gradient' : 'Pattern';
}

/** What a text box shows, in words. */
export const contentWords = (layer: Layer) =>
  (layer.children ?? [])
    .flatMap((child) => (Array.isArray(child.children) ? (child.children as Part[]) : [child]))
    .map((child) => childName(child).toLowerCase())
    .join(', ');

/** A name for `template.json` out of a title; the number keeps it from being taken. */
export function nameFrom(title: string, taken: ReadonlySet<string>): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 34);
  const base = words.length > 1 ? words.replace(/-+$/, '') : 'my-template';
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}-${String(number)}`;
  return name;
}
