import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import {
  CORNER,
  contentWords,
  HEIGHT,
  layerName,
  limits,
  resolveBox,
  shiftBox,
  sidesMoved,
  snap,
  WIDTH,
  withLayer,
  type Design,
  type Grip,
  type Guides,
  type Layer,
  type Rect,
} from './design';
import css from './studio.module.css';

const GRIPS: Exclude<Grip, 'move'>[] = ['nw', 'ne', 'sw', 'se'];
const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const SNAP_PX = 7;

interface Props {
  design: Design;
  /** Where each text box's texts stand, by its name. */
  stacks: ReadonlyMap<string, Rect>;
  picture: string | null;
  isDrawing: boolean;
  chosen: number | null;
  readOnly: boolean;
  onChoose: (index: number) => void;
  onChange: (design: Design, tag: string | null) => void;
}

interface Drag {
  index: number;
  grip: Grip;
  start: { x: number; y: number };
  moved: Rect;
  guides: Guides;
}

const percent = (part: number, whole: number) => `${String((part / whole) * 100)}%`;
const place = ({ left, top, right, bottom }: Rect) => ({
  left: percent(left, WIDTH),
  top: percent(top, HEIGHT),
  width: percent(right - left, WIDTH),
  height: percent(bottom - top, HEIGHT),
});
const NONE = { left: 0, top: 0, right: 0, bottom: 0 };

/** The picture with a frame on every layer that can be moved. */
export function Canvas({ design, stacks, picture, isDrawing, chosen, readOnly, onChoose, onChange }: Props) {
  const sheet = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const rects = design.layers.map((layer) => resolveBox(layer.box, stacks));

  const heights = stacking(design.layers, rects, chosen);

  const begin = (event: PointerEvent, index: number, grip: Grip) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    onChoose(index);
    if (readOnly) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const start = { x: event.clientX, y: event.clientY };
    setDrag({ index, grip, start, moved: NONE, guides: { x: null, y: null } });
  };
  const move = (event: PointerEvent) => {
    const layer = drag && design.layers[drag.index];
    const rect = drag && rects[drag.index];
    const wide = sheet.current?.getBoundingClientRect().width;
    if (!drag || !layer || !rect || !wide) return;
    const scale = WIDTH / wide;
    const by = { x: (event.clientX - drag.start.x) * scale, y: (event.clientY - drag.start.y) * scale };
    const others = rects.filter((_, at) => at !== drag.index);
    // Ctrl places freely.
    const pulled = event.ctrlKey
      ? { by: { x: Math.round(by.x), y: Math.round(by.y) }, guides: { x: null, y: null } }
      : snap(drag.grip, by, rect, others, design.margin, SNAP_PX * scale);
    const moved = sidesMoved(drag.grip, round(pulled.by), rect, limits(layer, design.margin));
    setDrag({ ...drag, moved, guides: pulled.guides });
  };
  const end = () => {
    if (!drag) return;
    setDrag(null);
    if (Object.values(drag.moved).some((by) => by !== 0)) {
      onChange(moveLayer(design, drag.index, drag.moved), null);
    }
  };
  const onKey = (event: KeyboardEvent, index: number) => {
    const arrow = ARROWS[event.key];
    const layer = design.layers[index];
    const rect = rects[index];
    if (!arrow || !layer || !rect || readOnly || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const step = event.shiftKey ? 10 : 1;
    const by = { x: arrow[0] * step, y: arrow[1] * step };
    const moved = sidesMoved(event.altKey ? 'se' : 'move', by, rect, limits(layer, design.margin));
    onChange(moveLayer(design, index, moved), `nudge ${String(index)} ${event.altKey ? 'size' : 'place'}`);
  };

  return (
    <div
      ref={sheet}
      className={css.sheet}
      role="group"
      aria-label="The picture’s layers"
      aria-describedby="canvas-keys"
      aria-busy={isDrawing || undefined}
    >
      {picture ? (
        <img className={css.drawn} src={picture} alt="The template as it is drawn" draggable={false} />
      ) : (
        <div className={css.undrawn} />
      )}
      <div className={css.safe} style={place(safeZone(design.margin))} aria-hidden />
      <div
        className={css.corner}
        style={place({
          left: WIDTH - CORNER.width,
          top: HEIGHT - CORNER.height,
          right: WIDTH,
          bottom: HEIGHT,
        })}
        aria-hidden
      >
        Pinterest’s button
      </div>
      {design.layers.map((layer, index) => {
        const rect = rects[index] ?? NONE;
        const shown = drag?.index === index ? add(rect, drag.moved) : rect;
        const here = chosen === index;
        return (
          <div
            key={index}
            className={css.frame}
            data-kind={layer.type}
            data-chosen={here || undefined}
            data-high={shown.top < 70 || undefined}
            style={{ ...place(shown), zIndex: heights[index] }}
            role="button"
            tabIndex={0}
            aria-pressed={here}
            aria-label={frameLabel(layer, shown)}
            onPointerDown={(event) => {
              begin(event, index, 'move');
            }}
            onPointerMove={move}
            onPointerUp={end}
            onPointerCancel={() => {
              setDrag(null);
            }}
            onFocus={() => {
              onChoose(index);
            }}
            onKeyDown={(event) => {
              onKey(event, index);
            }}
          >
            {here && (
              <span className={css.frameName} aria-hidden>
                {layerName(layer)}
              </span>
            )}
            {here &&
              !readOnly &&
              GRIPS.map((grip) => (
                <span
                  key={grip}
                  className={css.grip}
                  data-grip={grip}
                  aria-hidden
                  onPointerDown={(event) => {
                    begin(event, index, grip);
                  }}
                  onPointerMove={move}
                  onPointerUp={end}
                />
              ))}
          </div>
        );
      })}
      {drag && drag.guides.x !== null && (
        <span className={css.guideX} style={{ left: percent(drag.guides.x, WIDTH) }} />
      )}
      {drag && drag.guides.y !== null && (
        <span className={css.guideY} style={{ top: percent(drag.guides.y, HEIGHT) }} />
      )}
    </div>
  );
}

const round = ({ x, y }: { x: number; y: number }) => ({ x: Math.round(x), y: Math.round(y) });
const safeZone = (margin: number) => ({
  left: margin,
  top: margin,
  right: WIDTH - margin,
  bottom: HEIGHT - margin,
});
const add = (rect: Rect, by: Rect): Rect => ({
  left: rect.left + by.left,
  top: rect.top + by.top,
  right: rect.right + by.right,
  bottom: rect.bottom + by.bottom,
});

const moveLayer = (design: Design, index: number, by: Rect) =>
  withLayer(design, index, (layer) => ({ ...layer, box: shiftBox(layer.box, by) }));

/** How high each frame lies: the smaller the higher, so that each can be reached; the chosen one on top. */
function stacking(layers: Layer[], rects: Rect[], chosen: number | null): number[] {
  const area = (index: number) => {
    const rect = rects[index];
    return rect ? (rect.right - rect.left) * (rect.bottom - rect.top) : 0;
  };
  const isText = (index: number) => (layers[index]?.type === 'stack' ? 1 : 0);
  const order = layers.map((_, index) => index).sort((a, b) => isText(a) - isText(b) || area(b) - area(a));
  // One that is as large as the sheet would cover all others.
  const top = chosen !== null && area(chosen) < 0.5 * WIDTH * HEIGHT ? chosen : null;
  return layers.map((_, index) => (index === top ? layers.length : order.indexOf(index)) + 2);
}

function frameLabel(layer: Layer, rect: Rect): string {
  const words = layer.type === 'stack' ? `: ${contentWords(layer)}` : '';
  const size = `${px(rect.right - rect.left)} by ${px(rect.bottom - rect.top)}`;
  return `${layerName(layer)}${words}. ${size} px, ${px(rect.left)} from the left, ${px(rect.top)} from the top`;
}

const px = (value: number) => String(Math.round(value));
